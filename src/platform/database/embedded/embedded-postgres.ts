import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureDirectory, keptFile, randomSecret, replaceKeptFile } from '../../config/kept-file.js';
import { StartFailure } from '../../start-failure.js';
import { postgresUrl } from '../postgres-url.js';
import { findBinaries } from './binaries.js';
import { ADMIN_ROLE, ensureCluster } from './cluster.js';
import { takeInstanceLock, type InstanceLock } from './instance-lock.js';
import { stopPostmaster } from './postmaster.js';
import { ensureServer, type RunningServer } from './server.js';
import { canReach, serverUserFor } from './server-user.js';
import { DURABLE } from './settings.js';

const BRING_UP_LIMIT_MS = 30_000;

/** Passwords and port of the embedded server; kept in a file only this account can read. */
interface ServerSecrets {
  port?: number;
  adminPassword: string;
  ownerPassword: string;
  runtimePassword: string;
}

/** The embedded server in use by this process, and by no other. */
export interface EmbeddedPostgres {
  port: number;
  ownerPassword: string;
  runtimePassword: string;
  /** A superuser's URL: for the bootstrap of roles and the database. */
  adminUrl(database: string): string;
  /** Ends the server and waits until its data is flushed. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on the files in `dataDirectory`, creating them the first time, and keeps it running:
 * should the server crash it is started again on the same port while this process lives.
 *
 * @param onLost Called when the server has crashed and does not come back.
 * @throws StartFailure when it cannot run here, or another Tandem is running on the same files.
 */
export async function startEmbeddedPostgres(
  dataDirectory: string,
  onLost: (reason: Error) => void,
): Promise<EmbeddedPostgres> {
  const directory = join(dataDirectory, 'postgres');
  const secretsFile = join(dataDirectory, 'postgres-secrets.json');
  const user = serverUserFor(directory);
  ensureDirectory(dataDirectory);
  if (!canReach(dataDirectory, user)) {
    throw new StartFailure(
      `PostgreSQL does not run as root and the account it runs under instead cannot enter ${dataDirectory}: ` +
        'set TANDEM_DATA_DIR to a folder that other accounts may enter (such as /var/lib/tandem), ' +
        'or start Tandem as an ordinary user.',
    );
  }
  const secrets = JSON.parse(keptFile(secretsFile, () => JSON.stringify(newSecrets()))) as ServerSecrets;
  const binaries = findBinaries(user, dataDirectory);
  await ensureCluster({ binaries, user, directory, adminPassword: secrets.adminPassword, durable: true });
  const logFile = join(dataDirectory, 'postgres.log');
  const urlOn = (port: number) => (database: string) =>
    postgresUrl({ user: ADMIN_ROLE, password: secrets.adminPassword, port, database });

  /** Has a server and the claim to it; a server that dies in between is started once more. */
  async function bringUp(wantedPort: number | undefined): Promise<{ server: RunningServer; lock: InstanceLock }> {
    for (const deadline = Date.now() + BRING_UP_LIMIT_MS; ;) {
      const server = await ensureServer({ binaries, user, directory, wantedPort, settings: DURABLE, logFile });
      try {
        return { server, lock: await takeInstanceLock(urlOn(server.port)('postgres'), dataDirectory, recover) };
      } catch (error) {
        if (error instanceof StartFailure || Date.now() > deadline) throw error;
        await sleep(100);
      }
    }
  }

  let stopped = false;
  let recovery = Promise.resolve();
  function recover(): void {
    recovery = recoverOnce().catch((error: unknown) => onLost(error as Error));
  }
  async function recoverOnce(): Promise<void> {
    if (stopped) return;
    up = await bringUp(port);
    if (up.server.port !== port) throw new StartFailure(`PostgreSQL crashed and its port ${port} is taken by now.`);
  }

  let up = await bringUp(secrets.port);
  const { port } = up.server;
  if (port !== secrets.port) replaceKeptFile(secretsFile, JSON.stringify({ ...secrets, port }));
  return {
    port,
    ownerPassword: secrets.ownerPassword,
    runtimePassword: secrets.runtimePassword,
    adminUrl: urlOn(port),
    stop: async () => {
      stopped = true;
      await recovery;
      await up.lock.release();
      await stopPostmaster(directory, up.server.pid);
    },
  };
}

function newSecrets(): ServerSecrets {
  return { adminPassword: randomSecret(), ownerPassword: randomSecret(), runtimePassword: randomSecret() };
}
