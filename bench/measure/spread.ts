/** How long one thing took, asked for many couples. In microseconds. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
  /** How many couples were asked. */
  readonly asked: number;
}

/** The spread of one run. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length;
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), mean, asked: sorted.length };
}

/** Of several runs the middle one, figure by figure: one disturbed run changes nothing. */
export function middleOf(runs: readonly Spread[]): Spread {
  const of = (figure: keyof Spread) => median(runs.map((run) => run[figure]));
  return { p50: of('p50'), p99: of('p99'), mean: of('mean'), asked: of('asked') };
}

/** The middle value; of an even number of values the upper of the two. */
export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** The exponent of growth between two sizes: 1 where twice the programs take twice the time. */
export function growthExponent(
  [small, sooner]: readonly [size: number, time: number],
  [large, later]: readonly [size: number, time: number],
): number {
  return Math.log(later / sooner) / Math.log(large / small);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
