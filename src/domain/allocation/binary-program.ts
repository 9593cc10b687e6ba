/** Sum of factors times columns. A column is 0 or 1. */
export type Terms = readonly (readonly [column: number, factor: number])[];

/** One inequality. */
export interface Row {
  readonly terms: Terms;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A question for an integer solver: which columns to set to 1. */
export interface BinaryProgram {
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly objective: Terms;
  readonly sense: 'most' | 'fewest';
}

/** What a solver found: `best-found` keeps every row but is not proved to be best, as time ran out. */
export type Solved =
  | { readonly status: 'optimal' | 'best-found'; readonly ones: ReadonlySet<number> }
  | { readonly status: 'infeasible' }
  | { readonly status: 'none-found' };

/** Solves one question. The solver itself is not part of the domain, nor is the time that it may take. */
export type SolveBinary = (program: BinaryProgram) => Promise<Solved>;

/** Whether a set of columns keeps a row. */
export function keepsRow(row: Row, ones: ReadonlySet<number>): boolean {
  const sum = row.terms.reduce((total, [column, factor]) => (ones.has(column) ? total + factor : total), 0);
  return sum <= (row.atMost ?? Infinity) && sum >= (row.atLeast ?? -Infinity);
}
