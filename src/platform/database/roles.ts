import { createHmac } from 'node:crypto';
import pg from 'pg';
import { StartFailure } from '../start-failure.js';
import { withAdvisoryLock } from './advisory-lock.js';
import { urlForRole } from './postgres-url.js';

/** Owns every table, runs migrations, imports and seeds; no superuser. */
export const OWNER_ROLE = 'tandem_owner';
/** What requests run as: owns nothing and bypasses nothing, so row-level security always holds for it. */
export const RUNTIME_ROLE = 'tandem_runtime';

const DATABASE_NAME = 'tandem';

const OWNER_ATTRIBUTES = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION';
const RUNTIME_ATTRIBUTES = `${OWNER_ATTRIBUTES} NOINHERIT`;

/** Passwords for the two roles. */
export interface RolePasswords {
  owner: string;
  runtime: string;
}

/**
 * Creates both roles and an empty database on a server we administer; what exists is brought to the same state.
 *
 * @returns The database's name.
 */
export async function bootstrapServer(
  adminUrl: (database: string) => string,
  passwords: RolePasswords,
  database = DATABASE_NAME,
): Promise<string> {
  await withAdvisoryLock(adminUrl('postgres'), 'bootstrap', async (admin) => {
    await createRole(admin, OWNER_ROLE, OWNER_ATTRIBUTES, passwords.owner);
    await createRole(admin, RUNTIME_ROLE, RUNTIME_ATTRIBUTES, passwords.runtime);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await run(admin, 'CREATE DATABASE %I OWNER %I TEMPLATE template0', database, OWNER_ROLE);
    await run(admin, 'REVOKE ALL ON DATABASE %I FROM PUBLIC', database);
    await run(admin, 'GRANT CONNECT ON DATABASE %I TO %I', database, RUNTIME_ROLE);
  });
  return database;
}

/**
 * The runtime role's URL on a server somebody else administers. Its password follows from the owner's, so that
 * replicas that start together agree without talking.
 *
 * @throws StartFailure when the role is missing and the owner may not create it.
 */
export async function ensureRuntimeRole(ownerUrl: string): Promise<string> {
  const password = derivedPassword(ownerUrl);
  const runtimeUrl = urlForRole(ownerUrl, RUNTIME_ROLE, password);
  await withAdvisoryLock(ownerUrl, 'bootstrap', async (owner) => {
    if (await canLogIn(runtimeUrl)) return;
    try {
      await createRole(owner, RUNTIME_ROLE, 'LOGIN NOINHERIT', password);
      await run(owner, 'GRANT CONNECT ON DATABASE %I TO %I', new URL(ownerUrl).pathname.slice(1), RUNTIME_ROLE);
    } catch (error) {
      throw new StartFailure(
        `The role in DATABASE_URL may not create the role ${RUNTIME_ROLE} (${(error as Error).message}): ` +
          'grant it CREATEROLE, or create that role yourself and set DATABASE_RUNTIME_URL.',
      );
    }
  });
  return runtimeUrl;
}

function derivedPassword(ownerUrl: string): string {
  const { password } = new URL(ownerUrl);
  return createHmac('sha256', decodeURIComponent(password)).update(RUNTIME_ROLE).digest('base64url');
}

/** Attributes are given at creation only: changing them later needs rights that an ordinary owner does not have. */
async function createRole(client: pg.Client, role: string, attributes: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await run(client, `CREATE ROLE %I ${attributes} PASSWORD %L`, role, password);
  else await run(client, 'ALTER ROLE %I PASSWORD %L', role, password);
}

/** Statements like these take no parameters, so the server itself puts the names (%I) and values (%L) in. */
async function run(client: pg.Client, template: string, ...values: string[]): Promise<void> {
  const text = 'SELECT format($1, VARIADIC $2::text[]) AS statement';
  const { rows } = await client.query<{ statement: string }>(text, [template, values]);
  for (const { statement } of rows) await client.query(statement);
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
