import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from '../start-failure.js';

/** 256 random bits in letters, digits, '-' and '_': safe in a URL and in SQL. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Reads a secret file of ours, or writes it first with what `make` gives. Only this account can read it (mode 0600),
 * and of two processes that get here at once both read what the first one wrote.
 *
 * @throws StartFailure when the file is another user's.
 */
export function keptFile(path: string, make: () => string): string {
  const existing = readIfThere(path);
  if (existing !== undefined) return existing;
  const draft = writeDraft(path, make());
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8');
}

/**
 * Makes the folder unless it is there. Other accounts may pass through it, since the database server may run under one
 * of them, but not look around.
 *
 * @throws StartFailure when it cannot be made.
 */
export function ensureDirectory(path: string): void {
  try {
    // Set afterwards: the mode given to mkdir is narrowed by the umask.
    if (mkdirSync(path, { recursive: true }) !== undefined) chmodSync(path, 0o711);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** Puts new content in a secret file of ours in one step: a crash leaves the old content or the new. */
export function replaceKeptFile(path: string, content: string): void {
  renameSync(writeDraft(path, content), path);
}

function writeDraft(path: string, content: string): string {
  const draft = `${path}.${String(process.pid)}`;
  ensureDirectory(dirname(path));
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  return draft;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw unusable(path, error);
    throw new StartFailure(`${path} belongs to another user: start Tandem as the user who started it before.`);
  }
}

function unusable(path: string, error: unknown): StartFailure {
  const { code } = error as NodeJS.ErrnoException;
  return new StartFailure(
    `${path} cannot be used (${code ?? 'unknown cause'}): set TANDEM_DATA_DIR to another folder.`,
  );
}
