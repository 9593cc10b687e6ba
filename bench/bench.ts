import { CPU_CLOCK } from './measure/cpu-clock.js';
import { measureWorld, type WorldResult } from './measure/measure-world.js';
import { readOptions, USAGE, type BenchOptions } from './options.js';
import { barsOf } from './report/bars.js';
import { describeWorld } from './report/describe-world.js';
import { table } from './report/table.js';

/** `npm run bench`. Exit code 1 where two answers differ, 2 for a command line that cannot be read; never for a time. */
async function run(options: BenchOptions): Promise<number> {
  const { sizes, json, seed, runs } = options;
  const worlds: WorldResult[] = [];
  for (const programs of sizes) {
    const world = await measureWorld(programs, options, (text) => process.stderr.write(`${text}\n`));
    worlds.push(world);
    if (!json) print(describeWorld(world));
  }
  const bars = barsOf(worlds);
  const clock = { node: process.version, counts: CPU_CLOCK.counts };
  if (json) print([JSON.stringify({ seed, runs, clock, worlds: worlds.map(withoutTimes), bars }, null, 2)]);
  else {
    print(table([['bar', 'wanted', 'measured', ''], ...bars.map(barRow)]));
    print([
      '',
      `Node ${clock.node}; ${clock.counts}; the middle of ${runs} runs; seed ${seed}. See docs/PERFORMANCE.md.`,
    ]);
  }
  return worlds.some(differs) ? 1 : 0;
}

function barRow({ what, wanted, measured, met }: ReturnType<typeof barsOf>[number]): string[] {
  return [what, wanted, measured ?? '-', met === undefined ? 'not measured' : met ? 'met' : 'not met'];
}

function differs({ agreements, jsonRules, sql }: WorldResult): boolean {
  const peers = [jsonRules, sql].flatMap((peer) => peer?.agreement ?? []);
  return [...agreements, ...peers].some(({ differing }) => differing > 0);
}

/** A line for each couple is of use in a run, and too much to keep. */
function withoutTimes(world: WorldResult): unknown {
  return JSON.parse(JSON.stringify(world, (key, value: unknown) => (key === 'times' ? undefined : value)));
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

let options: BenchOptions | undefined;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
  process.exitCode = 2;
}
if (options) process.exitCode = await run(options);
