import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Everything that protects a table, in words that do not depend on the order of creation. */
const SCHEMA = `
  SELECT 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
    || ' ' || coalesce(column_default, '') AS line
  FROM information_schema.columns WHERE table_schema IN ('public', 'access')
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid <> 0 AND connamespace IN ('public'::regnamespace, to_regnamespace('access'))
  UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' ' || coalesce(qual, '') || ' '
    || coalesce(with_check, '') FROM pg_policies
  UNION ALL SELECT 'grant ' || table_name || '.' || column_name || ' ' || privilege_type
    FROM information_schema.column_privileges WHERE grantee = 'tandem_runtime'
  UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function ' || oid::regprocedure || ' ' || md5(prosrc) || ' ' || prosecdef || ' ' || proacl::text
    FROM pg_proc WHERE pronamespace = to_regnamespace('access')
  UNION ALL SELECT 'table ' || oid::regclass || ' ' || relrowsecurity || ' ' || relforcerowsecurity
    FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, to_regnamespace('access'))
  ORDER BY 1`;

describe('the migrations', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const schema = async () => (await owner.query<{ line: string }>(SCHEMA)).rows.map(({ line }) => line);

  it('go all the way down, and up again to the same schema', async () => {
    const before = await schema();
    const { length: count } = await readdir(new URL('../../migrations/', import.meta.url));
    for (let undone = 0; undone < count; undone += 1) await migrate(database.ownerUrl, 'one-down');
    const left = (await schema()).filter((line) => line.startsWith('table') && !line.includes('migration'));
    expect(left).toEqual([]);
    await migrate(database.ownerUrl);
    expect(await schema()).toEqual(before);
  });
});
