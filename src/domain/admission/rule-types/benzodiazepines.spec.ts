import type { BenzodiazepineUse } from '../../vocabulary/use.js';
import type { RuleContext } from '../rule-type.js';
import { benzodiazepines } from './benzodiazepines.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (policy: string, benzodiazepineUse?: BenzodiazepineUse, agreesToTaper?: 'yes' | 'no') =>
  benzodiazepines.evaluate(
    { ...(benzodiazepineUse && { benzodiazepineUse }), ...(agreesToTaper && { agreesToTaper }) },
    { policy },
    context,
  );
const POLICIES = ['excluded', 'prescribed-only', 'evaluated', 'taper'];

describe('benzodiazepines', () => {
  it('has a clinician evaluate them first, where the program wants that', () => {
    expect(ask('evaluated', 'not-prescribed')).toEqual({
      outcome: 'unmet',
      because: 'takes benzodiazepines, and the program wants an evaluation first',
      remedies: [
        { steps: [expect.objectContaining({ code: 'benzodiazepine-evaluation', actor: 'clinician', leadDays: 2 })] },
      ],
    });
  });

  it.each(POLICIES)('is met for somebody who takes none, under %s', (policy) => {
    expect(ask(policy, 'none').outcome).toBe('met');
  });

  it('tells a prescription apart only where the program does', () => {
    expect(ask('prescribed-only', 'prescribed').outcome).toBe('met');
    expect(ask('prescribed-only', 'not-prescribed')).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(ask('excluded', 'prescribed')).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(ask('evaluated', 'prescribed').outcome).toBe('unmet');
  });

  it('has a slow taper begun by a clinician where the program wants one, for whoever agrees', () => {
    expect(ask('taper', 'prescribed', 'yes')).toEqual({
      outcome: 'unmet',
      because: 'takes benzodiazepines, and the program wants a taper begun first',
      remedies: [
        { steps: [expect.objectContaining({ code: 'benzodiazepine-taper', actor: 'clinician', leadDays: 2 })] },
      ],
    });
    expect(ask('taper', 'prescribed', 'no')).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(ask('taper', 'prescribed')).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'agreesToTaper' }] });
  });

  it('says what speaks against an exclusion', () => {
    expect(benzodiazepines.legalNote).toContain('FDA');
  });

  it.each(POLICIES)('asks when it is not recorded, under %s', (policy) => {
    expect(ask(policy)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'benzodiazepineUse' }] });
  });
});
