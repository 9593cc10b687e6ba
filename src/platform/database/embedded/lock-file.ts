import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A running server, as its own lock file describes it. */
export interface FoundPostmaster {
  pid: number;
  port: number;
  /** It accepts connections. */
  ready: boolean;
}

/** The server that runs on this directory, if its lock file names a process that really is one. */
export function findPostmaster(directory: string): FoundPostmaster | undefined {
  const lock = readLockFile(directory);
  return lock && isPostmasterOf(lock.pid, directory) ? lock : undefined;
}

/**
 * Whether this process is a PostgreSQL server on this directory: it makes the directory its own working directory. A
 * process id alone proves nothing, since ids are used again, and a dead process nobody has collected still has one.
 */
export function isPostmasterOf(pid: number, directory: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${String(pid)}/cwd`) === realpathSync(directory);
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(directory);
  } catch {
    return false;
  }
}

/**
 * Removes the lock file of a crashed server whose process id now belongs to some other program: PostgreSQL would take
 * that program for itself and refuse to start. Where the id is free PostgreSQL sees so and removes the file on its own.
 */
export function removeMisleadingLockFile(directory: string): void {
  const lock = readLockFile(directory);
  if (lock && isAlive(lock.pid) && !isPostmasterOf(lock.pid, directory)) rmSync(lockFileOf(directory), { force: true });
}

function readLockFile(directory: string): FoundPostmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(lockFileOf(directory), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  // Lines of the file: 1 process id, 4 port, 8 status.
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

function lockFileOf(directory: string): string {
  return join(directory, 'postmaster.pid');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
