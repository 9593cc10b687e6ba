import type { Config } from '../config/config.js';
import { StartFailure } from '../start-failure.js';
import { checkRuntimeDatabase } from './boot-checks.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { migrate } from './migrate.js';
import { postgresUrl } from './postgres-url.js';
import { bootstrapServer, ensureRuntimeRole, OWNER_ROLE, RUNTIME_ROLE } from './roles.js';

/** A database with the newest schema, ready for requests. */
export interface OpenDatabase {
  /** The owner's login: migrations, imports and seeding. */
  ownerUrl: string;
  /** The login of requests, bound by row-level security. */
  runtimeUrl: string;
  /** What the operator should know, in a few words and without secrets. */
  description: string;
  /** Ends the embedded server; a server named by DATABASE_URL is left alone. */
  stop(): Promise<void>;
}

/**
 * Opens the database the configuration names, or the embedded one: creates roles, migrates, and checks that what
 * Tandem promises holds on it.
 *
 * @param onLost Called when an embedded server has crashed and does not come back.
 * @throws StartFailure with one sentence for the operator.
 */
export async function openDatabase(config: Config, onLost: (reason: Error) => void): Promise<OpenDatabase> {
  const database = config.databaseUrl
    ? await openNamed(config.databaseUrl, config)
    : await openEmbedded(config, onLost);
  try {
    await migrate(database.ownerUrl);
    await checkRuntimeDatabase(database.runtimeUrl, config.environment === 'test');
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function openNamed(ownerUrl: string, config: Config): Promise<OpenDatabase> {
  const { host, pathname } = new URL(ownerUrl);
  try {
    return {
      ownerUrl,
      runtimeUrl: config.databaseRuntimeUrl ?? (await ensureRuntimeRole(ownerUrl)),
      description: `the PostgreSQL database ${pathname.slice(1)} on ${host}`,
      stop: () => Promise.resolve(),
    };
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(`The database in DATABASE_URL cannot be reached: ${(error as Error).message}.`);
  }
}

async function openEmbedded(config: Config, onLost: (reason: Error) => void): Promise<OpenDatabase> {
  const server = await startEmbeddedPostgres(config.dataDirectory, onLost);
  const database = await bootstrapServer((name) => server.adminUrl(name), {
    owner: server.ownerPassword,
    runtime: server.runtimePassword,
  });
  const url = (user: string, password: string) => postgresUrl({ user, password, port: server.port, database });
  return {
    ownerUrl: url(OWNER_ROLE, server.ownerPassword),
    runtimeUrl: url(RUNTIME_ROLE, server.runtimePassword),
    description: `embedded PostgreSQL in ${config.dataDirectory}`,
    stop: () => server.stop(),
  };
}
