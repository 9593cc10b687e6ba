import { candidatesFor, isPriority, type Candidate } from '../matching/candidate.js';
import { forEachWay } from '../matching/pair-search.js';
import type { PairSearch } from '../matching/plan-draft.js';
import { comparePlans } from '../matching/rank-plans.js';
import type { Program } from '../program.js';
import { termsFor, type WaitingCouple } from './waiting-couple.js';

/** So many programs are looked at before all are: most couples have a plan among the first. */
const FIRST_PARTS = [64, 1024] as const;

/** What both partners could use, the one whose id is smaller first. */
export type BothCandidates = readonly [readonly Candidate[], readonly Candidate[]];

/**
 * Whether a couple has at least one joint plan, feasible or provisional: the same question as whether `searchPlans`
 * lists any, with the gates open. It stops at the first.
 */
export function hasJointPlan(couple: WaitingCouple, programs: readonly Program[], asOf: string): boolean {
  for (const programsSoFar of growing(couple, programs))
    if (hasWay(couple, candidatesOfBoth(couple, programsSoFar, asOf), asOf)) return true;
  return false;
}

/** Both partners' programs. Those that are closed to one for good are left out: no way leads through them. */
export function candidatesOfBoth(couple: WaitingCouple, programs: readonly Program[], asOf: string): BothCandidates {
  const terms = termsFor(couple, asOf);
  const [a, b] = couple.partners;
  const [first, second] = a.clientId <= b.clientId ? [a, b] : [b, a];
  const open = ({ decision }: Candidate) => decision.readyOn !== undefined;
  return [candidatesFor(first, programs, terms).filter(open), candidatesFor(second, programs, terms).filter(open)];
}

/** Whether any way leads through these programs of the two. */
export function hasWay({ preferences }: WaitingCouple, [mine, theirs]: BothCandidates, asOf: string): boolean {
  if (mine.length === 0 || theirs.length === 0) return false;
  const { horizonDays, travelLimitMiles } = preferences;
  const terms = { asOf, horizonDays, travelLimitMiles };
  const search: PairSearch = { preferences, terms, compare: comparePlans(preferences) };
  try {
    forEachWay(mine, theirs, search, { plan: stop, pair: stop });
    return false;
  } catch (signal) {
    if (signal === FOUND) return true;
    throw signal;
  }
}

/** True where a search looks at each partner's best programs only, so that it matters which others there are. */
function looksAtBestOnly({ preferences }: WaitingCouple): boolean {
  return preferences.acceptsApart === 'yes' || preferences.householdRule === 'one-at-a-time';
}

/**
 * True where a plan depends on its own programs and nothing else, so that an easier rule somewhere can only add plans.
 * Not so where only the best programs are looked at, nor where a client has priority: a place that opens for that
 * client may bar another.
 */
export function plansStandAlone(couple: WaitingCouple): boolean {
  return !looksAtBestOnly(couple) && !couple.partners.some(isPriority);
}

function* growing(couple: WaitingCouple, programs: readonly Program[]): Generator<readonly Program[]> {
  if (!looksAtBestOnly(couple))
    for (const part of FIRST_PARTS) if (part < programs.length) yield programs.slice(0, part);
  yield programs;
}

/** Thrown to leave the visit at the first way, and caught right there. */
const FOUND = new Error('a way was found');

function stop(): never {
  throw FOUND;
}
