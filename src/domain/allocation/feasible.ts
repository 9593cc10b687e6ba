import { demandOf, givenTo } from './problem.js';
import type { Allocation, AllocationProblem, Applicant, Choice, Take } from './problem.js';

/** Who holds the places of each pool under an allocation. */
export function holdersOf(problem: AllocationProblem, allocation: Allocation): ReadonlyMap<string, readonly Held[]> {
  const holders = new Map<string, Held[]>();
  for (const applicant of problem.applicants)
    for (const take of givenTo(applicant, allocation)?.takes ?? []) {
      const held = holders.get(take.pool);
      if (held) held.push({ ...take, applicantId: applicant.id });
      else holders.set(take.pool, [{ ...take, applicantId: applicant.id }]);
    }
  return holders;
}

/** A place taken, and for whom. */
export interface Held extends Take {
  readonly applicantId: string;
}

/** True where every choice is one that the applicant has, and no pool gives more places than are open in it. */
export function isFeasible(problem: AllocationProblem, allocation: Allocation): boolean {
  const known = new Map(problem.applicants.map((applicant) => [applicant.id, applicant]));
  for (const [id, index] of allocation) if (known.get(id)?.choices[index] === undefined) return false;
  const capacity = new Map(problem.pools.map((pool) => [pool.id, pool.capacity]));
  for (const [pool, held] of holdersOf(problem, allocation)) if (held.length > (capacity.get(pool) ?? 0)) return false;
  return true;
}

/** Who would have to make room for a choice: of each pool that is too full for it the ones who go last. */
export function inTheWay(
  { pools }: AllocationProblem,
  applicant: Applicant,
  choice: Choice,
  holders: ReadonlyMap<string, readonly Held[]>,
): Held[] {
  const capacity = new Map(pools.map((pool) => [pool.id, pool.capacity]));
  return [...demandOf(choice)].flatMap(([pool, demand]) => {
    const others = (holders.get(pool) ?? []).filter(({ applicantId }) => applicantId !== applicant.id);
    const short = others.length + demand - (capacity.get(pool) ?? 0);
    const lastFirst = [...others].sort((a, b) => b.standing - a.standing || (a.applicantId < b.applicantId ? -1 : 1));
    return lastFirst.slice(0, Math.max(0, short));
  });
}
