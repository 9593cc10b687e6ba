import { byStep } from '../../admission/remedy.js';
import { met, needs, needsMore, unmet } from '../../admission/finding.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { defineCoupleRuleType } from '../couple-rule-type.js';

/**
 * Found on the debtor's own side: some desks do not start with one of two while the other owes. The challenge comes
 * first of two ways that take equally long.
 */
export const householdBalance = defineCoupleRuleType({
  code: 'household-balance',
  label: 'Household balance',
  question: 'Is what this partner owes the agency small enough for the desk not to hold it against the other?',
  source: 'R11: a habit of some desks, beside the back bills of Simmons 2006',
  legalNote:
    'A bill binds whoever owes it. Whether a husband or wife answers for it too is for state law to say; an unmarried ' +
    'partner does not. Ask the agency for its ground in writing.',
  improper: true,
  reads: ['balances'],
  reach: 'one-agency',
  metBy: 'each',
  holdsBack: 'partner',
  required: { maximumDollars: wholeNumber(0, 1_000_000), paymentPlan: oneOf(['accepted', 'not-accepted']) },
  optional: { challengeDays: wholeNumber(0, 365), planDays: wholeNumber(0, 365) },

  evaluate({ balances }, { maximumDollars, paymentPlan, challengeDays = 3, planDays = 3 }, { organizationId }) {
    if (balances === undefined) return needs('balances');
    const here = balances.filter(({ organization }) => organization === organizationId);
    const least = here.reduce((sum, { dollars = 0 }) => sum + dollars, 0);
    const most = here.reduce((sum, { dollars = Infinity }) => sum + dollars, 0);
    if (most <= maximumDollars) return met('owes this agency nothing that its desk would hold against a partner');
    if (least <= maximumDollars)
      return needsMore('balances', 'owes this agency money, and it is not recorded how much');
    const way = (code: string, action: string, actor: 'advocate' | 'case-manager', leadDays: number) =>
      byStep({ code: `${code}:${organizationId}`, action, actor, leadDays });
    return unmet(
      'the desk holds an old bill of this partner against the other',
      way('challenge-balance', 'challenge that the bill of one is held against the other', 'advocate', challengeDays),
      ...(paymentPlan === 'accepted'
        ? [way('payment-plan', 'agree on a payment plan for the old balance', 'case-manager', planDays)]
        : []),
    );
  },
});
