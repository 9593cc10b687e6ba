import { growthExponent, median, spreadOf } from '../../bench/measure/spread.js';
import { readOptions } from '../../bench/options.js';

it('measures ten thousand programs unless told otherwise', () => {
  expect(readOptions([])).toMatchObject({ sizes: [10_000], runs: 3, json: false });
  expect(readOptions(['--full']).sizes).toEqual([10_000, 50_000, 200_000, 1_000_000]);
});

it('reads sizes with their units, smallest first, and sections', () => {
  expect(readOptions(['--size', '1M,10k,500', '--only', 'sql,http'])).toMatchObject({
    sizes: [500, 10_000, 1_000_000],
    sections: ['sql', 'http'],
  });
});

it.each([
  [['--size', '10x'], /--size takes/],
  [['--size', '9'], /--size takes/],
  [['--only', 'speed'], /--only takes/],
  [['--runs', '0'], /--runs takes/],
  [['--fast'], /--fast/],
])('refuses %j', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});

it('takes the middle, the ninety-ninth of a hundred and the mean', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(spreadOf(hundred)).toEqual({ p50: 51, p99: 100, mean: 50.5, asked: 100 });
  expect(median([3, 1, 2])).toBe(2);
});

it('says 1 where twice the programs take twice the time, and 2 where they take four times as long', () => {
  expect(growthExponent([10, 5], [20, 10])).toBeCloseTo(1);
  expect(growthExponent([10, 5], [1000, 50_000])).toBeCloseTo(2);
});
