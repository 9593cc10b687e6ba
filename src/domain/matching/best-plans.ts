import type { Candidate } from './candidate.js';
import { EARTH_RADIUS_MILES } from './distance.js';
import type { GapMisses } from './near-misses.js';
import type { QuestionTally } from './next-question.js';
import { forEachWay, pairPlan } from './pair-search.js';
import type { PlacedLegs } from './placed-legs.js';
import type { PairSearch } from './plan-draft.js';
import { BestPlans, rankOfKinds } from './rank-plans.js';

/** Miles by which two ways of measuring one distance can differ, and more. */
const HAIR = 1e-4;

/**
 * The best plans of all; on the way, the questions that are open in them and the pairs that fail by days. Of a pair that by its numbers alone cannot be among
 * the best no plan is made; it is counted, and so are its questions.
 */
export function bestPlansOf(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
  limit: number,
  { questions, gaps }: { readonly questions: QuestionTally; readonly gaps: GapMisses },
): BestPlans {
  const best = new BestPlans(search.preferences, limit);
  const mayRank = pairRanking(search, best);
  forEachWay(mine, theirs, search, {
    plan: (plan) => {
      best.offer(plan);
      questions.addPlan(plan);
    },
    pair: (myLegs, a, theirLegs, b) => {
      questions.addPair(myLegs, a, theirLegs, b);
      const plan = mayRank(myLegs, a, theirLegs, b) ? pairPlan(myLegs, a, theirLegs, b, search) : undefined;
      if (plan) best.offer(plan);
      else best.total += 1;
    },
    tooManyDays: (myLegs, a, theirLegs, b, days) => gaps.add(myLegs.legs[a], theirLegs.legs[b], days),
  });
  return best;
}

/**
 * Whether a pair's plan could be among the best: its key, part by part, against that of the last of them.
 *
 * `apart`, where it is given, is the place of that kind: then the pair is one of those.
 */
export function pairRanking({ preferences }: PairSearch, best: BestPlans) {
  const kindRank = rankOfKinds(preferences);
  const [sameAgency, nearby] = [kindRank('same-agency'), kindRank('nearby-programs')];
  return (mine: PlacedLegs, a: number, theirs: PlacedLegs, b: number, apart?: number): boolean => {
    const { last } = best;
    if (!last) return true;
    const [provisional, kind, undated, day, gap, steps, miles] = last;
    const oneAgency = mine.agency[a] === theirs.agency[b];
    const placed = mine.onMap[a] === 1 && theirs.onMap[b] === 1;
    const distanceSettled = oneAgency || placed || apart !== undefined;
    const settled = mine.settled[a] === 1 && theirs.settled[b] === 1 && distanceSettled;
    let differs = (settled ? 0 : 1) - provisional || (apart ?? (oneAgency ? sameAgency : nearby)) - kind;
    if (differs !== 0) return differs < 0;
    const [start, other] = [mine.start[a] ?? NaN, theirs.start[b] ?? NaN];
    const dated = !Number.isNaN(start) && !Number.isNaN(other);
    differs = (dated ? 0 : 1) - undated || Math.max(mine.earliest[a] ?? 0, theirs.earliest[b] ?? 0) - day;
    if (differs !== 0) return differs < 0;
    const myGap = dated ? Math.abs(start - other) : Infinity;
    if (myGap !== gap) return myGap < gap;
    differs = (mine.steps[a] ?? 0) + (theirs.steps[b] ?? 0) - steps;
    if (differs !== 0) return differs < 0;
    const home = homeMiles(mine, a) + homeMiles(theirs, b);
    return home <= miles && home + (placed ? milesApart(mine, a, theirs, b) - HAIR : Infinity) <= miles;
  };
}

function milesApart(mine: PlacedLegs, a: number, theirs: PlacedLegs, b: number): number {
  const dx = (mine.x[a] ?? 0) - (theirs.x[b] ?? 0);
  const dy = (mine.y[a] ?? 0) - (theirs.y[b] ?? 0);
  const dz = (mine.z[a] ?? 0) - (theirs.z[b] ?? 0);
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
}

function homeMiles(legs: PlacedLegs, index: number): number {
  if (!legs.legs[index]?.candidate.partner.home) return 0;
  const miles = legs.milesFromHome[index] ?? NaN;
  return Number.isNaN(miles) ? Infinity : miles;
}
