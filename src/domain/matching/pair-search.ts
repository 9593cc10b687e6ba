import { isOvernight } from '../vocabulary/care.js';
import { compareCandidates, type Candidate } from './candidate.js';
import { nearPairs } from './near-pairs.js';
import { PlacedLegs } from './placed-legs.js';
import { ownLeg, type Leg, type PairSearch, type PlanDraft } from './plan-draft.js';
import { sameProgramPlans } from './same-program-plans.js';
import { sequencedPlan } from './sequenced-plans.js';
import { leastGapOf, twoProgramPlan } from './two-program-plans.js';

/** Where all pairs would be too many, each partner's best so many programs are paired. Stated in the answer. */
export const WIDEST_PAIRING = 150;

/** Receives what is found. Pairs of two programs come as numbers: there are too many of them to build a plan of each. */
export interface PlanVisitor {
  plan(plan: PlanDraft): void;
  /** Leg `a` of the one and leg `b` of the other, near each other or of one agency, and inside the window. */
  pair(mine: PlacedLegs, a: number, theirs: PlacedLegs, b: number): void;
  /** The same, but with more days between the two starts than the window allows, and apart was not accepted. */
  tooManyDays?(mine: PlacedLegs, a: number, theirs: PlacedLegs, b: number, days: number): void;
}

/** Visits every plan that needs no bridge, each pair of two programs as a plan like others. */
export function forEachPlan(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
  visit: (plan: PlanDraft) => void,
): void {
  forEachWay(mine, theirs, search, {
    plan: visit,
    pair: (myLegs, a, theirLegs, b) => {
      const plan = pairPlan(myLegs, a, theirLegs, b, search);
      if (plan) visit(plan);
    },
  });
}

/** Visits every way that needs no bridge. Of the widest kinds (apart, household sequences) only the best options are paired. */
export function forEachWay(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
  visitor: PlanVisitor,
): void {
  const offer = (plan: PlanDraft | undefined) => {
    if (plan) visitor.plan(plan);
  };
  if (search.preferences.householdRule === 'one-at-a-time') {
    const residential = widest(theirs.filter(overnight));
    for (const a of widest(mine.filter(overnight)))
      for (const b of residential) {
        offer(sequencedPlan(a, b, search));
        offer(sequencedPlan(b, a, search));
      }
    return;
  }
  const theirsById = new Map(theirs.map((candidate) => [candidate.program.id, candidate]));
  for (const a of mine) {
    const b = theirsById.get(a.program.id);
    if (!b) continue;
    for (const plan of sameProgramPlans(a, b, search)) visitor.plan(plan);
    if (a.program.couplePolicy !== 'not-at-once') continue;
    offer(sequencedPlan(a, b, search));
    offer(sequencedPlan(b, a, search));
  }
  const [myLegs, theirLegs] = [placedLegs(mine), placedLegs(theirs)];
  const { radiusMiles, windowDays, acceptsApart } = search.preferences;
  nearPairs(myLegs, theirLegs, radiusMiles, (a, b) => {
    const days = leastGapOf(myLegs, a, theirLegs, b);
    if (days <= windowDays) visitor.pair(myLegs, a, theirLegs, b);
    else if (acceptsApart !== 'yes') visitor.tooManyDays?.(myLegs, a, theirLegs, b, days);
  });
  if (acceptsApart === 'yes') forEachPlanApart(myLegs.legs, theirLegs.legs, search, offer);
}

/** The plan of a pair that was visited. */
export function pairPlan(mine: PlacedLegs, a: number, theirs: PlacedLegs, b: number, search: PairSearch) {
  const [myLeg, theirLeg] = [mine.legs[a], theirs.legs[b]];
  return myLeg && theirLeg && twoProgramPlan(myLeg, theirLeg, search);
}

function forEachPlanApart(
  mine: readonly Leg[],
  theirs: readonly Leg[],
  search: PairSearch,
  visit: (plan: PlanDraft) => void,
): void {
  const best = (legs: readonly Leg[]) =>
    widest(legs.map(({ candidate }) => candidate)).flatMap((one) => ownLeg(one) ?? []);
  const others = best(theirs);
  for (const a of best(mine))
    for (const b of others) {
      const plan = a.candidate.program.id === b.candidate.program.id ? undefined : twoProgramPlan(a, b, search);
      if (plan?.kind === 'apart') visit(plan);
    }
}

const placed = new WeakMap<readonly Candidate[], PlacedLegs>();

/** The legs of one partner alone: a couples-only program takes part only in a plan with both in it. */
function placedLegs(candidates: readonly Candidate[]): PlacedLegs {
  let legs = placed.get(candidates);
  if (!legs) {
    const alone = candidates.filter(({ program }) => program.couplePolicy !== 'couples-only');
    legs = new PlacedLegs(alone.flatMap((candidate) => ownLeg(candidate) ?? []));
    placed.set(candidates, legs);
  }
  return legs;
}

function widest(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length <= WIDEST_PAIRING) return candidates;
  return [...candidates].sort(compareCandidates).slice(0, WIDEST_PAIRING);
}

const overnight = ({ program, decision }: Candidate) =>
  isOvernight(program.levelsOfCare) && decision.readyOn !== undefined && program.couplePolicy !== 'couples-only';
