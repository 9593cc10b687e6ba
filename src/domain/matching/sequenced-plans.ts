import { mayTake, placesFor } from '../admission/capacity.js';
import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { CapacityReport } from '../program.js';
import { horizonEndOf, type Candidate } from './candidate.js';
import { dayOf, draftUnder, movedLeg } from './couple-legs.js';
import { coupleTermsOf, firstDay } from './couple-terms.js';
import { type Leg, ownLeg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';
import { makesPriorityWait, mayMakePriorityWait } from './priority-waits.js';

/**
 * One after the other, without overlap: the second starts on or after the day the first leaves. The second place can
 * never be reserved so far ahead, so the plan is always provisional. A priority client is never second.
 */
export function sequencedPlan(first: Candidate, second: Candidate, search: PairSearch): PlanDraft | undefined {
  const couple = coupleTermsOf(first, second, true);
  const own = ownLeg(first);
  const { horizonDays } = search.terms;
  const mayBeFirst = (date: IsoDate) => couple?.allows(date, addDays(date, STAY_AT_MOST)) ?? true;
  const opening = own && movedLeg(own, horizonEndOf(first, search.terms), mayBeFirst);
  const { readyOn } = second.decision;
  if (!opening || readyOn === undefined) return undefined;
  if (opening !== own && makesPriorityWait(first, second, dayOf(opening))) return undefined;
  const { typicalStayDays } = first.program;
  const leaves = addDays(dayOf(opening), typicalStayDays ?? 1);
  const earliest = laterOf(readyOn, leaves);
  const allowed = (date: IsoDate) => couple?.allows(dayOf(opening), date) ?? true;
  const from = firstDay(earliest, addDays(earliest, horizonDays), allowed);
  if (from === undefined || makesPriorityWait(second, first, from)) return undefined;
  const dated = opening.startOn !== undefined && typicalStayDays !== undefined;
  const startOn = dated ? firstDayThen(second, from, horizonDays, allowed) : undefined;
  // By the time the first leaves the second may have grown too old, or another rule may stand.
  if (dated && startOn === undefined) return undefined;
  const later: Leg = { candidate: second, notBefore: startOn ?? from, ...(startOn !== undefined && { startOn }) };
  const conditions: PlanCondition[] = [
    ...(typicalStayDays === undefined
      ? [{ of: 'staff' as const, programId: first.program.id, what: 'how long the stay is' }]
      : []),
    { of: 'staff', programId: second.program.id, what: 'the second place: it cannot be reserved so far ahead' },
    ...mayMakePriorityWait(second, first, from),
    ...(opening === own ? [] : mayMakePriorityWait(first, second, dayOf(opening))),
  ];
  return draftUnder(couple, 'sequenced', [opening, later], conditions);
}

/** Days after which nothing about the start of the second keeps the first from starting. */
const STAY_AT_MOST = 10 * 365;

/** The first day on which the second could start, were a place kept: an intake day where there are fixed ones. */
function firstDayThen(
  { decision, partner }: Candidate,
  from: IsoDate,
  days: number,
  allowed: (date: IsoDate) => boolean,
): IsoDate | undefined {
  const { capacity } = decision;
  const fits = ({ kind }: CapacityReport) => mayTake(kind, partner.facts) === 'yes';
  const fixedDays = capacity.usable.some((report) => report.access.mode === 'recurring-intake' && fits(report));
  const until = addDays(from, days);
  for (let date = from; date <= until; date = addDays(date, 1)) {
    if (fixedDays && placesFor(capacity, partner.facts, date).length === 0) continue;
    if (decision.admissibleOn(date) && allowed(date)) return date;
  }
  return undefined;
}
