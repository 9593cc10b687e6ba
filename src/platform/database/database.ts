import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { transactionContext, type TransactionContext, type Work } from './request-context.js';

/**
 * Said before COMMIT. It checks deferred constraints while an error is still an ordinary one. And it fails in a
 * transaction of which a statement had failed, whoever swallowed that error: PostgreSQL would answer COMMIT with a
 * silent ROLLBACK, and the caller would be told that something is stored which is not.
 */
const SETTLE = 'SET CONSTRAINTS ALL IMMEDIATE';

/**
 * The only way to the database. Every statement runs in a transaction that carries the caller's session token, local
 * to that transaction, so that row-level security decides by it and a pooled connection keeps nothing of it.
 */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** The transaction of the current request. Throws outside of one: no statement can run outside by accident. */
  get tx(): EntityManager {
    return current().tx;
  }

  /** Runs `work` in a new transaction that carries this session, and returns what it returned after COMMIT. */
  async asSession<T>(sessionToken: string | null, work: Work<T>): Promise<T> {
    const afterRollback: Work<void>[] = [];
    try {
      return await this.transact(sessionToken, afterRollback, work);
    } catch (error) {
      for (const act of afterRollback) await this.transact(sessionToken, [], act);
      throw error;
    }
  }

  /**
   * Runs `work` in a transaction of its own, for the same session as the code that calls (none outside of a request).
   * It takes a second connection: after the request's transaction, `afterRollback` is the better place.
   */
  inNewTransaction<T>(work: Work<T>): Promise<T> {
    return this.asSession(transactionContext.getStore()?.sessionToken ?? null, work);
  }

  /** Keeps `begin` until the current transaction is committed: what it starts then finds what was stored. */
  afterCommit(begin: () => void): void {
    current().afterCommit.push(begin);
  }

  /** Keeps `work` for a new transaction of the same session, should the current one be rolled back. */
  afterRollback(work: Work<void>): void {
    current().afterRollback.push(work);
  }

  private async transact<T>(sessionToken: string | null, afterRollback: Work<void>[], work: Work<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const done = await this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT set_config('app.session', $1, true)`, [sessionToken ?? '']);
      const context: TransactionContext = { tx, sessionToken, afterRollback, afterCommit };
      const result = await transactionContext.run(context, () => work(tx));
      await tx.query(SETTLE);
      return result;
    });
    for (const begin of afterCommit) begin();
    return done;
  }
}

function current(): TransactionContext {
  const context = transactionContext.getStore();
  if (!context) throw new Error('No transaction: this code runs outside of a request and of Database.asSession().');
  return context;
}
