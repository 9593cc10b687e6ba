import { mayTake, placesFor } from '../admission/capacity.js';
import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { CapacityReport } from '../program.js';
import type { Candidate } from './candidate.js';
import { draftOf, type Leg, ownLeg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';
import { makesPriorityWait, mayMakePriorityWait } from './same-program-plans.js';

/**
 * One after the other, without overlap: the second starts on or after the day the first leaves. The second place can
 * never be reserved so far ahead, so the plan is always provisional. A priority client is never second.
 */
export function sequencedPlan(first: Candidate, second: Candidate, search: PairSearch): PlanDraft | undefined {
  const opening = ownLeg(first);
  const { readyOn } = second.decision;
  if (!opening || readyOn === undefined) return undefined;
  const { typicalStayDays } = first.program;
  const leaves = addDays(opening.startOn ?? opening.notBefore, typicalStayDays ?? 1);
  const from = laterOf(readyOn, leaves);
  if (makesPriorityWait(second, first, from)) return undefined;
  const dated = opening.startOn !== undefined && typicalStayDays !== undefined;
  const startOn = dated ? firstDayThen(second, from, search.terms.horizonDays) : undefined;
  // By the time the first leaves the second may have grown too old, or another rule may stand.
  if (dated && startOn === undefined) return undefined;
  const later: Leg = { candidate: second, notBefore: startOn ?? from, ...(startOn !== undefined && { startOn }) };
  const conditions: PlanCondition[] = [
    ...(typicalStayDays === undefined
      ? [{ of: 'staff' as const, programId: first.program.id, what: 'how long the stay is' }]
      : []),
    { of: 'staff', programId: second.program.id, what: 'the second place: it cannot be reserved so far ahead' },
    ...mayMakePriorityWait(second, first, from),
  ];
  return draftOf('sequenced', [opening, later], conditions);
}

/** The first day on which the second could start, were a place kept: an intake day where there are fixed ones. */
function firstDayThen({ decision, partner }: Candidate, from: IsoDate, days: number): IsoDate | undefined {
  const { capacity } = decision;
  const fits = ({ kind }: CapacityReport) => mayTake(kind, partner.facts) === 'yes';
  const fixedDays = capacity.usable.some((report) => report.access.mode === 'recurring-intake' && fits(report));
  const until = addDays(from, days);
  for (let date = from; date <= until; date = addDays(date, 1)) {
    if (fixedDays && placesFor(capacity, partner.facts, date).length === 0) continue;
    if (decision.admissibleOn(date)) return date;
  }
  return undefined;
}
