import { dayNumberOf } from '../calendar.js';
import type { RankKey } from './rank-plans.js';

/** The best that a plan can rank, part by part, before it is made. Days between the starts are not known by then. */
export interface RankBound {
  readonly provisional: boolean;
  /** The best place of the kinds that it can be of, in the couple's own order. */
  readonly kind: number;
  readonly undated: boolean;
  /** As a number of days. */
  readonly day: number;
  readonly steps: number;
  /** Miles from home to both, and between them. */
  readonly miles: number;
}

/** The first day that there is, 1 January 1900. */
const FIRST_DAY = dayNumberOf('1900-01-01');
const MOST_STEPS = 63;
const MILE_PARTS = 16;
const MOST_MILES = 2 ** 20 - 1;

/**
 * A bound as one number: of two bounds the lesser number ranks first. Rounded down, so that no plan ranks before the
 * number of its bound.
 */
export function boundNumber({ provisional, kind, undated, day, steps, miles }: RankBound): number {
  return packed(provisional ? 1 : 0, kind, undated ? 1 : 0, day, Math.min(steps, MOST_STEPS), milesPart(miles));
}

/** The number that a bound must exceed for no plan of it to rank before, or as well as, a plan with this key. */
export function lastNumber([provisional, kind, undated, day, gap, steps, miles]: RankKey): number {
  // With days between its starts it may be outranked by any plan of that day.
  const anySteps = (undated === 0 && gap > 0) || steps >= MOST_STEPS;
  return packed(
    provisional,
    kind,
    undated,
    day,
    anySteps ? MOST_STEPS : steps,
    anySteps ? MOST_MILES : milesPart(miles),
  );
}

function milesPart(miles: number): number {
  return Math.min(Math.floor(miles * MILE_PARTS), MOST_MILES);
}

// 1 + 4 + 1 + 17 + 6 + 20 bits: exact in a double.
function packed(provisional: number, kind: number, undated: number, day: number, steps: number, miles: number): number {
  return ((((provisional * 16 + kind) * 2 + undated) * 2 ** 17 + (day - FIRST_DAY)) * 64 + steps) * 2 ** 20 + miles;
}
