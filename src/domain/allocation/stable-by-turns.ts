import { holdersOf, inTheWay } from './feasible.js';
import type { Allocation, AllocationProblem, Applicant } from './problem.js';
import { blockingPairs } from './stability.js';

/** Turns after which the taking of turns is given up: with couples it can go on for ever. */
const MOST_TURNS = 400;

/**
 * Looks for a stable allocation as Roth and Peranson 1999 do: in turn, by class, each applicant takes the best choice
 * that would be theirs, and whoever loses a place by it takes a turn again. Undefined where that does not come to rest,
 * which proves nothing.
 */
export function stableByTurns(problem: AllocationProblem): Allocation | undefined {
  const { applicants } = problem;
  const known = new Map(applicants.map((applicant) => [applicant.id, applicant]));
  const allocation = new Map<string, number>();
  const classOf = ({ people }: Applicant) => Math.max(...people.map(({ priority }) => priority));
  let lastId = '';
  const first = [...applicants].sort((a, b) => classOf(a) - classOf(b));
  for (let turn = 0; turn < MOST_TURNS + first.length; turn += 1) {
    const next = first[turn];
    const wanted = next
      ? blockingPairs({ ...problem, applicants: [next] }, allocation, holdersOf(problem, allocation))
      : blockingPairs(problem, allocation);
    // On from whoever came last, so that the same few do not take turns for ever.
    const pair = wanted.find(({ applicantId }) => applicantId > lastId) ?? wanted[0];
    if (!pair && !next) return allocation;
    const applicant = pair && known.get(pair.applicantId);
    const choice = pair && applicant?.choices[pair.choice];
    if (!applicant || !choice) continue;
    if (!next) lastId = applicant.id;
    allocation.delete(applicant.id);
    const holders = holdersOf(problem, allocation);
    for (const { applicantId } of inTheWay(problem, applicant, choice, holders)) allocation.delete(applicantId);
    allocation.set(applicant.id, pair.choice);
  }
  return undefined;
}
