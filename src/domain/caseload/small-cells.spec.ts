import fc from 'fast-check';
import { emptyTally, type CauseCount } from './barriers.js';
import { barrierTable } from './barrier-table.js';
import { bandOf, coveredBand, isTold } from './small-cells.js';

const key = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('a count of couples', () => {
  it.each([
    [0, 0, 10],
    [10, 0, 10],
    [11, 11, 21],
    [21, 11, 21],
    [22, 22, 32],
    [100_000, 99_990, 100_000],
  ])('of %i is told as %i to %i', (count, from, to) => {
    expect(bandOf(count)).toEqual({ from, to });
    expect(isTold(count)).toBe(from > 0);
  });

  it('leaves at least eleven possibilities for what lies between two counts, one inside of the other', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (inner, more) => {
        const [low, high] = [bandOf(inner), bandOf(inner + more)];
        const least = Math.max(0, high.from - low.to);
        expect(high.to - low.from - least + 1).toBeGreaterThanOrEqual(11);
      }),
    );
  });
});

describe('a table of causes', () => {
  const cause = (programId: string, couples: number): CauseCount => ({
    cause: { kind: 'capacity' },
    programId,
    couples,
  });
  const tableOf = (counts: readonly number[]) => {
    const tally = emptyTally();
    for (const [index, couples] of counts.entries()) {
      const programId = `program-${String(index).padStart(3, '0')}`;
      tally.causes.set(programId, cause(programId, couples));
    }
    return barrierTable(tally, 1000);
  };

  it('lists eleven couples and not ten', () => {
    expect(tableOf([10, 11]).atPrograms.map(({ programId }) => programId)).toEqual(['program-001']);
  });

  it('lists no two numbers that differ by less than eleven, and none below it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(90), { maxLength: 30 }), (counts) => {
        const listed = tableOf(counts).atPrograms.map(({ couples }) => couples.from);
        for (const one of listed) {
          expect(one).toBeGreaterThanOrEqual(11);
          for (const other of listed) expect(one === other || Math.abs(one - other) >= 11).toBe(true);
        }
      }),
    );
  });

  it('is the same, order and all, for counts that are told alike', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(10), fc.nat(10)), { maxLength: 20 }), (cells) => {
        const [one, other] = [1, 2].map((which) => tableOf(cells.map((cell) => 11 * cell[0] + (cell[which] ?? 0))));
        expect(one).toEqual(other);
      }),
    );
  });
});

describe('a count for somebody who may ask again with another rule', () => {
  it('is nothing below eleven couples, whoever they are', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 10 }), (keys) => {
        expect(coveredBand(keys)).toEqual({ from: 0, to: 10 });
      }),
    );
  });

  it('is the same for the same couples, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 11, maxLength: 60 }), (keys) => {
        expect(coveredBand([...keys].reverse())).toEqual(coveredBand(keys));
      }),
    );
  });

  it('is never further off than five couples and the band', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 11, maxLength: 120 }), (keys) => {
        const { from, to } = coveredBand(keys);
        expect(from).toBeLessThanOrEqual(keys.length + 5);
        expect(to).toBeGreaterThanOrEqual(keys.length - 5);
      }),
    );
  });

  it('can fall where a couple more is counted: a step from band to band is no proof of anybody', () => {
    const steps = fc
      .sample(fc.tuple(fc.array(key, { minLength: 20, maxLength: 24 }), key), { numRuns: 2000, seed: 11 })
      .map(([keys, one]) => Math.sign(coveredBand([...keys, one]).from - coveredBand(keys).from));
    const [falls, rises] = [-1, 1].map((step) => steps.filter((seen) => seen === step).length) as [number, number];
    expect(falls).toBeGreaterThan(200);
    expect(rises).toBeLessThan(2.5 * falls);
  });
});
