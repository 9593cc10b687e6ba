import { keepsRow, type Row, type SolveBinary, type Terms } from './binary-program.js';
import { ChoiceColumns } from './choice-columns.js';
import { isFeasible } from './feasible.js';
import { levelsOf, valuesOf, type Level } from './levels.js';
import { inOrder, type Allocation, type AllocationProblem } from './problem.js';

/** What one level came to. */
export interface LevelResult {
  readonly level: Level;
  readonly value: number;
  /** False where time ran out: a better value may exist. */
  readonly proved: boolean;
}

/** The best allocation by the levels in their order, or the best that was found in the time. */
export interface Solution {
  readonly allocation: Allocation;
  readonly levels: readonly LevelResult[];
  readonly proved: boolean;
}

/** The solver broke a row that it was given. */
export class UnsoundSolver extends Error {}

/**
 * Solves level after level: what one level reached is kept as a row, and the next looks only among what is as good.
 * Nothing that the solver says is believed before it is checked against the problem itself.
 */
export async function solveAllocation(given: AllocationProblem, solve: SolveBinary): Promise<Solution> {
  const problem = inOrder(given);
  const levels = levelsOf(problem);
  const columns = new ChoiceColumns(problem);
  const rows = columns.rows();
  let allocation: Allocation = new Map();
  let provedLevels = 0;
  for (const level of levels) {
    const objective = termsOf(level, columns);
    if (objective.length === 0) {
      provedLevels += 1;
      continue;
    }
    const solved = await solve({ columns: columns.count, rows, objective, sense: level.sense });
    if (solved.status === 'infeasible') throw new UnsoundSolver(`nothing was found that keeps ${level.name}`);
    if (solved.status === 'none-found') break;
    const found = columns.read(solved.ones);
    const isSound = rows.every((row) => keepsRow(row, solved.ones)) && isFeasible(problem, found);
    if (solved.status === 'best-found') {
      if (isSound && isBetter(level, columns, allocation, found)) allocation = found;
      break;
    }
    if (!isSound) throw new UnsoundSolver(`a row was broken at ${level.name}`);
    allocation = found;
    provedLevels += 1;
    const [value = 0] = valuesOf(problem, [level], found);
    rows.push(kept(level, objective, value));
  }
  const values = valuesOf(problem, levels, allocation);
  return {
    allocation,
    levels: levels.map((level, index) => ({ level, value: values[index] ?? 0, proved: index < provedLevels })),
    proved: provedLevels === levels.length,
  };
}

/** A level's worth of every choice that is worth anything. */
function termsOf(level: Level, columns: ChoiceColumns): Terms {
  return columns.problem.applicants.flatMap((applicant) =>
    applicant.choices.flatMap((_, index): [number, number][] => {
      const worth = level.worth(applicant, index);
      return worth === 0 ? [] : [[columns.of(applicant, index), worth]];
    }),
  );
}

function kept({ sense }: Level, terms: Terms, value: number): Row {
  return sense === 'most' ? { terms, atLeast: value } : { terms, atMost: value };
}

/** What was found in the time keeps all the levels before it; it counts where it gains something at its own. */
function isBetter(level: Level, { problem }: ChoiceColumns, known: Allocation, found: Allocation): boolean {
  const [before = 0, after = 0] = [known, found].map((one) => valuesOf(problem, [level], one)[0]);
  return level.sense === 'most' ? after > before : after < before;
}
