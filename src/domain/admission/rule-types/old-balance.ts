import { addMonths, type IsoDate } from '../../calendar.js';
import type { FactValue } from '../../facts/index.js';
import { oneOf, wholeNumber, yesOrNo } from '../../facts/fact-type.js';
import type { Ask } from '../ask.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import { byStep, byWaiting, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

type Bill = FactValue<'balances'>[number];

/**
 * Adds up what the client owes here; the partner's debt is never looked at. An amount or a day that nobody knows, or a
 * bill of the agency that may or may not be this program's, leaves the answer open unless it makes no difference.
 */
export const oldBalance = defineRuleType({
  code: 'old-balance',
  label: 'Old balance',
  question: 'Is what the client still owes from earlier stays small enough?',
  source: 'R9, R10: program practice (Simmons 2006: back bills); agencies with shared billing count all their programs',
  legalNote:
    'Where medication is to end over a bill, SAMHSA accepted that with a humane taper, of about 21 days or more ' +
    '(AT Forum 2016). One partner’s bill is never the other’s.',
  reads: ['balances', 'dollarsAtAdmission'],
  readsPlace: true,
  readsDay: true,
  required: {
    maximumDollars: wholeNumber(0, 1_000_000),
    paymentPlan: oneOf(['accepted', 'not-accepted']),
    scope: oneOf(['program', 'agency']),
  },
  // `percentDown`: what is to be paid at once before the agency agrees on a plan for the rest.
  optional: {
    planDays: wholeNumber(0, 365),
    percentDown: wholeNumber(1, 99),
    fund: yesOrNo,
    writeOff: yesOrNo,
    forgivenAfterMonths: wholeNumber(1, 240),
  },

  evaluate(
    { balances, dollarsAtAdmission },
    { maximumDollars, scope, forgivenAfterMonths, ...ways },
    { on, organizationId, programId },
  ) {
    if (balances === undefined) return needs('balances');
    const concerning = balances.filter(
      ({ organization, program }) =>
        organization === organizationId && (scope === 'agency' || program === undefined || program === programId),
    );
    const forgivenOn = ({ on: billed }: Bill) =>
      billed && forgivenAfterMonths && addMonths(billed, forgivenAfterMonths);
    const standing = (day: IsoDate) => concerning.filter((bill) => (forgivenOn(bill) || 'never') > day);
    const surely = standing(on).filter(
      ({ program, on: billed }) =>
        (scope === 'agency' || program !== undefined) && (forgivenAfterMonths === undefined || billed !== undefined),
    );
    const least = surely.reduce((sum, { dollars = 0 }) => sum + dollars, 0);
    const most = mostOf(standing(on));

    if (most === 0) return met('owes nothing here');
    if (most <= maximumDollars) return met(`owes no more than ${String(maximumDollars)} dollars here`);
    if (least <= maximumDollars)
      return needsMore('balances', 'owes money here, and it is not recorded how much, since when or to which program');
    const forgiven = concerning
      .flatMap((bill) => forgivenOn(bill) || [])
      .sort()
      .find((day) => day > on && mostOf(standing(day)) <= maximumDollars);
    return unmet(
      `owes more than ${String(maximumDollars)} dollars here`,
      ...waysOut(ways, organizationId, { least, most, held: dollarsAtAdmission }),
      ...(forgiven ? [byWaiting(forgiven)] : []),
    );
  },
});

const mostOf = (bills: readonly Bill[]) => bills.reduce((sum, { dollars = Infinity }) => sum + dollars, 0);

interface Ways {
  readonly paymentPlan: 'accepted' | 'not-accepted';
  readonly planDays?: number;
  readonly percentDown?: number;
  readonly fund?: 'yes' | 'no';
  readonly writeOff?: 'yes' | 'no';
}

interface Sums {
  readonly least: number;
  readonly most: number;
  readonly held: number | undefined;
}

/** The work is done once with each agency, so its code names the agency. */
function waysOut({ paymentPlan, planDays = 3, percentDown, fund, writeOff }: Ways, agency: string, sums: Sums) {
  const way = (code: string, action: string, leadDays: number): Remedy =>
    byStep({ code: `${code}:${agency}`, action, actor: 'case-manager', leadDays });
  const down = percentDown === undefined ? '' : `, with ${String(percentDown)} percent paid down`;
  const open = percentDown === undefined ? [] : openForDownPayment(percentDown, sums);
  const plan = way('payment-plan', `agree on a payment plan for the old balance${down}`, planDays);
  return [
    ...(paymentPlan === 'accepted' && open ? [open.length > 0 ? { ...plan, asks: open } : plan] : []),
    ...(fund === 'yes' ? [way('emergency-fund', 'have an emergency fund pay the old balance', 5)] : []),
    ...(writeOff === 'yes' ? [way('write-off', 'ask the agency to write off the old balance', 14)] : []),
  ];
}

/** What is still to be known before a down payment is sure; undefined where the client cannot make it. */
function openForDownPayment(percent: number, { least, most, held }: Sums): readonly Ask[] | undefined {
  if (held === undefined) return [{ of: 'client', fact: 'dollarsAtAdmission' }];
  if (held * 100 < least * percent) return undefined;
  return held * 100 < most * percent ? [{ of: 'client', fact: 'balances' }] : [];
}
