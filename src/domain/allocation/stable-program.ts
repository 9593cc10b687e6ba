import type { Row, SolveBinary } from './binary-program.js';
import { ChoiceColumns } from './choice-columns.js';
import { isFeasible } from './feasible.js';
import { demandOf, inOrder, type Allocation, type AllocationProblem, type Applicant, type Choice } from './problem.js';
import { blockingPairs, lastStanding } from './stability.js';
import { stableByTurns } from './stable-by-turns.js';
import { UnsoundSolver } from './solve-allocation.js';

/** Whether a stable allocation exists, with one that does. */
export type StableSearch =
  { readonly exists: 'yes'; readonly allocation: Allocation } | { readonly exists: 'no' | 'not-decided' };

/** Choices above which the question is not put: it would take the solver longer than anybody waits. */
const MOST_CHOICES = 1500;

/** With couples none may exist at all (Roth 1984): this looks for one, and says so when there is none. */
export async function findStable(given: AllocationProblem, solve: SolveBinary): Promise<StableSearch> {
  const problem = inOrder(given);
  const byTurns = stableByTurns(problem);
  if (byTurns) return { exists: 'yes', allocation: byTurns };
  const columns = new ChoiceColumns(problem);
  if (columns.count > MOST_CHOICES) return { exists: 'not-decided' };
  const program = stabilityRows(columns);
  const solved = await solve({ ...program, objective: [], sense: 'most' });
  if (solved.status === 'infeasible') return { exists: 'no' };
  if (solved.status === 'none-found') return { exists: 'not-decided' };
  const allocation = columns.read(solved.ones);
  if (isFeasible(problem, allocation) && blockingPairs(problem, allocation).length === 0)
    return { exists: 'yes', allocation };
  if (solved.status === 'optimal') throw new UnsoundSolver('an allocation was called stable that is not');
  return { exists: 'not-decided' };
}

/**
 * For each choice: its applicant has it or a better one, or one of its pools is full with people who go first. That a
 * pool is full for somebody is a column of its own, which may be 1 only where enough others hold its places.
 */
function stabilityRows(columns: ChoiceColumns): { readonly columns: number; readonly rows: Row[] } {
  const takers = takersByPool(columns);
  const capacity = new Map(columns.problem.pools.map((pool) => [pool.id, pool.capacity]));
  const rows = columns.rows();
  let next = columns.count;
  for (const applicant of columns.problem.applicants) {
    const full = new Map<string, number>();
    const better: [number, number][] = [];
    for (const [index, choice] of applicant.choices.entries()) {
      better.push([columns.of(applicant, index), 1]);
      const barred = [...demandOf(choice)].map(([pool, demand]): [number, number] => {
        const last = lastStanding(choice, pool);
        const key = `${pool} ${String(last)} ${String(demand)}`;
        let column = full.get(key);
        if (column === undefined) {
          column = next;
          next += 1;
          full.set(key, column);
          const needed = (capacity.get(pool) ?? 0) - demand + 1;
          rows.push({
            terms: [[column, -needed], ...heldAhead(pool, takers.get(pool) ?? [], applicant, last)],
            atLeast: 0,
          });
        }
        return [column, 1];
      });
      rows.push({ terms: [...better, ...barred], atLeast: 1 });
    }
  }
  return { columns: next, rows };
}

interface Taker {
  readonly applicant: Applicant;
  readonly choice: Choice;
  readonly column: number;
}

function takersByPool(columns: ChoiceColumns): ReadonlyMap<string, readonly Taker[]> {
  const takers = new Map<string, Taker[]>(columns.problem.pools.map(({ id }) => [id, []]));
  for (const applicant of columns.problem.applicants)
    for (const [index, choice] of applicant.choices.entries())
      for (const pool of demandOf(choice).keys())
        takers.get(pool)?.push({ applicant, choice, column: columns.of(applicant, index) });
  return takers;
}

/** Places of a pool that others hold who go at least as early as `last`. */
function heldAhead(pool: string, takers: readonly Taker[], { id }: Applicant, last: number): [number, number][] {
  return takers.flatMap(({ applicant, choice, column }): [number, number][] => {
    if (applicant.id === id) return [];
    const ahead = choice.takes.filter((take) => take.pool === pool && take.standing <= last).length;
    return ahead === 0 ? [] : [[column, ahead]];
  });
}
