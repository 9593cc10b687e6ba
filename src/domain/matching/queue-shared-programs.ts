import type { CouplePreferences } from '../couple/couple-preferences.js';
import { capacityOf } from '../admission/capacity.js';
import type { PairSearch } from './plan-draft.js';
import type { PlanQueue } from './plan-queue.js';
import { firstPlaceDay, type Prospect } from './prospect.js';
import { boundNumber, type RankBound } from './rank-bound.js';
import { rankOfKinds } from './rank-plans.js';
import { policyConditions, sameProgramPlans } from './same-program-plans.js';
import type { SearchSide } from './search-side.js';
import { sequencedPlan } from './sequenced-plans.js';

/** Puts each program that both may have into the queue: side by side, or one after the other where it bars partners at once. */
export function queueSharedPrograms(queue: PlanQueue, mine: SearchSide, theirs: SearchSide, search: PairSearch): void {
  const [fewer, others] = mine.prospects.length <= theirs.prospects.length ? [mine, theirs] : [theirs, mine];
  for (const one of fewer.prospects) {
    const other = others.prospectAt(one.program.id);
    if (!other) continue;
    const [a, b] = fewer === mine ? [one, other] : [other, one];
    if (one.program.couplePolicy === 'not-at-once') {
      queueSequence(queue, a, b, search);
      queueSequence(queue, b, a, search);
    } else queueSideBySide(queue, a, b, search);
  }
}

function queueSideBySide(queue: PlanQueue, a: Prospect, b: Prospect, search: PairSearch): void {
  queue.add(boundNumber(sharedBound(a, b, search)), () => {
    const [mine, theirs] = [a.candidate, b.candidate];
    if (mine && theirs) for (const plan of sameProgramPlans(mine, theirs, search)) queue.best.offer(plan);
  });
}

/** Puts one client's stay after the other's into the queue. */
export function queueSequence(queue: PlanQueue, first: Prospect, second: Prospect, search: PairSearch): void {
  if (first.hasNoPlace) return;
  queue.add(boundNumber(sequenceBound(first, second, search.preferences)), () => {
    const [mine, theirs] = [first.candidate, second.candidate];
    const plan = mine && theirs && sequencedPlan(mine, theirs, search);
    if (plan) queue.best.offer(plan);
  });
}

/** No plan for both at one program starts before both are ready there and a place is open. */
function sharedBound(a: Prospect, b: Prospect, { preferences, terms }: PairSearch): RankBound {
  const firstPlace = firstPlaceDay(capacityOf(a.program, terms.asOf));
  const rank = rankOfKinds(preferences);
  const noneKnown = firstPlace === Infinity;
  const reachUnknown = terms.travelLimitMiles !== null && [a, b].some(({ shared }) => !shared.partner.home);
  return {
    provisional: noneKnown || a.asksToday || b.asksToday || reachUnknown || policyConditions(a).length > 0,
    kind: Math.min(rank('same-program-together'), rank('same-program-staggered'), rank('apart')),
    undated: noneKnown,
    day: Math.max(a.readyFrom, b.readyFrom, noneKnown ? 0 : firstPlace),
    steps: 0,
    miles: a.miles + b.miles,
  };
}

/** A sequence is always provisional, and the second starts when ready and the first has left. */
function sequenceBound(first: Prospect, second: Prospect, preferences: CouplePreferences): RankBound {
  const { typicalStayDays } = first.program;
  return {
    provisional: true,
    kind: rankOfKinds(preferences)('sequenced'),
    undated: first.isUndated || typicalStayDays === undefined,
    day: Math.max(second.readyFrom, first.day + (typicalStayDays ?? 1)),
    steps: 0,
    miles: first.miles + second.miles,
  };
}
