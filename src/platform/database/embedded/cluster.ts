import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../../start-failure.js';
import type { Binaries } from './binaries.js';
import type { ServerUser } from './server-user.js';

/** The superuser of an embedded server: it creates roles and databases and is never used afterwards. */
export const ADMIN_ROLE = 'tandem_admin';

const MAJOR_VERSION = '18';

/** What it takes to create the files of a new database server. */
export interface NewCluster {
  binaries: Binaries;
  user: ServerUser | undefined;
  directory: string;
  adminPassword: string;
  /** Wait for the disk; off only for throw-away servers. */
  durable: boolean;
}

/**
 * Creates the server's files unless they are there. They are built under another name and renamed, so that a crash in
 * the middle, or two first starts at once, never leave half a server behind.
 */
export async function ensureCluster(cluster: NewCluster): Promise<void> {
  const { directory, user } = cluster;
  if (existsSync(directory)) {
    refuseForeignFiles(directory);
    return;
  }
  const unfinished = `${directory}.new-${String(process.pid)}`;
  const passwordFile = `${unfinished}.password`;
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, `${cluster.adminPassword}\n`, { mode: 0o600 });
    if (user) [unfinished, passwordFile].forEach((path) => chownSync(path, user.uid, user.gid));
    await runInitdb(cluster, unfinished, passwordFile);
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The environment of the server's processes: nothing of ours, so no PG* variable and no secret reaches them. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function runInitdb(cluster: NewCluster, directory: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${directory}`,
    `--username=${ADMIN_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(cluster.durable ? [] : ['--no-sync']),
  ];
  return new Promise((done, failed) => {
    const initdb = spawn(cluster.binaries.initdb, args, {
      cwd: directory,
      env: SERVER_ENVIRONMENT,
      // In a process group of its own: a Ctrl-C reaches us alone, and we stop once this is done.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...cluster.user,
    });
    let complaints = '';
    initdb.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    initdb.on('error', (error) => {
      failed(
        new StartFailure(`The embedded PostgreSQL does not run on this machine (${error.message}): set DATABASE_URL.`),
      );
    });
    initdb.on('close', (code) => {
      if (code === 0) done();
      else failed(new StartFailure(`PostgreSQL could not create its files in ${directory}: ${reasonIn(complaints)}`));
    });
  });
}

function refuseForeignFiles(directory: string): void {
  const version = readVersion(directory);
  if (version === MAJOR_VERSION) return;
  throw new StartFailure(
    version === undefined
      ? `${directory} is there but holds no PostgreSQL database: move it away and start again.`
      : `${directory} was written by PostgreSQL ${version} and this is PostgreSQL ${MAJOR_VERSION}: ` +
          'move the data with pg_dump, or set DATABASE_URL.',
  );
}

function readVersion(directory: string): string | undefined {
  try {
    return readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartFailure(`${directory} belongs to another user: start Tandem as the user who started it before.`);
  }
}

function reasonIn(complaints: string): string {
  const lines = complaints.trim().split('\n');
  return lines.find((line) => /error|FATAL/.test(line)) ?? lines.at(-1) ?? 'no reason given';
}
