import type { EntityManager } from 'typeorm';

/**
 * The owner's connection, as imports use it: outside any request, by the role that owns the tables. A TypeORM data
 * source of the owner's URL is one.
 */
export interface OwnerDatabase {
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
}
