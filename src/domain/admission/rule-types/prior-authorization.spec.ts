import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { priorAuthorization } from './prior-authorization.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const house = { payers: ['medicaid', 'private-insurance'], levels: ['residential-short-term', 'asam-3:3.5'] };
const known: ClientFacts = { coverage: ['medicaid'], levelsOfCareSought: ['residential-short-term'] };
const find = (facts: ClientFacts, values: object = {}) =>
  priorAuthorization.evaluate({ ...known, ...facts }, { ...house, ...values }, context);
const given = (entry: object = {}): ClientFacts => ({
  priorAuthorizations: [{ payer: 'medicaid', level: 'residential-short-term', ...entry }],
});

describe('prior-authorization', () => {
  it('has staff ask the payer, which takes up to three days', () => {
    expect(find({ priorAuthorizations: [] })).toEqual({
      outcome: 'unmet',
      because: 'no authorization of this care stands on the day of admission',
      remedies: [
        {
          steps: [
            {
              code: 'prior-authorization:elm-street',
              action: 'ask medicaid to authorize the care, as urgent',
              actor: 'staff',
              leadDays: 3,
            },
          ],
        },
      ],
    });
    expect(find({ priorAuthorizations: [] }, { decisionDays: 1 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 1 }] }],
    });
  });

  it('counts an authorization up to and including its last day', () => {
    expect(find(given()).outcome).toBe('met');
    expect(find(given({ expiresOn: '2026-03-10' })).outcome).toBe('met');
    expect(find(given({ expiresOn: '2026-03-09' })).outcome).toBe('unmet');
  });

  it('counts none by another payer, for other care, or of a coverage that the client no longer has', () => {
    expect(find(given({ payer: 'medicare' })).outcome).toBe('unmet');
    expect(find(given({ level: 'outpatient' }), { levels: ['residential-short-term'] }).outcome).toBe('unmet');
    expect(find(given({ payer: 'private-insurance' })).outcome).toBe('unmet');
  });

  it('compares codes of two editions only through the map', () => {
    expect(find(given({ level: 'asam-4:3.5' })).outcome).toBe('met');
    expect(find(given({ level: 'asam-4:3.1' }), { levels: ['asam-3:3.5', 'residential-short-term'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'Does the authorization that the client has count here?' }],
    });
  });

  it('is met where no payer of the client has to be asked, or not for this care', () => {
    expect(find({ coverage: ['medicare'] }).outcome).toBe('met');
    expect(find({ coverage: [] }).outcome).toBe('met');
    expect(find({ levelsOfCareSought: ['outpatient'] }, { levels: ['residential-short-term'] }).outcome).toBe('met');
  });

  it('asks staff where nobody can tell whether this care is meant', () => {
    expect(find({ levelsOfCareSought: ['asam-3:3.5'] }, { levels: ['residential-short-term'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'Does medicaid have to be asked before this care?' }],
    });
  });

  it('asks for what is not recorded', () => {
    const asked = (facts: ClientFacts) => priorAuthorization.evaluate(facts, house, context);
    expect(asked({})).toMatchObject({ asks: [{ fact: 'coverage' }, { fact: 'levelsOfCareSought' }] });
    expect(asked({ levelsOfCareSought: ['residential-short-term'] })).toMatchObject({ asks: [{ fact: 'coverage' }] });
    expect(asked({ coverage: ['medicaid'] })).toMatchObject({ asks: [{ fact: 'levelsOfCareSought' }] });
    expect(asked(known)).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'priorAuthorizations' }] });
  });
});
