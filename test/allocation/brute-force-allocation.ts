import { isFeasible } from '../../src/domain/allocation/feasible.js';
import { firstDifference, levelsOf, valuesOf } from '../../src/domain/allocation/levels.js';
import type { Allocation, AllocationProblem } from '../../src/domain/allocation/problem.js';

/** Every feasible allocation of a small problem, found by trying everything. */
export function everyAllocation(problem: AllocationProblem): Allocation[] {
  let all: ReadonlyMap<string, number>[] = [new Map()];
  for (const { id, choices } of problem.applicants)
    all = all
      .flatMap((one) => [one, ...choices.map((_, index) => new Map([...one, [id, index]]))])
      // Whoever is added takes places and gives none back.
      .filter((one) => isFeasible(problem, one));
  return all;
}

/** The best of them by the levels, and how many are as good. */
export function bestByTrying(problem: AllocationProblem): { allocation: Allocation; values: number[]; ties: number } {
  const levels = levelsOf(problem);
  let best: { allocation: Allocation; values: number[]; ties: number } | undefined;
  for (const allocation of everyAllocation(problem)) {
    const values = valuesOf(problem, levels, allocation);
    const difference = best && firstDifference(levels, best.values, values);
    if (!best || difference?.better) best = { allocation, values, ties: 1 };
    else if (!difference) best.ties += 1;
  }
  return best!;
}
