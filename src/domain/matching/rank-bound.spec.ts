import fc from 'fast-check';
import { boundNumber, lastNumber, type RankBound } from './rank-bound.js';
import type { RankKey } from './rank-plans.js';

const bounds: fc.Arbitrary<RankBound> = fc.record({
  provisional: fc.boolean(),
  kind: fc.integer({ min: 0, max: 7 }),
  undated: fc.boolean(),
  day: fc.oneof(fc.integer({ min: 20_500, max: 20_503 }), fc.integer({ min: -25_567, max: 84_000 })),
  steps: fc.oneof(fc.nat(3), fc.integer({ min: 60, max: 90 })),
  miles: fc.oneof(fc.constantFrom(0, 0.01, 7, 7.03, Infinity), fc.double({ min: 0, max: 40_000, noNaN: true })),
});

/** A plan that ranks no earlier than the bound says, with so many days between its starts. */
const keyOf = ({ provisional, kind, undated, day, steps, miles }: RankBound, gap: number): RankKey => [
  provisional ? 1 : 0,
  kind,
  undated ? 1 : 0,
  day,
  undated ? Infinity : gap,
  steps,
  miles,
];

function compare(a: RankKey, b: RankKey): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

describe('a bound as a number', () => {
  it('is never greater for what can rank before', () => {
    fc.assert(
      fc.property(bounds, bounds, (one, other) => {
        // Beyond 63 steps the number no longer tells them apart, nor what comes after them.
        fc.pre(one.steps < 63 && other.steps < 63);
        if (compare(keyOf(one, 0), keyOf(other, 0)) < 0)
          expect(boundNumber(one)).toBeLessThanOrEqual(boundNumber(other));
      }),
      { numRuns: 2000 },
    );
  });

  it('exceeds the number of a plan only where nothing under the bound ranks before that plan, or as well', () => {
    fc.assert(
      fc.property(bounds, bounds, fc.nat(2), fc.nat(2), (bound, last, gap, lastGap) => {
        if (boundNumber(bound) > lastNumber(keyOf(last, lastGap)))
          expect(compare(keyOf(bound, gap), keyOf(last, lastGap))).toBe(1);
      }),
      { numRuns: 5000 },
    );
  });

  it('ends a search where days, steps or miles leave nothing to gain', () => {
    const plan: RankBound = { provisional: false, kind: 0, undated: false, day: 20_500, steps: 1, miles: 5 };
    const last = lastNumber(keyOf(plan, 0));
    expect(boundNumber(plan)).toBeLessThanOrEqual(last);
    expect(boundNumber({ ...plan, miles: 5.1 })).toBeGreaterThan(last);
    expect(boundNumber({ ...plan, steps: 2, miles: 0 })).toBeGreaterThan(last);
    expect(boundNumber({ ...plan, day: 20_501, steps: 0, miles: 0 })).toBeGreaterThan(last);
    // With a day between the starts of the last, another with none would rank before it.
    expect(boundNumber({ ...plan, steps: 2, miles: 900 })).toBeLessThanOrEqual(lastNumber(keyOf(plan, 1)));
  });
});
