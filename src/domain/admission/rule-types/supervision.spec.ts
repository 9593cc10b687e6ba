import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { supervision } from './supervision.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const mustAgree = { kinds: ['probation', 'parole'], policy: 'officer-must-agree' };

const ask = (facts: ClientFacts, values: Readonly<Record<string, unknown>> = mustAgree) =>
  supervision.evaluate(facts, values, context);

describe('supervision', () => {
  it('asks the officer, which takes five days, the consent of the client, and a yes that nobody can promise', () => {
    expect(ask({ supervision: ['probation'], officerAgrees: 'not-asked' })).toEqual({
      outcome: 'unmet',
      because: 'the officer has not been asked yet',
      remedies: [
        {
          steps: [
            {
              code: 'officer-agreement',
              action: "with the client's written consent, ask the officer to agree to treatment",
              actor: 'case-manager',
              leadDays: 5,
            },
          ],
          asks: [{ of: 'staff', question: 'Has the officer agreed to treatment?' }],
        },
      ],
    });
  });

  it('is met when the officer has agreed, and final when the officer has refused', () => {
    expect(ask({ supervision: ['parole'], officerAgrees: 'agreed' }).outcome).toBe('met');
    expect(ask({ supervision: ['parole'], officerAgrees: 'refused' })).toMatchObject({
      outcome: 'unmet',
      remedies: [],
    });
  });

  it('is met for somebody under no supervision, or under another kind', () => {
    expect(ask({ supervision: [] }).outcome).toBe('met');
    expect(ask({ supervision: ['treatment-court'] }).outcome).toBe('met');
  });

  it('is final where the program admits nobody under it, and names its rule', () => {
    expect(ask({ supervision: ['probation'] }, { ...mustAgree, policy: 'not-admitted' })).toEqual({
      outcome: 'unmet',
      because: 'the program admits nobody under: probation, parole',
      remedies: [],
    });
  });

  it('asks where supervision or the officer is not recorded', () => {
    expect(ask({})).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'supervision' }] });
    expect(ask({ supervision: ['probation'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'officerAgrees' }],
    });
  });
});
