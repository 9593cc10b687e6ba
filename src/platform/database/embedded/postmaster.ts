import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { StartFailure } from '../../start-failure.js';
import type { Binaries } from './binaries.js';
import { SERVER_ENVIRONMENT } from './cluster.js';
import { findPostmaster, type FoundPostmaster, isPostmasterOf } from './lock-file.js';
import { poll } from './poll.js';
import type { ServerUser } from './server-user.js';
import type { ServerSettings } from './settings.js';

const START_LIMIT_MS = 120_000;
const FAST_STOP_LIMIT_MS = 20_000;

/** What it takes to start a server on files that exist. */
export interface PostmasterStart {
  binaries: Binaries;
  user: ServerUser | undefined;
  directory: string;
  port: number;
  settings: ServerSettings;
  logFile: string;
}

/** A start that failed for a cause that another try can remove. */
export class StartAgain extends Error {
  constructor(override readonly cause: 'port-taken' | 'still-in-use') {
    super(cause);
  }
}

/**
 * Starts the server in a process group of its own (a Ctrl-C in the terminal must reach us alone, so that requests end
 * before the database does) and answers once it accepts connections. It outlives this process unless stopped.
 *
 * @returns The process id.
 * @throws StartAgain when the port is taken, or processes of a crashed server still hold the files.
 * @throws StartFailure for everything else, with PostgreSQL's own last words.
 */
export async function startPostmaster(start: PostmasterStart): Promise<number> {
  const { directory, port, logFile } = start;
  const settings = Object.entries(start.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const server = spawn(start.binaries.postgres, ['-D', directory, '-p', String(port), ...settings], {
    cwd: directory,
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
    ...start.user,
  });
  closeSync(log);
  server.unref();
  let problem: string | undefined;
  server.on('error', (error) => (problem = error.message));
  server.on('exit', () => (problem ??= readFileSync(logFile).subarray(logStart).toString()));

  const pid = await poll(START_LIMIT_MS, () => {
    if (problem !== undefined) throw failureFor(problem, directory);
    const found = findPostmaster(directory);
    return found?.ready && found.pid === server.pid ? found.pid : undefined;
  });
  if (pid !== undefined) return pid;
  throw new StartFailure(`PostgreSQL has not become ready in two minutes: its log is ${logFile}.`);
}

/** Waits until a server that somebody else started accepts connections, or is gone. */
export async function waitUntilReady(directory: string): Promise<FoundPostmaster | 'gone'> {
  const outcome = await poll(START_LIMIT_MS, () => {
    const found = findPostmaster(directory);
    if (!found) return 'gone';
    return found.ready ? found : undefined;
  });
  if (outcome) return outcome;
  throw new StartFailure(
    `The PostgreSQL already running in ${directory} does not become ready: stop it and try again.`,
  );
}

/**
 * Ends the server and waits until it has gone: open transactions are rolled back, data is flushed. One that takes too
 * long is cut off, and recovers from its log at the next start.
 */
export async function stopPostmaster(directory: string, pid: number): Promise<void> {
  if (!isPostmasterOf(pid, directory)) return;
  signal(pid, 'SIGINT');
  const gone = () => (isPostmasterOf(pid, directory) ? undefined : true);
  if (await poll(FAST_STOP_LIMIT_MS, gone)) return;
  signal(pid, 'SIGQUIT');
  await poll(FAST_STOP_LIMIT_MS, gone);
}

function failureFor(problem: string, directory: string): Error {
  if (/could not bind|Address already in use/.test(problem)) return new StartAgain('port-taken');
  if (/still in use|lock file .* already exists/.test(problem)) return new StartAgain('still-in-use');
  const words = problem.split('\n').filter((line) => /FATAL|ERROR|error/.test(line));
  return new StartFailure(`PostgreSQL did not start in ${directory}: ${words.at(-1) ?? problem.trim()}`);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
