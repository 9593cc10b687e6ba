import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import {
  describeImport,
  FileBrokeOff,
  grouped,
  importDirectory,
  loadZipAreas,
  NotTheDirectory,
  type ImportSummary,
} from '../modules/directory-import/index.js';
import { readConfig } from '../platform/config/config.js';
import { createDataSource } from '../platform/database/data-source.js';
import { openDatabase } from '../platform/database/open-database.js';
import { describeFailure } from '../platform/start-failure.js';

const LINES_BETWEEN_REPORTS = 2_500;

/** `npm run import:directory -- FILE`. Exit code 0 when the file was read to its end, 1 when it was refused or broke off. */
async function run([file, ...rest]: readonly string[]): Promise<number> {
  if (file === undefined || rest.length > 0) {
    console.error('Usage: npm run import:directory -- FILE      (CSV, plain or gzipped)');
    return 1;
  }
  try {
    await access(file, constants.R_OK);
  } catch {
    console.error(`${file} cannot be read.`);
    return 1;
  }
  return importFile(file);
}

async function importFile(file: string): Promise<number> {
  const database = await openDatabase(readConfig(process.env), (reason) => {
    console.error(`The database is lost: ${reason.message}`);
  });
  const owner = createDataSource({ url: database.ownerUrl, migrate: true });
  try {
    await owner.initialize();
    console.log(`Loading ${file} into ${database.description}`);
    await loadZipAreas(owner);
    const summary = await importDirectory(owner, createReadStream(file), { onProgress: progress(process.stdout) });
    if (process.stdout.isTTY) console.log();
    for (const line of describeImport(summary)) console.log(line);
    return 0;
  } catch (error) {
    if (error instanceof NotTheDirectory) {
      console.error(`${file} is not the directory: ${error.message}. Nothing was changed.`);
    } else if (error instanceof FileBrokeOff) {
      console.error(`\nThe import stopped: ${error.message}. What was read is kept; nothing was closed. Run it again.`);
    } else {
      throw error;
    }
    return 1;
  } finally {
    if (owner.isInitialized) await owner.destroy();
    await database.stop();
  }
}

/** One line that is written over on a terminal, and now and then a plain line anywhere else. */
function progress(out: NodeJS.WriteStream): (soFar: Readonly<ImportSummary>) => void {
  let reported = 0;
  return ({ rows, programs, rules }) => {
    const done = programs.added + programs.changed + programs.unchanged;
    const text = `${grouped(rows)} lines, ${grouped(done)} programs, ${grouped(rules.published)} rules`;
    if (out.isTTY) {
      out.write(`\r${text} `);
    } else if (rows - reported >= LINES_BETWEEN_REPORTS) {
      reported = rows;
      out.write(`${text}\n`);
    }
  };
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
