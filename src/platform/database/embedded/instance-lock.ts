import pg from 'pg';
import { StartFailure } from '../../start-failure.js';

/** Any number will do, as long as nobody else locks it in the maintenance database. */
const LOCK_NUMBER = 7_263_251;

/** This process is the one that uses the embedded server. */
export interface InstanceLock {
  /** Gives the server up. */
  release(): Promise<void>;
}

/**
 * Claims the embedded server for this process. The claim is a lock held by an open connection, so it ends with the
 * process however that ends, and no file has to be tidied up. The same connection tells when the server dies.
 *
 * @param onServerGone Called once if the connection breaks before it is released.
 * @throws StartFailure when another process holds the claim.
 */
export async function takeInstanceLock(
  adminUrl: string,
  dataDirectory: string,
  onServerGone: () => void,
): Promise<InstanceLock> {
  const client = new pg.Client({ connectionString: adminUrl, keepAlive: true });
  // A connection that breaks while idle says so by an 'error' event, which unheard would end the process.
  client.on('error', () => undefined);
  await connect(client, dataDirectory);
  const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK_NUMBER]);
  if (!rows[0]?.mine) {
    await client.end();
    throw new StartFailure(
      `Another Tandem is already running on ${dataDirectory}: stop it first, or set TANDEM_DATA_DIR to another folder.`,
    );
  }
  let released = false;
  client.once('end', () => {
    if (!released) onServerGone();
  });
  return {
    release: async () => {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function connect(client: pg.Client, dataDirectory: string): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const wrongPassword = (error as { code?: string }).code === '28P01';
    if (!wrongPassword) throw error;
    throw new StartFailure(
      `The passwords in ${dataDirectory}/postgres-secrets.json are not those of the database beside it: ` +
        'put the right file back.',
    );
  }
}
