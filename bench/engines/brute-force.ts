import { Residences } from '../../src/domain/matching/afterwards.js';
import { evaluateRule, isFinal } from '../../src/domain/admission/evaluate-rule.js';
import { dateIn } from '../../src/domain/calendar.js';
import { bridgesAmong } from '../../src/domain/matching/bridge-candidates.js';
import { Bridges } from '../../src/domain/matching/bridge-plans.js';
import { candidateAt, compareCandidates } from '../../src/domain/matching/candidate.js';
import type { Candidate, Partner, SearchTerms } from '../../src/domain/matching/candidate.js';
import { milesIfKnown } from '../../src/domain/matching/distance.js';
import { explainOption } from '../../src/domain/matching/explain.js';
import { planOf } from '../../src/domain/matching/plan.js';
import type { PairSearch } from '../../src/domain/matching/plan-draft.js';
import { comparePlans } from '../../src/domain/matching/rank-plans.js';
import type { Program } from '../../src/domain/program.js';
import type { BenchCouple } from '../world/couples.js';
import { allPlans } from './all-plans.js';
import type { Answer } from './answer.js';

/** For so many of the best plans medication while waiting is looked for, as in the product's search. */
const BRIDGED = 5;

/**
 * The answer without any short cut: each partner is decided at each program by the whole decision, each program of the
 * one is held against each of the other, and all plans that come out are sorted. It shares the meaning of a rule and of a
 * plan with the product and none of what makes the product quick.
 */
export function findByBruteForce(
  { partners, preferences, gates }: BenchCouple,
  programs: readonly Program[],
  asOf: string,
  limit: number,
): Answer {
  const [first, second] = partners[0].clientId <= partners[1].clientId ? partners : [partners[1], partners[0]];
  const terms: SearchTerms = { asOf, ...preferences };
  const search: PairSearch = { preferences, terms, compare: comparePlans(preferences) };
  const [mine, theirs] = [everyCandidate(first, programs, terms), everyCandidate(second, programs, terms)];
  const found = allPlans(mine, theirs, search).sort(search.compare);
  const bridges = new Bridges(bridgesAmong(programs, terms), search);
  const bridged =
    preferences.householdRule === 'one-at-a-time'
      ? []
      : found.slice(0, BRIDGED).flatMap((plan) => bridges.bridged(plan) ?? []);
  const best = [...found.slice(0, limit + BRIDGED), ...bridged].sort(search.compare).slice(0, limit);
  const residences = new Residences(programs, search);
  const setting = { screened: gates === 'open', preferences };
  const explained = best.map((plan, index) =>
    planOf(plan, index + 1, { ...setting, afterwards: residences.after(plan) }),
  );
  return {
    plans: gates === 'closed' ? [] : explained,
    options: [optionsOf(mine, limit), optionsOf(theirs, limit)],
  };
}

/** One decision for each program that offers what is sought and is not too far. */
function everyCandidate(partner: Partner, programs: readonly Program[], terms: SearchTerms): Candidate[] {
  const { asOf, travelLimitMiles } = terms;
  return programs.flatMap((program) => {
    const today = dateIn(asOf, program.timeZone);
    const context = { on: today, asOf: today, horizonEnd: today, organizationId: '', programId: '' };
    const offered = { type: 'level-of-care', values: { levels: program.levelsOfCare } };
    if (isFinal(evaluateRule(offered, partner.facts, context))) return [];
    const miles = milesIfKnown(partner.home, program.point);
    const isTooFar = travelLimitMiles !== null && partner.home && !(miles !== undefined && miles <= travelLimitMiles);
    return isTooFar ? [] : [candidateAt(partner, program, terms, miles)];
  });
}

function optionsOf(candidates: readonly Candidate[], limit: number) {
  return candidates
    .filter(({ program, decision }) => program.couplePolicy !== 'couples-only' && decision.readyOn !== undefined)
    .sort(compareCandidates)
    .slice(0, limit)
    .map(explainOption);
}
