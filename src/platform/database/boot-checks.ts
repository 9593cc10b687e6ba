import pg from 'pg';
import { StartFailure } from '../start-failure.js';
import { OWNER_ROLE } from './roles.js';

interface RuntimeFacts {
  role: string;
  is_superuser: boolean;
  bypasses_policies: boolean;
  creates_roles: boolean;
  owns_tables: boolean;
  is_owner: boolean;
  fsync: string;
  synchronous_commit: string;
  full_page_writes: string;
}

const FACTS = `
  SELECT current_user AS role, r.rolsuper AS is_superuser, r.rolbypassrls AS bypasses_policies,
    r.rolcreaterole AS creates_roles,
    EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns_tables,
    EXISTS (SELECT FROM pg_database d WHERE d.datname = current_database()
      AND pg_has_role(r.oid, d.datdba, 'MEMBER')) AS is_owner,
    current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
    current_setting('full_page_writes') AS full_page_writes
  FROM pg_roles r WHERE r.rolname = current_user`;

/** What a commit promises at the least: it is on disk here before it is answered. */
const DURABLE_COMMITS = ['on', 'remote_write', 'remote_apply'];

/**
 * Refuses a database on which our promises do not hold: row-level security must bind the role that requests run as,
 * and a confirmed write must survive a power cut.
 *
 * @param mayLoseData For tests: skip the check of durability.
 * @throws StartFailure with everything that is wrong.
 */
export async function checkRuntimeDatabase(runtimeUrl: string, mayLoseData: boolean): Promise<void> {
  const facts = await readFacts(runtimeUrl);
  const problems = [
    facts.is_superuser && 'is a superuser',
    facts.bypasses_policies && 'bypasses row-level security',
    facts.creates_roles && 'may create roles',
    facts.owns_tables && 'owns tables',
    facts.is_owner && `is a member of the database's owner (${OWNER_ROLE} or another)`,
  ].filter((problem) => problem !== false);
  if (problems.length > 0) {
    throw new StartFailure(`Requests must not run as the role ${facts.role}: it ${problems.join(', ')}.`);
  }
  if (mayLoseData) return;
  const lossy = [
    facts.fsync !== 'on' && 'fsync',
    !DURABLE_COMMITS.includes(facts.synchronous_commit) && 'synchronous_commit',
    facts.full_page_writes !== 'on' && 'full_page_writes',
  ].filter((setting) => setting !== false);
  if (lossy.length > 0) {
    throw new StartFailure(`This database server could lose confirmed writes: set ${lossy.join(', ')} to on.`);
  }
}

async function readFacts(runtimeUrl: string): Promise<RuntimeFacts> {
  const client = new pg.Client({ connectionString: runtimeUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<RuntimeFacts>(FACTS);
    if (!rows[0]) throw new StartFailure('The database does not know the role it has just let in.');
    return rows[0];
  } finally {
    await client.end();
  }
}
