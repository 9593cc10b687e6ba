import { isOvernight } from '../vocabulary/care.js';
import { compareCandidates, type Candidate } from './candidate.js';
import { nearPairs } from './near-pairs.js';
import { ownLeg, type Leg, type PairSearch, type PlanDraft } from './plan-draft.js';
import { sameProgramPlans } from './same-program-plans.js';
import { sequencedPlan } from './sequenced-plans.js';
import { twoProgramPlan } from './two-program-plans.js';

/** Where all pairs would be too many, each partner's best so many programs are paired. Stated in the answer. */
export const WIDEST_PAIRING = 300;

/** Visits every plan that needs no bridge. Of the widest kinds (apart, household sequences) only the best options are paired. */
export function forEachPlan(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
  visit: (plan: PlanDraft) => void,
): void {
  const offer = (plan: PlanDraft | undefined) => {
    if (plan) visit(plan);
  };
  const { householdRule, acceptsApart } = search.preferences;
  const theirsById = new Map(theirs.map((candidate) => [candidate.program.id, candidate]));
  if (householdRule === 'one-at-a-time') {
    const [residential, residentialToo] = [widest(mine.filter(overnight)), widest(theirs.filter(overnight))];
    for (const a of residential)
      for (const b of residentialToo) {
        offer(sequencedPlan(a, b, search));
        offer(sequencedPlan(b, a, search));
      }
    return;
  }
  for (const a of mine) {
    const b = theirsById.get(a.program.id);
    if (!b) continue;
    for (const plan of sameProgramPlans(a, b, search)) visit(plan);
    if (a.program.couplePolicy !== 'not-at-once') continue;
    offer(sequencedPlan(a, b, search));
    offer(sequencedPlan(b, a, search));
  }
  const [myLegs, theirLegs] = [legsAlone(mine), legsAlone(theirs)];
  nearPairs(myLegs, theirLegs, search.preferences.radiusMiles, (a, b) => {
    const plan = twoProgramPlan(a, b, search);
    if (plan && plan.kind !== 'apart') visit(plan);
  });
  if (acceptsApart !== 'yes') return;
  for (const a of widest(myLegs.map(({ candidate }) => candidate)))
    for (const b of widest(theirLegs.map(({ candidate }) => candidate))) {
      const [myLeg, theirLeg] = [ownLeg(a), ownLeg(b)];
      const plan = a.program.id !== b.program.id && myLeg && theirLeg && twoProgramPlan(myLeg, theirLeg, search);
      if (plan && plan.kind === 'apart') visit(plan);
    }
}

/** The legs of one partner alone: a couples-only program takes part only in a plan with both in it. */
export function legsAlone(candidates: readonly Candidate[]): Leg[] {
  return candidates.flatMap((candidate) =>
    candidate.program.couplePolicy === 'couples-only' ? [] : (ownLeg(candidate) ?? []),
  );
}

function widest(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length <= WIDEST_PAIRING) return candidates;
  return [...candidates].sort(compareCandidates).slice(0, WIDEST_PAIRING);
}

const overnight = ({ program, decision }: Candidate) =>
  isOvernight(program.levelsOfCare) && decision.readyOn !== undefined && program.couplePolicy !== 'couples-only';
