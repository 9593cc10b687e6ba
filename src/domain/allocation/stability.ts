import { holdersOf, type Held } from './feasible.js';
import { demandOf, type Allocation, type AllocationProblem, type Choice } from './problem.js';

/** An applicant who would rather have another choice, and could: its places are free, or held by others who go after. */
export interface BlockingPair {
  readonly applicantId: string;
  /** The choice's number in the applicant's own order. */
  readonly choice: number;
}

/**
 * Everything that makes an allocation unstable in the sense of Roth 1984, extended to couples as one applicant with
 * an order over pairs: an applicant prefers a choice, and each program it needs would keep both newcomers among those
 * it goes by first. Two who come to one pool together are looked at by the one who goes last. None means stable, which
 * says nothing about how many are placed.
 */
export function blockingPairs(
  problem: AllocationProblem,
  allocation: Allocation,
  holders = holdersOf(problem, allocation),
): BlockingPair[] {
  const capacity = new Map(problem.pools.map((pool) => [pool.id, pool.capacity]));
  return problem.applicants.flatMap(({ id, choices }) => {
    const better = choices.slice(0, allocation.get(id) ?? choices.length);
    return better.flatMap((choice, index) =>
      wouldBeTaken(choice, id, holders, capacity) ? [{ applicantId: id, choice: index }] : [],
    );
  });
}

function wouldBeTaken(
  choice: Choice,
  applicantId: string,
  holders: ReadonlyMap<string, readonly Held[]>,
  capacity: ReadonlyMap<string, number>,
): boolean {
  for (const [pool, demand] of demandOf(choice)) {
    const last = lastStanding(choice, pool);
    const ahead = (holders.get(pool) ?? []).filter(
      (held) => held.applicantId !== applicantId && held.standing <= last,
    ).length;
    if (ahead + demand > (capacity.get(pool) ?? 0)) return false;
  }
  return true;
}

/** Of those who take places of one pool by one choice, the standing of the one who goes last. */
export function lastStanding({ takes }: Choice, pool: string): number {
  return Math.max(...takes.filter((take) => take.pool === pool).map(({ standing }) => standing));
}
