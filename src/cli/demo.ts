import 'reflect-metadata';
import { StartFailure } from '../platform/start-failure.js';
import { runDemo } from './demo/run-demo.js';

const USAGE = 'Usage: npm run demo [-- --exit]      (--exit: stop after printing)';

/** `npm run demo`. Exit code 0 when it has printed and stopped as asked, 1 when it could not. */
async function run(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--exit');
  if (unknown !== undefined) {
    console.error(`${unknown} is not an option. ${USAGE}`);
    return 1;
  }
  await runDemo({ env: process.env, exit: args.includes('--exit'), out: process.stdout });
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof StartFailure ? error.message : error);
  process.exitCode = 1;
}
