import { isOvernight } from '../vocabulary/care.js';
import { compareCandidates, isPriority, mayBePriority, type Candidate, type Partner } from './candidate.js';
import { concernsPairAt, haveCoupleRules } from './couple-terms.js';
import { nearPairs } from './near-pairs.js';
import { PlacedLegs } from './placed-legs.js';
import { ownLeg, type Leg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';
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
  const theirsById = byProgram(theirs);
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
  const precedence = precedenceOf([...sideOf(byProgram(mine)), ...sideOf(theirsById)]);
  const mayConcern = haveCoupleRules(mine) || haveCoupleRules(theirs);
  nearPairs(myLegs, theirLegs, radiusMiles, (a, b) => {
    const first = precedence?.(myLegs.legs[a], theirLegs.legs[b]);
    if (first === 'bars') return;
    const days = leastGapOf(myLegs, a, theirLegs, b);
    const concerned = mayConcern && legsConcerned(myLegs.legs[a], theirLegs.legs[b]);
    if (days <= windowDays && (first || concerned)) {
      const plan = withCondition(pairPlan(myLegs, a, theirLegs, b, search), first);
      // Moved out of the window by a rule about both, it is one of the plans apart, which are all found below.
      if (plan?.kind !== 'apart') offer(plan);
    } else if (days <= windowDays) visitor.pair(myLegs, a, theirLegs, b);
    else if (acceptsApart !== 'yes') visitor.tooManyDays?.(myLegs, a, theirLegs, b, days);
  });
  if (acceptsApart !== 'yes') return;
  forEachPlanApart(myLegs.legs, theirLegs.legs, search, (plan) => {
    const first = precedence?.(plan.legs[0], plan.legs[1]);
    if (first !== 'bars') offer(withCondition(plan, first));
  });
}

/** True where a rule about both may move the days of a pair, or ask something: its numbers alone do not tell its plan. */
export const legsConcerned = (one: Leg | undefined, other: Leg | undefined) =>
  one !== undefined && other !== undefined && concernsPairAt(one.candidate.program, other.candidate.program);

/** The same plan with one more condition. */
export function withCondition(
  plan: PlanDraft | undefined,
  condition: PlanCondition | undefined,
): PlanDraft | undefined {
  if (!plan || !condition) return plan;
  return { ...plan, conditions: [...plan.conditions, condition], provisional: true };
}

const byProgram = (candidates: readonly Candidate[]) =>
  new Map(candidates.map((candidate) => [candidate.program.id, candidate]));

/** One partner, and what they can have at a program. */
interface PrecedenceSide {
  readonly partner: Partner;
  at(programId: string): Candidate | undefined;
}

function sideOf(candidates: ReadonlyMap<string, Candidate>): PrecedenceSide[] {
  const partner = candidates.values().next().value?.partner;
  return partner ? [{ partner, at: (programId) => candidates.get(programId) }] : [];
}

/** That a client may have priority must be known before the earlier of two places goes to the partner. */
export type Precedence = (one: Leg | undefined, other: Leg | undefined) => PlanCondition | 'bars' | undefined;

/**
 * Of two places a priority client has the earlier: bars a pair in which that client would start later than the partner
 * though the partner's own place would take that client sooner. Undefined where there is no such client.
 */
export function precedenceOf(sides: readonly PrecedenceSide[]): Precedence | undefined {
  const priority = sides.filter(({ partner }) => isPriority(partner));
  const clients = priority.length > 0 ? priority : sides.filter(({ partner }) => mayBePriority(partner));
  if (priority.length > 1 || clients.length === 0) return undefined;
  return (one, other) => {
    if (one?.startOn === undefined || other?.startOn === undefined || one.startOn === other.startOn) return undefined;
    const [earlier, later] = one.startOn < other.startOn ? [one, other] : [other, one];
    const { clientId } = later.candidate.partner;
    const waiting = clients.find(({ partner }) => partner.clientId === clientId);
    const there = waiting?.at(earlier.candidate.program.id)?.decision.startOn;
    if (there === undefined || there >= (later.startOn ?? there)) return undefined;
    const what = 'pregnancy: a pregnant client has the earlier of two places';
    return priority.length > 0 ? 'bars' : { of: 'client', clientId, what, fact: 'pregnant' };
  };
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

/** True for a program that a household rule is about: somebody who sleeps there cannot be at home. */
export const overnight = ({ program, decision }: Candidate) =>
  isOvernight(program.levelsOfCare) && decision.readyOn !== undefined && program.couplePolicy !== 'couples-only';
