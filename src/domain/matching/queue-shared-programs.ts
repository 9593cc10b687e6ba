import { dayNumberOf } from '../calendar.js';
import type { CouplePreferences } from '../couple/couple-preferences.js';
import type { Candidate } from './candidate.js';
import { ownLeg, type PairSearch } from './plan-draft.js';
import type { PlanQueue } from './plan-queue.js';
import { boundNumber, type RankBound } from './rank-bound.js';
import { countedMilesFromHome, rankOfKinds } from './rank-plans.js';
import { policyConditions, sameProgramPlans } from './same-program-plans.js';
import type { SearchSide } from './search-side.js';
import { sequencedPlan } from './sequenced-plans.js';

/** Puts each program that both may have into the queue: side by side, or one after the other where it bars partners at once. */
export function queueSharedPrograms(queue: PlanQueue, mine: SearchSide, theirs: SearchSide, search: PairSearch): void {
  const { preferences } = search;
  const [fewer, others] = mine.candidates.length <= theirs.candidates.length ? [mine, theirs] : [theirs, mine];
  for (const one of fewer.candidates) {
    const other = others.at(one.program.id);
    if (!other) continue;
    const [a, b] = fewer === mine ? [one, other] : [other, one];
    if (a.program.couplePolicy === 'not-at-once') {
      queueSequence(queue, a, b, search);
      queueSequence(queue, b, a, search);
      continue;
    }
    queue.add(boundNumber(sharedBound(a, b, preferences)), () => {
      for (const plan of sameProgramPlans(a, b, search)) queue.best.offer(plan);
    });
  }
}

/** Puts one client's stay after the other's into the queue. */
export function queueSequence(queue: PlanQueue, first: Candidate, second: Candidate, search: PairSearch): void {
  const bound = sequenceBound(first, second, search.preferences);
  if (!bound) return;
  queue.add(boundNumber(bound), () => {
    const plan = sequencedPlan(first, second, search);
    if (plan) queue.best.offer(plan);
  });
}

/** No plan for both at one program starts before both are ready there and a place is open. */
function sharedBound(a: Candidate, b: Candidate, preferences: CouplePreferences): RankBound {
  const { usable } = a.decision.capacity;
  const rank = rankOfKinds(preferences);
  const firstPlace = Math.min(...usable.map(({ from }) => dayNumberOf(from)));
  return {
    provisional:
      usable.length === 0 || a.reachUnknown === true || b.reachUnknown === true || policyConditions(a).length > 0,
    kind: Math.min(rank('same-program-together'), rank('same-program-staggered'), rank('apart')),
    undated: usable.length === 0,
    day: Math.max(dayNumberOf(a.decision.on), dayNumberOf(b.decision.on), usable.length === 0 ? 0 : firstPlace),
    steps: 0,
    miles: countedMilesFromHome(a) + countedMilesFromHome(b),
  };
}

/** A sequence is always provisional, and the second starts when ready and the first has left. */
function sequenceBound(first: Candidate, second: Candidate, preferences: CouplePreferences): RankBound | undefined {
  const opening = ownLeg(first);
  const { readyOn } = second.decision;
  if (!opening || readyOn === undefined) return undefined;
  const { typicalStayDays } = first.program;
  const leaves = dayNumberOf(opening.startOn ?? opening.notBefore) + (typicalStayDays ?? 1);
  return {
    provisional: true,
    kind: rankOfKinds(preferences)('sequenced'),
    undated: opening.startOn === undefined || typicalStayDays === undefined,
    day: Math.max(dayNumberOf(readyOn), leaves),
    steps: 0,
    miles: countedMilesFromHome(first) + countedMilesFromHome(second),
  };
}
