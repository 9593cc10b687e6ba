import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// Jest loads this file in a way of its own, in which it cannot import other files of ours.

const PREFIX = 'tandem-test-';
const STOP_LIMIT_MS = 5_000;

/**
 * Gives this run of the tests a folder of its own. The first suite that needs a database starts a server in it
 * (test-database.ts), so that suites that need none wait for none; the server goes when the run ends, however it ends,
 * and what a killed run has left behind goes now.
 */
function setUp(): void {
  // Root hands the server to another account, which root's own TMPDIR may not admit.
  const parent = process.getuid?.() === 0 && existsSync('/tmp') ? '/tmp' : tmpdir();
  removeLeftovers(parent);
  const directory = mkdtempSync(join(parent, `${PREFIX}${String(process.pid)}-`));
  chmodSync(directory, 0o711);
  process.env.NODE_ENV = 'test';
  process.env.TANDEM_TEST_RUN = directory;
  process.once('exit', () => remove(directory));
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const run = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!exists(run)) remove(join(parent, name));
  }
}

function remove(directory: string): void {
  try {
    for (const server of serversIn(directory)) process.kill(server, 'SIGQUIT');
    for (const deadline = Date.now() + STOP_LIMIT_MS; serversIn(directory).length > 0 && Date.now() < deadline;) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  } catch (error) {
    // A leftover of another account is that account's to remove.
    if (!['EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** The process ids of the servers that run in this folder. */
function serversIn(directory: string): number[] {
  const lockFiles = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('postmaster.pid'),
  );
  return lockFiles.flatMap((path) => {
    const files = join(directory, dirname(path));
    try {
      const pid = Number(readFileSync(join(directory, path), 'utf8').split('\n')[0]);
      // A process id may have been used again: a server works in the folder of its files.
      const runs = process.platform === 'linux' ? readlinkSync(`/proc/${pid}/cwd`) === files : exists(pid);
      return runs ? [pid] : [];
    } catch {
      return [];
    }
  });
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export { setUp as default };
