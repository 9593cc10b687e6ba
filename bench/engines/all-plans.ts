import { compareCandidates, isPriority, mayBePriority, type Candidate } from '../../src/domain/matching/candidate.js';
import { milesIfKnown } from '../../src/domain/matching/distance.js';
import { WIDEST_PAIRING } from '../../src/domain/matching/pair-search.js';
import { leastGap, ownLeg, type Leg, type PairSearch, type PlanDraft } from '../../src/domain/matching/plan-draft.js';
import { sameProgramPlans } from '../../src/domain/matching/same-program-plans.js';
import { sequencedPlan } from '../../src/domain/matching/sequenced-plans.js';
import { twoProgramPlan } from '../../src/domain/matching/two-program-plans.js';
import { isOvernight } from '../../src/domain/vocabulary/care.js';

/** Every plan that needs no bridge, by holding each candidate of the one against each of the other. */
export function allPlans(mine: readonly Candidate[], theirs: readonly Candidate[], search: PairSearch): PlanDraft[] {
  if (search.preferences.householdRule === 'one-at-a-time') return householdPlans(mine, theirs, search);
  return [...oneProgramPlans(mine, theirs, search), ...twoProgramPlans(mine, theirs, search)];
}

function householdPlans(mine: readonly Candidate[], theirs: readonly Candidate[], search: PairSearch): PlanDraft[] {
  const residential = best(theirs.filter(sleepsIn));
  return best(mine.filter(sleepsIn)).flatMap((a) =>
    residential.flatMap((b) => [sequencedPlan(a, b, search) ?? [], sequencedPlan(b, a, search) ?? []].flat()),
  );
}

function oneProgramPlans(mine: readonly Candidate[], theirs: readonly Candidate[], search: PairSearch): PlanDraft[] {
  const other = new Map(theirs.map((candidate) => [candidate.program.id, candidate]));
  return mine.flatMap((a) => {
    const b = other.get(a.program.id);
    if (!b) return [];
    const together = sameProgramPlans(a, b, search);
    if (a.program.couplePolicy !== 'not-at-once') return together;
    return [...together, ...[sequencedPlan(a, b, search) ?? [], sequencedPlan(b, a, search) ?? []].flat()];
  });
}

function twoProgramPlans(mine: readonly Candidate[], theirs: readonly Candidate[], search: PairSearch): PlanDraft[] {
  const { radiusMiles, windowDays, acceptsApart } = search.preferences;
  const [myLegs, theirLegs] = [legsOf(mine), legsOf(theirs)];
  const [myBest, theirBest] = [bestLegs(myLegs), bestLegs(theirLegs)];
  const turn = turnsOf(mine, theirs);
  const plans: PlanDraft[] = [];
  for (const a of myLegs)
    for (const b of theirLegs) {
      const [one, two] = [a.candidate.program, b.candidate.program];
      if (one.id === two.id) continue;
      const miles = milesIfKnown(one.point, two.point);
      const isNear = one.organizationId === two.organizationId || miles === undefined || miles <= radiusMiles;
      const isSoon = leastGap(a, b) <= windowDays;
      const isApart = acceptsApart === 'yes' && myBest.has(a.candidate) && theirBest.has(b.candidate);
      if (!(isNear && isSoon) && !isApart) continue;
      const plan = twoProgramPlan(a, b, search);
      const condition = turn(a, b);
      if (!plan || condition === 'bars') continue;
      plans.push(condition ? { ...plan, conditions: [...plan.conditions, condition], provisional: true } : plan);
    }
  return plans;
}

/** Whether a client with priority, or one who may have it, would start after the partner and need not. */
function turnsOf(mine: readonly Candidate[], theirs: readonly Candidate[]) {
  const everybody = [mine, theirs].flatMap((all) => all[0]?.partner ?? []);
  const first = everybody.filter(isPriority);
  const waiting = first.length > 0 ? first : everybody.filter(mayBePriority);
  const startAt = new Map(
    [...mine, ...theirs].map(({ partner, program, decision }) => [
      `${partner.clientId} ${program.id}`,
      decision.startOn,
    ]),
  );
  return (a: Leg, b: Leg): PlanDraft['conditions'][number] | 'bars' | undefined => {
    if (first.length > 1 || a.startOn === undefined || b.startOn === undefined || a.startOn === b.startOn) return;
    const [earlier, later] = a.startOn < b.startOn ? [a, b] : [b, a];
    const { clientId } = later.candidate.partner;
    if (!waiting.some((partner) => partner.clientId === clientId)) return;
    const there = startAt.get(`${clientId} ${earlier.candidate.program.id}`);
    if (there === undefined || there >= (later.startOn ?? there)) return;
    const what = 'pregnancy: a pregnant client has the earlier of two places';
    return first.length > 0 ? 'bars' : { of: 'client', clientId, what, fact: 'pregnant' };
  };
}

const legsOf = (candidates: readonly Candidate[]): Leg[] =>
  candidates
    .filter(({ program }) => program.couplePolicy !== 'couples-only')
    .flatMap((candidate) => ownLeg(candidate) ?? []);

const bestLegs = (legs: readonly Leg[]): ReadonlySet<Candidate> =>
  new Set(best(legs.map(({ candidate }) => candidate)));

const best = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort(compareCandidates).slice(0, WIDEST_PAIRING);

const sleepsIn = ({ program, decision }: Candidate): boolean =>
  isOvernight(program.levelsOfCare) && decision.readyOn !== undefined && program.couplePolicy !== 'couples-only';
