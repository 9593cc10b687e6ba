import highsModule, { type Highs } from 'highs';
import type { BinaryProgram, Row, SolveBinary, Solved, Terms } from '../../domain/allocation/binary-program.js';

// The package declares the types of its CommonJS form alone; as an ES module its default export is the function itself.
const load = highsModule as unknown as (typeof highsModule)['default'];

/** Seconds that no single question may take: nothing else is answered meanwhile. */
const LONGEST_SECONDS = 2;

/** Columns above which presolving takes longer than it saves, measured on questions of this kind. */
const PRESOLVED = 1000;

/**
 * HiGHS, compiled to WebAssembly, with a time that all questions share. It runs here and asks no service. Each
 * allocation has an instance of its own, so that nothing of one is left in another.
 */
export async function highsSolver(seconds: number, now: () => number = () => performance.now()): Promise<SolveBinary> {
  const highs = await load();
  let until: number | undefined;
  return (program) => {
    // The time begins with the first question.
    until ??= now() + seconds * 1000;
    const left = (until - now()) / 1000;
    const solved: Solved =
      left <= 0 ? { status: 'none-found' } : solveWith(highs, program, Math.min(left, LONGEST_SECONDS));
    return Promise.resolve(solved);
  };
}

function solveWith(highs: Highs, program: BinaryProgram, seconds: number): Solved {
  if (program.columns === 0) return { status: 'optimal', ones: new Set() };
  const presolve = program.columns > PRESOLVED ? 'off' : 'choose';
  const options = { output_flag: false, time_limit: seconds, mip_rel_gap: 0, presolve, random_seed: 0 } as const;
  const solution = highs.solve(textOf(program), options);
  if (solution.Status === 'Infeasible') return { status: 'infeasible' };
  const ones = onesIn(solution.Columns);
  if (solution.Status === 'Optimal' && ones) return { status: 'optimal', ones };
  if (solution.Status === 'Time limit reached') return ones ? { status: 'best-found', ones } : { status: 'none-found' };
  throw new Error(`The solver ended with "${solution.Status}"`);
}

/** What is read of a column: of one that has no value, none. */
interface Column {
  readonly Index: number;
  readonly Primal?: number;
}

/** The columns that are 1; undefined where the solver has none to show, or some that are neither 0 nor 1. */
function onesIn(columns: Readonly<Record<string, Column>>): ReadonlySet<number> | undefined {
  const ones = new Set<number>();
  for (const column of Object.values(columns)) {
    const value = column.Primal ?? NaN;
    const whole = Math.round(value);
    if (!(Math.abs(value - whole) < 1e-4) || whole < 0 || whole > 1) return undefined;
    if (whole === 1) ones.add(column.Index);
  }
  return ones;
}

/** The question in the LP format, in which every solver of this kind reads: text, so that it can be looked at. */
export function textOf({ columns, rows, objective, sense }: BinaryProgram): string {
  const names = Array.from({ length: columns }, (_, column) => nameOf(column));
  const worth = new Map(objective);
  return [
    sense === 'most' ? 'Maximize' : 'Minimize',
    // Every column is named here, so that they are numbered as they are here.
    ` goal: ${sumOf(names.map((_, column) => [column, worth.get(column) ?? 0]))}`,
    'Subject To',
    ...rows.filter(({ terms }) => terms.length > 0).flatMap(linesOf),
    'Binaries',
    ...names.map((name) => ` ${name}`),
    'End',
  ].join('\n');
}

function linesOf({ terms, atMost, atLeast }: Row): string[] {
  const sum = sumOf(terms);
  return [
    ...(atMost === undefined ? [] : [` ${sum} <= ${String(atMost)}`]),
    ...(atLeast === undefined ? [] : [` ${sum} >= ${String(atLeast)}`]),
  ];
}

const nameOf = (column: number) => `x${String(column)}`;

/** One term a line: readers of the format take lines of a limited length. */
const sumOf = (terms: Terms) =>
  terms
    .map(([column, factor]) => `${factor < 0 ? '-' : '+'} ${String(Math.abs(factor))} ${nameOf(column)}`)
    .join('\n ');
