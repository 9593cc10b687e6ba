import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** Work in a transaction. */
export type Work<T> = (tx: EntityManager) => Promise<T>;

/** One transaction and the session it runs for. */
export interface TransactionContext {
  readonly tx: EntityManager;
  /** The opaque token the transaction carries; null for work without a session, which sees no protected row. */
  readonly sessionToken: string | null;
  /** What is done, in a new transaction of the same session, should this one be rolled back. */
  readonly afterRollback: Work<void>[];
  /** What is begun once this one is committed. */
  readonly afterCommit: (() => void)[];
}

/** The context of the code that is running now. Each request has its own, and no request sees another's. */
export const transactionContext = new AsyncLocalStorage<TransactionContext>();
