import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../../src/platform/config/config.js';
import { checkRuntimeDatabase } from '../../src/platform/database/boot-checks.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { postgresUrl } from '../../src/platform/database/postgres-url.js';

const run = process.env.TANDEM_TEST_RUN!;

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const neverLost = (reason: Error) => {
  throw reason;
};

describe('opening the embedded database', () => {
  it('creates roles and schema the first time and finds them the second', async () => {
    const config = readConfig({ TANDEM_DATA_DIR: join(run, 'embedded database') });
    const openAndAsk = async () => {
      const database = await openDatabase(config, neverLost);
      const rows = await ask(database.runtimeUrl, 'SELECT current_user AS role FROM pg_class LIMIT 1');
      await database.stop();
      return rows;
    };
    expect(await openAndAsk()).toEqual([{ role: 'tandem_runtime' }]);
    expect(await openAndAsk()).toEqual([{ role: 'tandem_runtime' }]);
  });
});

describe('opening a database somebody else administers', () => {
  let server: EmbeddedPostgres;
  let ownerUrl: string;

  beforeAll(async () => {
    server = await startEmbeddedPostgres(join(run, 'somebody elses server'), neverLost);
    await ask(server.adminUrl('postgres'), `CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'kept'`);
    await ask(server.adminUrl('postgres'), 'CREATE DATABASE kept OWNER keeper');
    ownerUrl = postgresUrl({ user: 'keeper', password: 'kept', port: server.port, database: 'kept' });
  });
  afterAll(() => server.stop());

  it('works for replicas that start together: each migration runs once and all use one login', async () => {
    const config = readConfig({ DATABASE_URL: ownerUrl });
    const replicas = await Promise.all([1, 2, 3].map(() => openDatabase(config, neverLost)));
    expect(new Set(replicas.map(({ runtimeUrl }) => runtimeUrl)).size).toBe(1);
    const twice = 'SELECT name FROM schema_migration GROUP BY name HAVING count(*) > 1';
    expect(await ask(ownerUrl, twice)).toEqual([]);
    expect(replicas[0]!.description).not.toContain('kept:');
  });

  it('refuses to serve requests as the owner of the tables', async () => {
    await expect(checkRuntimeDatabase(ownerUrl, false)).rejects.toThrow(
      /^Requests must not run as the role keeper: it may create roles, owns tables, is a member of .*owner/,
    );
  });

  it('refuses to serve requests as a superuser', async () => {
    await expect(checkRuntimeDatabase(server.adminUrl('kept'), false)).rejects.toThrow(/is a superuser, bypasses/);
  });

  it('says in one sentence that the server is not there', async () => {
    const away = readConfig({ DATABASE_URL: 'postgresql://keeper:kept@127.0.0.1:1/kept' });
    await expect(openDatabase(away, neverLost)).rejects.toThrow(
      /^The database in DATABASE_URL cannot be reached: .*\.$/,
    );
  });
});
