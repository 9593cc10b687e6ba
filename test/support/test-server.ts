import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomSecret } from '../../src/platform/config/kept-file.js';
import { findBinaries } from '../../src/platform/database/embedded/binaries.js';
import { ADMIN_ROLE, ensureCluster } from '../../src/platform/database/embedded/cluster.js';
import { poll } from '../../src/platform/database/embedded/poll.js';
import { ensureServer } from '../../src/platform/database/embedded/server.js';
import { serverUserFor } from '../../src/platform/database/embedded/server-user.js';
import { THROWAWAY } from '../../src/platform/database/embedded/settings.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { postgresUrl } from '../../src/platform/database/postgres-url.js';
import { bootstrapServer, OWNER_ROLE } from '../../src/platform/database/roles.js';

/** The migrated database that every test database is a copy of. Nobody stays connected to it. */
export const TEMPLATE_DATABASE = 'tandem_template';

/** The PostgreSQL of this run of the tests. */
export interface TestServer {
  port: number;
  adminPassword: string;
  ownerPassword: string;
  runtimePassword: string;
}

const START_LIMIT_MS = 120_000;

/** The server of this run: the first suite to ask starts it, whichever process it is in, and the others wait. */
export async function testServer(): Promise<TestServer> {
  const directory = process.env.TANDEM_TEST_RUN;
  if (!directory)
    throw new Error('A test database needs the folder that global-setup.ts makes: run the tests by Jest.');
  const answer = join(directory, 'server.json');
  if (isFirst(directory)) {
    const outcome = await startServer(directory).catch((error: unknown) => ({ failed: String(error) }));
    writeFileSync(`${answer}.draft`, JSON.stringify(outcome), { mode: 0o600 });
    renameSync(`${answer}.draft`, answer);
  }
  const started = await poll(START_LIMIT_MS, () => existsSync(answer) || undefined);
  if (!started) throw new Error('The PostgreSQL of the tests has not started in two minutes.');
  const outcome = JSON.parse(readFileSync(answer, 'utf8')) as TestServer | { failed: string };
  if ('failed' in outcome) throw new Error(`The PostgreSQL of the tests did not start: ${outcome.failed}`);
  return outcome;
}

/** A superuser's URL on the server of the tests. */
export function adminUrl(server: TestServer, database = 'postgres'): string {
  return postgresUrl({ user: ADMIN_ROLE, password: server.adminPassword, port: server.port, database });
}

function isFirst(directory: string): boolean {
  try {
    mkdirSync(join(directory, 'started'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function startServer(run: string): Promise<TestServer> {
  const directory = join(run, 'postgres');
  const user = serverUserFor(directory);
  const binaries = findBinaries(user, run);
  const passwords = { owner: randomSecret(), runtime: randomSecret() };
  const adminPassword = randomSecret();
  await ensureCluster({ binaries, user, directory, adminPassword, durable: false });
  const { port } = await ensureServer({
    ...{ binaries, user, directory, wantedPort: undefined },
    ...{ settings: THROWAWAY, logFile: join(run, 'postgres.log') },
  });
  const server = { port, adminPassword, ownerPassword: passwords.owner, runtimePassword: passwords.runtime };
  const database = await bootstrapServer((name) => adminUrl(server, name), passwords, TEMPLATE_DATABASE);
  await migrate(postgresUrl({ user: OWNER_ROLE, password: passwords.owner, port, database }));
  return server;
}
