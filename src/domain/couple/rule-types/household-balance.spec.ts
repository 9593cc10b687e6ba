import type { ClientFacts } from '../../facts/index.js';
import type { CoupleRuleContext } from '../couple-rule-type.js';
import { householdBalance } from './household-balance.js';

const DAYS: CoupleRuleContext = {
  ...{ on: '2026-03-02', partnerOn: '2026-03-02' },
  ...{ organizationId: 'north', programId: 'north-detox' },
};
const DESK = { maximumDollars: 50, paymentPlan: 'accepted' };

const find = (balances: ClientFacts['balances'], values: object = {}) =>
  householdBalance.evaluate(balances ? { balances } : {}, { ...DESK, ...values }, DAYS);
const north = (dollars?: number) => ({ organization: 'north', ...(dollars !== undefined && { dollars }) });

describe('a bill that a desk holds against the partner', () => {
  it.each([
    ['nothing', 'met', []],
    ['the maximum', 'met', [north(50)]],
    ['a dollar more', 'unmet', [north(51)]],
    ['more, in two bills', 'unmet', [north(30), { ...north(30), program: 'north-clinic' }]],
    ['money elsewhere', 'met', [{ organization: 'south', dollars: 900 }]],
    ['an amount that nobody knows', 'unknown', [north()]],
    ['more than the maximum, and an amount that nobody knows', 'unmet', [north(51), north()]],
  ])('is looked for on the debtor’s own side: %s owed is %s', (_what, outcome, balances) => {
    expect(find(balances).outcome).toBe(outcome);
  });

  it('is unknown while the debtor was not asked', () => {
    expect(find(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'balances' }] });
  });

  it('is challenged by an advocate, or paid by a plan where the desk takes one', () => {
    const actors = (values: object) => {
      const finding = find([north(80)], values);
      return finding.outcome === 'unmet'
        ? finding.remedies.flatMap(({ steps }) => steps.map(({ actor }) => actor))
        : [];
    };
    expect(actors({})).toEqual(['advocate', 'case-manager']);
    expect(actors({ paymentPlan: 'not-accepted' })).toEqual(['advocate']);
  });

  it('is said to be improper', () => {
    expect(householdBalance).toMatchObject({ improper: true, reach: 'one-agency', holdsBack: 'partner' });
    expect(householdBalance.legalNote).toContain('binds whoever owes it');
  });
});
