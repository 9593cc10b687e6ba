import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { createApplication } from '../../application.js';
import { grouped } from '../../modules/directory-import/index.js';
import { type Config, readConfig } from '../../platform/config/config.js';
import { keptFile, randomSecret } from '../../platform/config/kept-file.js';
import { createDataSource } from '../../platform/database/data-source.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { StartFailure } from '../../platform/start-failure.js';
import { untilToldToStop } from '../../platform/until-told-to-stop.js';
import { listenNearby } from './listen.js';
import { loadDirectory } from './load-directory.js';
import { readProgramsFor, searchFor } from './plan-search.js';
import { describeLogins } from './print/describe-logins.js';
import { describeSearch } from './print/describe-search.js';
import { secondsInWords } from './print/words.js';
import { keepsRealClients } from '../../modules/clients/index.js';
import { OUTREACH_WORKER, signIn, type SeedTarget } from './seed/sample-users.js';
import { seedSampleWorld } from './seed/seed-sample-world.js';

/** What the demo is told. */
export interface DemoOptions {
  readonly env: NodeJS.ProcessEnv;
  /** True to stop after printing instead of serving until told to stop. */
  readonly exit: boolean;
  readonly out: NodeJS.WriteStream;
}

/**
 * The whole product on invented people and the real directory: database, directory, sample world through the API, a
 * plan search for each sample couple, and then the running server, which is the one that `npm start` runs.
 *
 * @throws StartFailure with one sentence when it cannot start.
 */
export async function runDemo({ env, exit, out }: DemoOptions): Promise<void> {
  const config = readConfig(env);
  if (config.environment === 'production')
    throw new StartFailure('The demo enters invented people: it does not run with NODE_ENV=production.');
  const toldToStop = untilToldToStop();
  let loseDatabase: (reason: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (loseDatabase = reject));
  // It may be lost before anybody waits for that; the races below still hear of it.
  lost.catch(() => undefined);
  out.write('Opening the database\n');
  const database = await openDatabase(config, loseDatabase);
  try {
    out.write(`Using ${database.description}\n`);
    const owner = await createDataSource({ url: database.ownerUrl, migrate: true }).initialize();
    const application = await createApplication(config, database.runtimeUrl);
    const interruption = new AbortController();
    const shown = showEverything({ config, owner, application, out, signal: interruption.signal });
    try {
      await Promise.race([shown, toldToStop, lost]);
      if (!exit) await Promise.race([toldToStop, lost]);
    } finally {
      interruption.abort();
      await application.close();
      // Stopped half-way it fails, which is then no news; otherwise it has been heard of above.
      await shown.catch(() => undefined);
      await owner.destroy();
    }
  } finally {
    await database.stop();
  }
  out.write('The demo has stopped.\n');
}

interface Stage {
  readonly config: Config;
  readonly owner: DataSource;
  readonly application: NestFastifyApplication;
  readonly out: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

async function showEverything({ config, owner, application, out, signal }: Stage): Promise<void> {
  const say = (...lines: readonly string[]) => out.write(`${lines.join('\n')}\n`);
  if (await keepsRealClients(owner.manager))
    throw new StartFailure(
      'Clients who are not invented are kept in this database: give the demo a folder of its own (TANDEM_DATA_DIR).',
    );
  const { facilities, isNew, milliseconds } = await loadDirectory(owner, out, signal);
  const size = `${grouped(facilities)} facilities of the national directory of 2023`;
  say(isNew ? `Loaded ${size} in ${secondsInWords(milliseconds)}` : `${size} are loaded already`);

  const url = await listenNearby(application, config);
  const password = keptFile(join(config.dataDirectory, 'sample-password'), newPassword);
  const target: SeedTarget = { url, owner, password };
  const begun = performance.now();
  const { couples, programs } = await seedSampleWorld(target, new Date());
  const world = `${String(couples.length)} sample couples and ${String(programs.length)} sample programs`;
  say(`Entered or found ${world} in ${secondsInWords(performance.now() - begun)}`);

  const worker = await signIn(target, OUTREACH_WORKER);
  const reading = await readProgramsFor(worker, couples);
  say(`The first search has read all programs into memory, in ${secondsInWords(reading)}`, '', ...LEGEND);
  for (const couple of couples) say(...describeSearch(couple, await searchFor(worker, couple)));
  say(...describeLogins(url, password), '');
}

/** 96 random bits: enough for people who do not exist, and short enough to type. */
const newPassword = () => randomSecret().slice(0, 16);

const LEGEND = [
  'Plans for each sample couple, best first, as the outreach worker gets them from the API.',
  '[sample]     invented, with rules and places as in the study; no such program exists',
  '[directory]  real, of the directory of 2023 and unverified: it says nothing of couples or of places, so call',
  'FEASIBLE     both can be admitted and both places are known; PROVISIONAL: what is under "confirm" must be asked',
];
