import type { SolveBinary } from './binary-program.js';
import { givenTo, type Allocation, type AllocationProblem } from './problem.js';
import { blockingPairs } from './stability.js';
import { findStable } from './stable-program.js';
import { wordsOf } from './words.js';

/** Somebody who would rather have other places, which are free or held only by people of a later class. */
export interface WouldRather {
  readonly clientIds: readonly string[];
  readonly programIds: readonly string[];
}

/** Whether anybody could do better by a place that would be theirs. It says nothing about how many are placed. */
export interface Stability {
  readonly isStable: boolean;
  /** Whether an allocation with nobody in that position exists at all; `not-decided` where time ran out. */
  readonly exists: 'yes' | 'no' | 'not-decided';
  /** What such an allocation would come to, where it exists and is not this one. */
  readonly instead?: { readonly placed: number; readonly couplesTogether: number };
  readonly wouldRather: readonly WouldRather[];
  readonly says: string;
}

/** Most cases that are told, the best choice of each applicant. */
const MOST_TOLD = 20;

/** Looks at a proposal as Roth 1984 does, and for one that is stable where this is not. */
export async function tellStability(
  problem: AllocationProblem,
  allocation: Allocation,
  solve: SolveBinary,
): Promise<Stability> {
  const pairs = blockingPairs(problem, allocation);
  if (pairs.length === 0) return { isStable: true, exists: 'yes', wouldRather: [], says: wordsOf.stable(true, 'yes') };
  const found = await findStable(problem, solve);
  const applicants = new Map(problem.applicants.map((applicant) => [applicant.id, applicant]));
  const first = new Map<string, WouldRather>();
  for (const { applicantId, choice } of pairs) {
    const applicant = applicants.get(applicantId);
    const wanted = applicant?.choices[choice];
    if (!applicant || !wanted || first.has(applicantId)) continue;
    const clientIds = applicant.people.map(({ clientId }) => clientId);
    first.set(applicantId, { clientIds, programIds: wanted.starts.map(({ programId }) => programId) });
  }
  return {
    isStable: false,
    exists: found.exists,
    ...(found.exists === 'yes' && { instead: countOf(problem, found.allocation) }),
    wouldRather: [...first.values()].slice(0, MOST_TOLD),
    says: wordsOf.stable(false, found.exists),
  };
}

function countOf({ applicants }: AllocationProblem, allocation: Allocation) {
  const given = applicants.flatMap((applicant) => givenTo(applicant, allocation) ?? []);
  return {
    placed: given.reduce((sum, { starts }) => sum + starts.length, 0),
    couplesTogether: given.filter(({ together }) => together).length,
  };
}
