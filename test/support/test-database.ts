import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { postgresUrl } from '../../src/platform/database/postgres-url.js';
import { OWNER_ROLE, RUNTIME_ROLE } from '../../src/platform/database/roles.js';
import { adminUrl, TEMPLATE_DATABASE, testServer, type TestServer } from './test-server.js';

/** A database of its own for one test file. */
export interface TestDatabase {
  /** A superuser's login, for looking at what nobody else may see. */
  adminUrl: string;
  /** The login that owns the tables, for fixtures. */
  ownerUrl: string;
  /** The login of requests, bound by row-level security. */
  runtimeUrl: string;
  /** Removes the database, and closes connections that are still open to it. */
  drop(): Promise<void>;
}

/** A fresh copy of the migrated database, or one without any table for the tests of the migrations themselves. */
export async function createTestDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = await testServer();
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  const template = kind === 'migrated' ? TEMPLATE_DATABASE : 'template0';
  await asAdmin(server, [
    `CREATE DATABASE ${database} TEMPLATE ${template} OWNER ${OWNER_ROLE}`,
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${database} TO ${RUNTIME_ROLE}`,
  ]);
  const url = (user: string, password: string) => postgresUrl({ user, password, port: server.port, database });
  return {
    adminUrl: adminUrl(server, database),
    ownerUrl: url(OWNER_ROLE, server.ownerPassword),
    runtimeUrl: url(RUNTIME_ROLE, server.runtimePassword),
    drop: () => asAdmin(server, [`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`]),
  };
}

async function asAdmin(server: TestServer, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl(server) });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
