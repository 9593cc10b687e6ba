import { readdir } from 'node:fs/promises';
import type { MigrationInterface } from 'typeorm';
import { withAdvisoryLock } from './advisory-lock.js';
import { createDataSource } from './data-source.js';

type MigrationClass = new () => MigrationInterface;

/** Compiled or not, the migrations lie in the same place relative to this file. */
const MIGRATIONS = new URL('../../../migrations/', import.meta.url);
const MIGRATION_FILE = /^\d{13}-[a-z0-9-]+\.[jt]s$/;

/** How far to go: to the newest schema, or one migration back. */
export type MigrationDirection = 'up' | 'one-down';

/**
 * Brings the schema to the newest state, each migration in its own transaction. Replicas that start together take
 * turns, and all but the first find nothing to do.
 *
 * @param ownerUrl The role that owns the tables.
 * @returns The names of the migrations that were applied or undone.
 */
export async function migrate(ownerUrl: string, direction: MigrationDirection = 'up'): Promise<string[]> {
  const migrations = await loadMigrations();
  return withAdvisoryLock(ownerUrl, 'migrate', async () => {
    const dataSource = createDataSource({ url: ownerUrl, migrate: true });
    dataSource.setOptions({ migrations });
    await dataSource.initialize();
    try {
      if (direction === 'up') return (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name);
      await dataSource.undoLastMigration({ transaction: 'each' });
      return [];
    } finally {
      await dataSource.destroy();
    }
  });
}

async function loadMigrations(): Promise<MigrationClass[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => MIGRATION_FILE.test(name) && !name.endsWith('.d.ts'));
  const modules = await Promise.all(names.sort().map((name) => import(new URL(name, MIGRATIONS).href)));
  return modules.flatMap((module) => Object.values(module as Record<string, MigrationClass>));
}
