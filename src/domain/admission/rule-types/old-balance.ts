import { oneOf, wholeNumber, yesOrNo } from '../../facts/fact-type.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import { byStep, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Adds up what the client owes here; the partner's debt is never looked at. An amount that nobody knows, or a bill of
 * the agency that may or may not be this program's, leaves the answer open unless it makes no difference.
 */
export const oldBalance = defineRuleType({
  code: 'old-balance',
  label: 'Old balance',
  question: 'Is what the client still owes from earlier stays small enough?',
  source: 'R9, R10: program practice (Simmons 2006: back bills); agencies with shared billing count all their programs',
  reads: ['balances'],
  readsPlace: true,
  required: {
    maximumDollars: wholeNumber(0, 1_000_000),
    paymentPlan: oneOf(['accepted', 'not-accepted']),
    scope: oneOf(['program', 'agency']),
  },
  optional: { planDays: wholeNumber(0, 365), fund: yesOrNo, writeOff: yesOrNo },

  evaluate({ balances }, { maximumDollars, scope, ...ways }, { organizationId, programId }) {
    if (balances === undefined) return needs('balances');
    const concerning = balances.filter(
      ({ organization, program }) =>
        organization === organizationId && (scope === 'agency' || program === undefined || program === programId),
    );
    const surely = concerning.filter(({ program }) => scope === 'agency' || program !== undefined);
    const least = surely.reduce((sum, { dollars = 0 }) => sum + dollars, 0);
    const most = concerning.reduce((sum, { dollars = Infinity }) => sum + dollars, 0);

    if (most === 0) return met('owes nothing here');
    if (most <= maximumDollars) return met(`owes no more than ${String(maximumDollars)} dollars here`);
    if (least <= maximumDollars)
      return needsMore('balances', 'owes money here, and it is not recorded how much or to which program');
    return unmet(`owes more than ${String(maximumDollars)} dollars here`, ...waysOut(ways, organizationId));
  },
});

interface Ways {
  readonly paymentPlan: 'accepted' | 'not-accepted';
  readonly planDays?: number;
  readonly fund?: 'yes' | 'no';
  readonly writeOff?: 'yes' | 'no';
}

/** The work is done once with each agency, so its code names the agency. */
function waysOut({ paymentPlan, planDays = 3, fund, writeOff }: Ways, organizationId: string): Remedy[] {
  const way = (code: string, action: string, leadDays: number) =>
    byStep({ code: `${code}:${organizationId}`, action, actor: 'case-manager', leadDays });
  return [
    ...(paymentPlan === 'accepted'
      ? [way('payment-plan', 'agree on a payment plan for the old balance', planDays)]
      : []),
    ...(fund === 'yes' ? [way('emergency-fund', 'have an emergency fund pay the old balance', 5)] : []),
    ...(writeOff === 'yes' ? [way('write-off', 'ask the agency to write off the old balance', 14)] : []),
  ];
}
