import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomSecret } from '../../../src/platform/config/kept-file.js';
import { findBinaries } from '../../../src/platform/database/embedded/binaries.js';
import { ADMIN_ROLE, ensureCluster } from '../../../src/platform/database/embedded/cluster.js';
import { stopPostmaster } from '../../../src/platform/database/embedded/postmaster.js';
import { ensureServer } from '../../../src/platform/database/embedded/server.js';
import { serverUserFor } from '../../../src/platform/database/embedded/server-user.js';
import { THROWAWAY } from '../../../src/platform/database/embedded/settings.js';
import { postgresUrl } from '../../../src/platform/database/postgres-url.js';

/** Everything fits into memory, one core answers one query, and nothing is compiled for a query that is asked once. */
const SETTINGS = {
  ...THROWAWAY,
  shared_buffers: '1GB',
  work_mem: '256MB',
  effective_cache_size: '4GB',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  autovacuum: 'off',
  max_connections: '10',
};

/** The same in words, for the report. */
export const SERVER_SETTINGS = Object.entries(SETTINGS)
  .filter(([name]) => !(name in THROWAWAY) || name === 'fsync')
  .map(([name, value]) => `${name} ${value}`)
  .join(', ');

/** A PostgreSQL of the benchmark's own, in a folder that goes with it. */
export interface ThrowawayServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL that the product embeds, on loopback. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  // Root hands the server to another account, which root's own TMPDIR may not admit.
  const parent = process.getuid?.() === 0 && existsSync('/tmp') ? '/tmp' : tmpdir();
  const run = mkdtempSync(join(parent, 'tandem-bench-'));
  chmodSync(run, 0o711);
  const directory = join(run, 'postgres');
  const user = serverUserFor(directory);
  const binaries = findBinaries(user, run);
  const adminPassword = randomSecret();
  await ensureCluster({ binaries, user, directory, adminPassword, durable: false });
  const { pid, port } = await ensureServer({
    ...{ binaries, user, directory, wantedPort: undefined },
    ...{ settings: SETTINGS, logFile: join(run, 'postgres.log') },
  });
  return {
    url: postgresUrl({ user: ADMIN_ROLE, password: adminPassword, port, database: 'postgres' }),
    stop: async () => {
      await stopPostmaster(directory, pid);
      rmSync(run, { recursive: true, force: true });
    },
  };
}
