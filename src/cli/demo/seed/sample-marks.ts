import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { hashPassword } from '../../../modules/sessions/index.js';
import { SAMPLE_AGENCIES } from '../world/agencies.js';
import type { AgencyKey } from '../world/sample-world.js';

/** Where sample entries come from, beside the national directory and staff. */
const SAMPLE_SOURCE = 'sample';

/** Who creates the other sample users. */
export const ADMINISTRATOR = { email: 'administrator@sample.example', displayName: 'Sample administrator' };

const ADD_AGENCIES = `
  INSERT INTO organization (id, name, kind, is_sample, source, source_key)
  SELECT a.id, a.name, a.kind, true, $5, a.source_key
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS a (id, name, kind, source_key)
  ON CONFLICT (source_key) DO NOTHING`;

const MARK_SITES = `
  UPDATE site SET is_sample = true, source = $1 WHERE NOT is_sample
    AND organization_id IN (SELECT id FROM organization WHERE is_sample)`;

const MARK_PROGRAMS = `
  UPDATE program SET is_sample = true, source = $1 WHERE NOT is_sample
    AND organization_id IN (SELECT id FROM organization WHERE is_sample)`;

const MARK_USERS = `
  UPDATE access.app_user SET is_sample = true WHERE NOT is_sample
    AND organization_id IN (SELECT id FROM organization WHERE is_sample)`;

const ADD_ADMINISTRATOR = `
  INSERT INTO access.app_user (id, email, display_name, role, password_hash, is_sample)
  VALUES ($1, $2, $3, 'administrator', $4, true) ON CONFLICT (email) DO NOTHING`;

const SET_PASSWORD = 'UPDATE access.app_user SET password_hash = $2 WHERE email = $1 AND is_sample';

/** Adds the sample agencies that are missing, and returns the ids of all. The mark is the owner's to set. */
export async function addAgencies(owner: DataSource): Promise<Readonly<Record<AgencyKey, string>>> {
  const keyOf = (key: AgencyKey) => `${SAMPLE_SOURCE}:${key}`;
  await owner.query(ADD_AGENCIES, [
    SAMPLE_AGENCIES.map(() => randomUUID()),
    SAMPLE_AGENCIES.map(({ name }) => name),
    SAMPLE_AGENCIES.map(({ kind }) => kind),
    SAMPLE_AGENCIES.map(({ key }) => keyOf(key)),
    SAMPLE_SOURCE,
  ]);
  const rows = await owner.query<{ id: string; source_key: string }[]>(
    'SELECT id, source_key FROM organization WHERE is_sample',
  );
  const idOf = new Map(rows.map(({ id, source_key }) => [source_key, id]));
  return Object.fromEntries(SAMPLE_AGENCIES.map(({ key }) => [key, idOf.get(keyOf(key)) ?? ''])) as Record<
    AgencyKey,
    string
  >;
}

/** Adds the first administrator of the installation, whom no other user could create. */
export async function addAdministrator(owner: DataSource, password: string): Promise<void> {
  const { email, displayName } = ADMINISTRATOR;
  const known = await owner.query<unknown[]>('SELECT 1 FROM access.app_user WHERE email = $1', [email]);
  if (known.length > 0) return;
  await owner.query(ADD_ADMINISTRATOR, [randomUUID(), email, displayName, await hashPassword(password)]);
}

/** Marks as samples what sample staff have entered: the API has no way to call an entry invented. */
export async function markSamples(owner: DataSource): Promise<void> {
  await owner.query(MARK_SITES, [SAMPLE_SOURCE]);
  await owner.query(MARK_PROGRAMS, [SAMPLE_SOURCE]);
  await owner.query(MARK_USERS);
}

/** Gives a sample user the password of this installation again, after the file that keeps it was lost. */
export async function restorePassword(owner: DataSource, email: string, password: string): Promise<void> {
  await owner.query(SET_PASSWORD, [email, await hashPassword(password)]);
}
