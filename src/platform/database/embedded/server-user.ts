import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartFailure } from '../../start-failure.js';

/** The ordinary account PostgreSQL runs under when this process is root; absent when we are ordinary ourselves. */
export interface ServerUser {
  uid: number;
  gid: number;
}

const USUAL_ACCOUNTS = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root has to hand it to somebody: to whoever owns the place where the
 * database lives or will live, or else to one of the usual service accounts.
 *
 * @throws StartFailure when we are root and this machine has no ordinary account to use.
 */
export function serverUserFor(directory: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOfNearest(directory);
  if (owner.uid !== 0) return owner;
  const account = USUAL_ACCOUNTS.map(accountNamed).find((found) => found !== undefined);
  if (account) return account;
  throw new StartFailure(
    'PostgreSQL does not run as root and this machine has no account named postgres or nobody: ' +
      'start Tandem as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether this account may walk down to the path; root and plain users without a server account always may. */
export function canReach(path: string, user: ServerUser | undefined): boolean {
  if (!user) return true;
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && !mayEnter(at, user)) return false;
    if (at === dirname(at)) return true;
  }
}

function mayEnter(path: string, user: ServerUser): boolean {
  const { mode, uid, gid } = statSync(path);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function ownerOfNearest(path: string): ServerUser {
  let at = resolve(path);
  while (!existsSync(at)) at = dirname(at);
  const { uid, gid } = statSync(at);
  return { uid, gid };
}

function accountNamed(name: string): ServerUser | undefined {
  const ask = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}
