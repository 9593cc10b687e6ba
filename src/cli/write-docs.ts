import 'reflect-metadata';
import { generateFiles, staleFiles, writeFiles } from './generated-files.js';

/** Writes the generated files; with --check it writes nothing and fails when one of them is stale. */
async function main(args: readonly string[]): Promise<void> {
  const [option, ...more] = args;
  if (more.length > 0 || (option !== undefined && option !== '--check')) {
    console.error('Usage: npm run write:generated, or npm run check:generated to see whether that is needed.');
    process.exitCode = 2;
    return;
  }
  const root = process.cwd();
  const files = await generateFiles();
  const stale = await staleFiles(root, files);
  if (option === undefined) {
    await writeFiles(root, files);
    console.log(stale.length === 0 ? 'Nothing has changed.' : `Written: ${stale.join(', ')}.`);
    return;
  }
  for (const path of stale) console.error(`${path} is stale: run npm run write:generated.`);
  if (stale.length > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
