import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { registryAndArson } from './registry-and-arson.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const both = { bans: ['registry', 'arson'], policy: 'not-admitted' };

const ask = (facts: ClientFacts, values: Readonly<Record<string, unknown>> = both) =>
  registryAndArson.evaluate(facts, values, context);

describe('registry-and-arson', () => {
  it('is final, and gives one reason for both: which of the two it was stays with the client', () => {
    const registered = ask({ offenceRegistry: 'yes', convictions: [] });
    const arson = ask({ offenceRegistry: 'no', convictions: [{ offence: 'arson', on: '2004-06-01' }] });
    expect(registered).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(arson).toEqual(registered);
  });

  it('is decided by one of the two where the other is not known', () => {
    expect(ask({ convictions: [{ offence: 'arson' }] }).outcome).toBe('unmet');
    expect(ask({ offenceRegistry: 'yes' }).outcome).toBe('unmet');
  });

  it('looks only at what the program asks', () => {
    expect(ask({ offenceRegistry: 'no' }, { ...both, bans: ['registry'] }).outcome).toBe('met');
    expect(ask({ convictions: [{ offence: 'violence' }] }, { ...both, bans: ['arson'] }).outcome).toBe('met');
  });

  it('asks staff where they decide on each case', () => {
    expect(ask({ offenceRegistry: 'yes', convictions: [] }, { ...both, policy: 'ask-staff' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff' }],
    });
  });

  it('asks where something is not recorded', () => {
    expect(ask({})).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'offenceRegistry' }] });
    expect(ask({ offenceRegistry: 'no' })).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'convictions' }] });
    expect(ask({ offenceRegistry: 'no', convictions: [] }).outcome).toBe('met');
  });
});
