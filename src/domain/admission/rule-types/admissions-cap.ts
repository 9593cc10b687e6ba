import { addMonths, type IsoDate } from '../../calendar.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import { byRequest, byWaiting, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * "Three times in twelve months": an admission counts until the day that is so many months later, on which it has left
 * the window. A stay of which the first day is not recorded began on its last day at the latest.
 */
export const admissionsCap = defineRuleType({
  code: 'admissions-cap',
  label: 'Cap on admissions',
  question: 'Has the client been admitted here fewer times than the cap allows?',
  source: 'R39: program and payer practice, such as three admissions in twelve months',
  reads: ['discharges'],
  readsPlace: true,
  readsDay: true,
  required: { maximum: wholeNumber(1, 20), months: wholeNumber(1, 60), scope: oneOf(['program', 'agency']) },
  optional: { waiverDays: wholeNumber(0, 60) },

  evaluate({ discharges }, { maximum, months, scope, waiverDays }, { on, organizationId, programId }) {
    if (discharges === undefined) return needs('discharges');
    const counting = discharges
      .filter(
        ({ organization, program = programId }) =>
          organization === organizationId && (scope === 'agency' || program === programId),
      )
      .map(({ admittedOn, program, on: left }) => ({
        sure: admittedOn !== undefined && (scope === 'agency' || program !== undefined),
        leaves: addMonths(admittedOn ?? left, months),
      }))
      .filter(({ leaves }) => on < leaves);
    const sure = counting.filter((stay) => stay.sure);
    const cap = `${String(maximum)} times in ${String(months)} months`;
    if (counting.length < maximum) return met(`was admitted here fewer than ${cap}`);
    if (sure.length < maximum)
      return needsMore('discharges', 'it is not recorded when, or to which program, an earlier admission was');
    return unmet(
      `was already admitted here ${cap}`,
      ...byWindow(freeFrom(counting, maximum), freeFrom(sure, maximum)),
      ...byWaiver(waiverDays, programId),
    );
  },
});

/** The first day on which fewer than the maximum still count. */
function freeFrom(stays: readonly { readonly leaves: IsoDate }[], maximum: number): IsoDate {
  const days = stays.map(({ leaves }) => leaves).sort();
  return days[days.length - maximum] as IsoDate;
}

/** Waiting until enough have left the window; sooner, if those of which not all is recorded turn out not to count. */
function byWindow(surely: IsoDate, perhaps: IsoDate): Remedy[] {
  if (perhaps === surely) return [byWaiting(surely)];
  return [byWaiting(surely), { ...byWaiting(perhaps), asks: [{ of: 'client', fact: 'discharges' }] }];
}

function byWaiver(days: number | undefined, programId: string): Remedy[] {
  if (days === undefined) return [];
  const step = {
    action: 'ask the director to waive the cap on admissions',
    actor: 'director',
    leadDays: days,
  } as const;
  return [byRequest({ code: `cap-waiver:${programId}`, ...step }, 'Does the director waive the cap for this client?')];
}
