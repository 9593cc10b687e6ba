import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { mobilityAndSelfCare } from './mobility-and-self-care.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const groundFloor = { meets: ['no-stairs', 'lower-bunk'] };
const strict = { ...groundFloor, others: 'not-met' };

const ask = (accessNeeds: ClientFacts['accessNeeds'], values: Readonly<Record<string, unknown>> = groundFloor) =>
  mobilityAndSelfCare.evaluate({ ...(accessNeeds && { accessNeeds }) }, values, context);

const question = { of: 'staff', question: 'Can the program accommodate: wheelchair?' };

describe('mobility-and-self-care', () => {
  it('is met for somebody who needs what the house has, or nothing', () => {
    expect(ask(['no-stairs'])).toMatchObject({ outcome: 'met', because: 'the program meets these needs' });
    expect(ask([], strict)).toMatchObject({ outcome: 'met', because: 'needs nothing particular' });
  });

  it('asks staff about what the program has not said', () => {
    expect(ask(['no-stairs', 'wheelchair'])).toMatchObject({ outcome: 'unknown', asks: [question] });
  });

  it('is not the last word where the program says no: an accommodation is asked for', () => {
    expect(ask(['wheelchair'], strict)).toEqual({
      outcome: 'unmet',
      because: 'needs something in the house that the program does not offer',
      remedies: [
        {
          steps: [expect.objectContaining({ code: 'accommodation:elm-street', actor: 'advocate', leadDays: 1 })],
          asks: [question],
        },
      ],
    });
  });

  it('asks the client where the needs are not recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'accessNeeds' }] });
  });
});
