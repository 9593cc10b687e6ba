import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { managedCarePlan } from './managed-care-plan.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const network = { plans: ['Blue River Health', 'County Care'] };
const find = (facts: ClientFacts, values: object = network, asOf = context.asOf) =>
  managedCarePlan.evaluate({ coverage: ['medicaid'], ...facts }, { ...values }, { ...context, asOf });

const change = expect.objectContaining({ code: 'change-managed-care-plan', actor: 'case-manager' });
const move = expect.objectContaining({ code: 'move-medicaid-county', actor: 'case-manager' });

describe('managed-care-plan', () => {
  it('begins with the next month for somebody who changes to a plan of the list', () => {
    expect(find({ managedCarePlans: ['Green Hills'] })).toEqual({
      outcome: 'unmet',
      because: "the program is not paid by the client's Medicaid as it is today",
      remedies: [{ steps: [change], notBefore: '2026-04-01' }],
    });
  });

  it('is met by any one plan on the card, however it is written', () => {
    expect(find({ managedCarePlans: ['Green Hills', ' county  CARE '] })).toEqual({
      outcome: 'met',
      because: "the client's Medicaid pays the program",
    });
  });

  it.each([
    ['2026-03-31', 31, '2026-04-01'],
    ['2026-03-15', 15, '2026-04-01'],
    ['2026-03-16', 15, '2026-05-01'],
    ['2026-12-31', 15, '2027-02-01'],
    ['2026-01-31', 31, '2026-02-01'],
  ])('asked for on %s, where the state wants it by day %d, begins on %s', (asOf, cutOffDay, notBefore) => {
    expect(find({ managedCarePlans: ['Green Hills'] }, { ...network, cutOffDay }, asOf)).toMatchObject({
      remedies: [{ notBefore }],
    });
  });

  it('asks staff about Medicaid without a plan, unless the program has said', () => {
    const none = { managedCarePlans: [] };
    expect(find(none)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff' }] });
    expect(find(none, { ...network, withoutPlan: 'taken' }).outcome).toBe('met');
    expect(find(none, { ...network, withoutPlan: 'not-taken' })).toMatchObject({ remedies: [{ steps: [change] }] });
  });

  it('concerns nobody without Medicaid', () => {
    expect(find({ coverage: ['medicare'] }).outcome).toBe('met');
    expect(find({ coverage: [] }).outcome).toBe('met');
  });

  describe('for the county', () => {
    const counties = { counties: ['Hartford', 'Tolland'] };

    it('goes by where the Medicaid case is, not by where the client stays', () => {
      expect(find({ medicaidCounty: 'hartford county' }, counties).outcome).toBe('met');
      expect(find({ medicaidCounty: 'Fairfield' }, counties)).toMatchObject({
        outcome: 'unmet',
        remedies: [{ steps: [move], notBefore: '2026-04-01' }],
      });
    });

    it('is looked at beside the plan: both changes, and what is still to be asked', () => {
      const both = { ...network, ...counties };
      expect(find({ managedCarePlans: ['Green Hills'], medicaidCounty: 'Fairfield' }, both)).toMatchObject({
        remedies: [{ steps: [change, move], notBefore: '2026-04-01' }],
      });
      expect(find({ managedCarePlans: ['Green Hills'] }, both)).toMatchObject({
        outcome: 'unmet',
        remedies: [{ steps: [change], asks: [{ of: 'client', fact: 'medicaidCounty' }] }],
      });
      expect(find({}, both)).toMatchObject({
        outcome: 'unknown',
        asks: [{ fact: 'managedCarePlans' }, { fact: 'medicaidCounty' }],
      });
    });
  });

  it('asks for coverage first, and staff where the rule names neither plans nor counties', () => {
    expect(managedCarePlan.evaluate({ managedCarePlans: [] }, network, context)).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'coverage' }],
    });
    expect(find({}, {})).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff' }] });
  });
});
