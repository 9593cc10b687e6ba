import { readFile } from 'node:fs/promises';
import { checkScenario } from './scenario/check-scenario.js';
import { playScenario } from './scenario/play-scenario.js';
import { describeCouple } from './scenario/describe-couple.js';
import { readScenario } from './scenario/read-scenario.js';
import { reportScenario } from './scenario/report-scenario.js';
import { ScenarioUnreadable } from './scenario/scenario.js';

const USAGE = 'Usage: npm run scenario -- [--json] FILE...';

/** Plays scenario files and says where the outcome differs from what they expect. */
async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json');
  if (files.length === 0 || unknown !== undefined) {
    process.stderr.write(`${unknown === undefined ? '' : `${unknown} is not an option. `}${USAGE}\n`);
    return 2;
  }
  let failed = 0;
  for (const file of files) failed += await playFile(file, json);
  return failed > 0 ? 1 : 0;
}

async function playFile(file: string, json: boolean): Promise<0 | 1> {
  try {
    const scenario = readScenario(await readFile(file, 'utf8'));
    const played = playScenario(scenario);
    const differences = checkScenario(scenario, played);
    const { title, asOf } = scenario;
    if (json) process.stdout.write(`${JSON.stringify({ file, ...reportScenario(scenario, played, differences) })}\n`);
    else {
      const couples = played.couples.map((couple) => describeCouple(couple, scenario.programs));
      const verdict =
        differences.length === 0 ? 'as expected' : differences.map((text) => `NOT AS EXPECTED: ${text}`).join('\n');
      process.stdout.write([`${title} (as of ${asOf})`, ...couples, verdict, ''].join('\n'));
    }
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ScenarioUnreadable) && !isMissingFile(error)) throw error;
    const reasons = error instanceof ScenarioUnreadable ? error.problems.join('\n  ') : 'there is no such file';
    process.stderr.write(`${file} cannot be used:\n  ${reasons}\n`);
    return 1;
  }
}

function isMissingFile(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
}

process.exitCode = await main(process.argv.slice(2));
