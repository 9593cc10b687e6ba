/** Fewer couples than this are never told apart from none. */
export const SMALLEST_TOLD = 11;

/** What is told of a count: somewhere from the one to the other, both included. The lowest is 0 to 10. */
export interface CountBand {
  readonly from: number;
  readonly to: number;
}

/**
 * A count is told in elevens: 0 to 10, 11 to 21, 22 to 32 and so on. Two bands are equal or start at least eleven
 * apart, so that of two counts, one inside of the other, the difference is never known to be small: no sum and no
 * complement of what is listed gives away a cell under eleven.
 */
export function bandOf(count: number): CountBand {
  const from = Math.max(0, Math.floor(count / SMALLEST_TOLD)) * SMALLEST_TOLD;
  return { from, to: from + SMALLEST_TOLD - 1 };
}

/** Whether a count is told at all. */
export const isTold = (count: number): boolean => count >= SMALLEST_TOLD;

/** Couples by which a count may be moved, either way. */
const MOST_MOVED = 5;

/**
 * The band of a set of couples for somebody who may ask again with another rule. Before it is told in elevens the
 * count is moved by up to five, as the keys of exactly these couples have it: the same set always by the same, so that
 * asking again teaches nothing; a set that differs in one couple by something else, so that the step from one band to
 * the next is no proof that somebody is there. Fewer than eleven are always 0 to 10.
 */
export function coveredBand(cellKeys: readonly number[]): CountBand {
  if (!isTold(cellKeys.length)) return bandOf(0);
  const sum = cellKeys.reduce((total, key) => (total + key) >>> 0, 0);
  return bandOf(cellKeys.length + (mixed(sum) % (2 * MOST_MOVED + 1)) - MOST_MOVED);
}

/** Spreads a 32-bit number, so that neighbours have nothing in common (the last step of MurmurHash3). */
function mixed(key: number): number {
  let hash = key >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
