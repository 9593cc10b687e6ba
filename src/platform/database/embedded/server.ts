import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from '../../start-failure.js';
import { freePort } from './free-port.js';
import { removeMisleadingLockFile } from './lock-file.js';
import { StartAgain, startPostmaster, waitUntilReady, type PostmasterStart } from './postmaster.js';

const RELEASE_LIMIT_MS = 30_000;

/** A server that accepts connections on 127.0.0.1. */
export interface RunningServer {
  pid: number;
  port: number;
}

/**
 * Makes sure a server runs on these files: takes over one that a killed process of ours has left running, otherwise
 * starts one, on the wanted port when it is free. After a crash it waits for the crashed server's last processes.
 */
export async function ensureServer(
  start: Omit<PostmasterStart, 'port'> & { wantedPort: number | undefined },
): Promise<RunningServer> {
  let port = start.wantedPort ?? (await freePort());
  for (const deadline = Date.now() + RELEASE_LIMIT_MS; Date.now() < deadline;) {
    const running = await waitUntilReady(start.directory);
    if (running !== 'gone') return { pid: running.pid, port: running.port };
    removeMisleadingLockFile(start.directory);
    try {
      return { pid: await startPostmaster({ ...start, port }), port };
    } catch (error) {
      if (!(error instanceof StartAgain)) throw error;
      if (error.cause === 'port-taken') port = await freePort();
      else await sleep(100);
    }
  }
  throw new StartFailure(`Processes of a crashed PostgreSQL still use ${start.directory}: end them and try again.`);
}
