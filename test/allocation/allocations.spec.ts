import fc from 'fast-check';
import type { SolveBinary } from '../../src/domain/allocation/binary-program.js';
import { isFeasible } from '../../src/domain/allocation/feasible.js';
import type { AllocationProblem } from '../../src/domain/allocation/problem.js';
import { solveAllocation } from '../../src/domain/allocation/solve-allocation.js';
import { findStable } from '../../src/domain/allocation/stable-program.js';
import { blockingPairs } from '../../src/domain/allocation/stability.js';
import { highsSolver } from '../../src/modules/allocations/highs-solver.js';
import { bestByTrying, everyAllocation } from './brute-force-allocation.js';
import { smallProblem } from './small-problems.js';

/** Thousands of cases; fewer on a machine that has no time for them. */
const RUNS = { numRuns: 2000, interruptAfterTimeLimit: 60_000 };
const PATIENCE = 600;

describe('an allocation by the solver', () => {
  let solve: SolveBinary;

  beforeAll(async () => {
    solve = await highsSolver(PATIENCE);
  });

  it('is as good at every level as the best that is found by trying everything', async () => {
    await fc.assert(
      fc.asyncProperty(smallProblem, async (problem) => {
        const { allocation, levels, proved } = await solveAllocation(problem, solve);
        const best = bestByTrying(problem);
        expect(proved).toBe(true);
        expect(isFeasible(problem, allocation)).toBe(true);
        expect(levels.map(({ value }) => value)).toEqual(best.values);
        if (best.ties === 1) expect(allocation).toEqual(best.allocation);
      }),
      RUNS,
    );
  }, 120_000);

  it('is stable exactly where one that is stable exists, which trying everything confirms', async () => {
    const seen = { yes: 0, no: 0 };
    await fc.assert(
      fc.asyncProperty(smallProblem, async (problem) => {
        const stable = everyAllocation(problem).filter((one) => blockingPairs(problem, one).length === 0);
        const found = await findStable(problem, solve);
        expect(found.exists).toBe(stable.length > 0 ? 'yes' : 'no');
        seen[stable.length > 0 ? 'yes' : 'no'] += 1;
      }),
      RUNS,
    );
    // Both answers must have been given, or nothing was tried.
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(0);
  }, 120_000);

  it('does not depend on the order in which people and places are named', async () => {
    const reversed = (problem: AllocationProblem): AllocationProblem => ({
      ...problem,
      pools: [...problem.pools].reverse(),
      applicants: [...problem.applicants].reverse(),
    });
    await fc.assert(
      fc.asyncProperty(smallProblem, async (problem) => {
        const answers = [await solveAllocation(problem, solve), await solveAllocation(reversed(problem), solve)];
        const [one, other] = answers.map(({ allocation, levels }) => ({
          allocation,
          values: levels.map(({ value }) => value),
        }));
        expect(other).toEqual(one);
      }),
      { ...RUNS, numRuns: 300 },
    );
  }, 120_000);
});
