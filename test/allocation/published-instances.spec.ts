import { findStable } from '../../src/domain/allocation/stable-program.js';
import { blockingPairs } from '../../src/domain/allocation/stability.js';
import { highsSolver } from '../../src/modules/allocations/highs-solver.js';
import { everyAllocation } from './brute-force-allocation.js';
import {
  MATCHING_MARKETS_COURSES,
  problemOf,
  SCARF_README,
  SCARF_UNIT_TEST,
  type HospitalInstance,
} from './published-instances.js';

function stableIn(instance: HospitalInstance) {
  const problem = problemOf(instance);
  return everyAllocation(problem).filter((allocation) => blockingPairs(problem, allocation).length === 0);
}

const search = async (instance: HospitalInstance) => findStable(problemOf(instance), await highsSolver(10));

describe('instances that others have published', () => {
  it('are read as they were meant: one has exactly one stable allocation', async () => {
    const only = new Map([
      ['single 0', 0],
      ['single 1', 0],
      ['couple 0', 2],
      ['couple 1', 2],
    ]);
    expect(stableIn(SCARF_README)).toEqual([only]);
    expect(await search(SCARF_README)).toEqual({ exists: 'yes', allocation: only });
  });

  it('and another has none, which is said', async () => {
    expect(everyAllocation(problemOf(SCARF_UNIT_TEST)).length).toBeGreaterThan(1);
    expect(stableIn(SCARF_UNIT_TEST)).toEqual([]);
    expect(await search(SCARF_UNIT_TEST)).toEqual({ exists: 'no' });
  });

  it('agree on a third, of courses and students, in which there are several', async () => {
    const all = stableIn(MATCHING_MARKETS_COURSES);
    expect(all).toHaveLength(3);
    const found = await search(MATCHING_MARKETS_COURSES);
    expect(all).toContainEqual('allocation' in found ? found.allocation : undefined);
  });
});
