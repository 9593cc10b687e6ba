import { parseArgs } from 'node:util';

/** What can be measured on its own. */
export const SECTIONS = ['engines', 'json-rules', 'sql', 'http'] as const;
export type Section = (typeof SECTIONS)[number];

/** What one run of the benchmark does. */
export interface BenchOptions {
  readonly sizes: readonly number[];
  readonly sections: readonly Section[];
  readonly seed: number;
  readonly runs: number;
  /** Seconds for one run of one engine: as many couples are asked as fit in. */
  readonly seconds: number;
  readonly json: boolean;
}

export const USAGE = `Usage: npm run bench [-- OPTIONS]
  --size 10k,50k   numbers of programs (default 10k)
  --only LIST      of ${SECTIONS.join(', ')} (default all)
  --full           10k, 50k, 200k and 1M programs, longer runs: some hours
  --runs 3         runs of which the middle one is reported
  --seconds 4      seconds for one run of one engine
  --seed 1         which world
  --json           for machines`;

const QUICK = { sizes: '10k', seconds: '4' };
const FULL = { sizes: '10k,50k,200k,1M', seconds: '60' };

/** Reads the command line. @throws Error with a sentence for whoever typed it. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string' },
      only: { type: 'string', default: SECTIONS.join() },
      full: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const usual = values.full ? FULL : QUICK;
  return {
    sizes: (values.size ?? usual.sizes)
      .split(',')
      .map(sizeOf)
      .sort((a, b) => a - b),
    sections: values.only.split(',').map(sectionOf),
    seed: wholeNumber('--seed', values.seed),
    runs: wholeNumber('--runs', values.runs),
    seconds: wholeNumber('--seconds', values.seconds ?? usual.seconds),
    json: values.json,
  };
}

function sizeOf(text: string): number {
  const [, digits, unit] = /^(\d+)([kM]?)$/.exec(text) ?? [];
  const size = Number(digits) * (unit === 'M' ? 1_000_000 : unit === 'k' ? 1_000 : 1);
  if (!(size >= 100 && size <= 2_000_000)) throw new Error(`--size takes 100 to 2M, such as 10k,50k; not "${text}"`);
  return size;
}

function sectionOf(text: string): Section {
  const section = SECTIONS.find((one) => one === text);
  if (!section) throw new Error(`--only takes ${SECTIONS.join(', ')}; not "${text}"`);
  return section;
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${option} takes a whole number from 1; not "${text}"`);
  return value;
}
