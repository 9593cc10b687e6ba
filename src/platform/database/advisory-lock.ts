import { createHash } from 'node:crypto';
import pg from 'pg';

/** What only one process may do at a time on one database. */
export type ExclusiveTask = 'bootstrap' | 'migrate';

/** Does the work while no other process does the same on this database; others wait their turn. */
export async function withAdvisoryLock<T>(
  url: string,
  task: ExclusiveTask,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks while idle says so by an 'error' event, which unheard would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber(task)]);
    return await work(client);
  } finally {
    // The lock ends with its connection.
    await client.end();
  }
}

function lockNumber(task: ExclusiveTask): number {
  return createHash('sha256').update(`tandem ${task}`).digest().readInt32BE();
}
