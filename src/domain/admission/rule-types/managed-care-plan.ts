import { addMonths, firstOfNextMonth, type IsoDate } from '../../calendar.js';
import { atLeastOne, listOf, oneOf, text, wholeNumber } from '../../facts/fact-type.js';
import type { Ask } from '../ask.js';
import { countyName } from '../county-name.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import type { Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const CHANGE_PLAN: Step = {
  code: 'change-managed-care-plan',
  action: 'ask for another managed-care plan, one that the program takes',
  actor: 'case-manager',
  leadDays: 0,
};
const MOVE_COUNTY: Step = {
  code: 'move-medicaid-county',
  action: 'report where the client lives now, so that Medicaid moves to a county that the program takes',
  actor: 'case-manager',
  leadDays: 0,
};
const TAKEN = { taken: true } as const;

/**
 * Medicaid alone is not enough where it is paid through plans or counties. A change that is asked for today begins on
 * the first of the next month; after the day of the month by which the state wants it, a month later.
 */
export const managedCarePlan = defineRuleType({
  code: 'managed-care-plan',
  label: 'Managed-care plan',
  question: "Is the client's Medicaid in a plan and a county that pay this program?",
  source:
    'R18: program networks; 42 CFR 438.56: a plan can be left for cause at any time, at the latest from the first day of ' +
    'the second month after asking',
  reads: ['coverage', 'managedCarePlans', 'medicaidCounty'],
  required: {},
  optional: {
    plans: atLeastOne(listOf(text(80))),
    withoutPlan: oneOf(['taken', 'not-taken']),
    counties: atLeastOne(listOf(text(60))),
    cutOffDay: wholeNumber(1, 31),
  },

  evaluate({ coverage, managedCarePlans, medicaidCounty }, { plans, withoutPlan, counties, cutOffDay = 31 }, { asOf }) {
    if (!plans && !counties) return askStaff('Which managed-care plans, or counties, pay for a stay here?');
    if (coverage === undefined) return needs('coverage');
    if (!coverage.includes('medicaid')) return met('has no Medicaid, which alone this is about');

    const parts = [planPart(managedCarePlans, plans, withoutPlan), countyPart(medicaidCounty, counties)];
    const steps = parts.flatMap((part) => ('step' in part ? [part.step] : []));
    const asks = parts.flatMap((part) => ('ask' in part ? [part.ask] : []));
    if (steps.length > 0)
      return unmet("the program is not paid by the client's Medicaid as it is today", {
        steps,
        notBefore: beginningOf(asOf, cutOffDay),
        ...(asks.length > 0 && { asks }),
      });
    if (asks.length > 0)
      return { outcome: 'unknown', because: 'not recorded: who pays the program for this Medicaid', asks };
    return met("the client's Medicaid pays the program");
  },
});

type Part = typeof TAKEN | { readonly step: Step } | { readonly ask: Ask };

function planPart(held?: readonly string[], taken?: readonly string[], withoutPlan?: 'taken' | 'not-taken'): Part {
  if (!taken) return TAKEN;
  if (!held) return { ask: { of: 'client', fact: 'managedCarePlans' } };
  if (held.length === 0 && withoutPlan === undefined)
    return { ask: { of: 'staff', question: 'Do you take Medicaid that is in no managed-care plan?' } };
  const names = taken.map(planName);
  const isTaken = held.length === 0 ? withoutPlan === 'taken' : held.some((plan) => names.includes(planName(plan)));
  return isTaken ? TAKEN : { step: CHANGE_PLAN };
}

function countyPart(county?: string, taken?: readonly string[]): Part {
  if (!taken) return TAKEN;
  if (county === undefined) return { ask: { of: 'client', fact: 'medicaidCounty' } };
  return taken.map(countyName).includes(countyName(county)) ? TAKEN : { step: MOVE_COUNTY };
}

/** A name as one card or another prints it. */
function planName(written: string): string {
  return written.trim().toLowerCase().replace(/\s+/g, ' ');
}

function beginningOf(asked: IsoDate, cutOffDay: number): IsoDate {
  const next = firstOfNextMonth(asked);
  return Number(asked.slice(8)) <= cutOffDay ? next : addMonths(next, 1);
}
