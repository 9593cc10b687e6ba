import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DirectoryFacility } from './facility-programs.js';
import { DIRECTORY_SOURCE, digestOf, storedRows } from './source-rows.js';

const ADD_ORGANIZATIONS = `
  INSERT INTO organization (id, name, kind, source, source_key, source_digest)
  SELECT id, name, 'program-agency', $2, source_key, digest
  FROM jsonb_to_recordset($1) AS o(id uuid, name text, source_key text, digest text)`;

const CHANGE_ORGANIZATIONS = `
  UPDATE organization AS t SET source_digest = o.digest, updated_at = now(), version = t.version + 1,
    name = CASE WHEN t.staff_edited_at IS NULL THEN o.name ELSE t.name END
  FROM jsonb_to_recordset($1) AS o(id uuid, name text, digest text) WHERE t.id = o.id`;

const SITE_FIELDS = `id uuid, "organizationId" uuid, source_key text, digest text, name text, street text, city text,
  state text, zip text, latitude double precision, longitude double precision, "locationPrecision" text,
  "timeZone" text, phone text`;

const ADD_SITES = `
  INSERT INTO site (id, organization_id, name, street, city, state, zip, county, latitude, longitude,
    location_precision, time_zone, phone, source, source_key, source_digest)
  SELECT s.id, s."organizationId", s.name, s.street, s.city, s.state, s.zip, z.county, s.latitude, s.longitude,
    s."locationPrecision", s."timeZone", s.phone, $2, s.source_key, s.digest
  FROM jsonb_to_recordset($1) AS s(${SITE_FIELDS}) LEFT JOIN zip_area AS z ON z.zip = s.zip AND z.state = s.state`;

const CHANGE_SITES = `
  UPDATE site AS t SET source_digest = s.digest, updated_at = now(), version = t.version + 1,
    name = s.name, street = s.street, city = s.city, latitude = s.latitude, longitude = s.longitude,
    location_precision = s."locationPrecision", time_zone = s."timeZone", phone = s.phone
  FROM jsonb_to_recordset($1) AS s(${SITE_FIELDS}) WHERE t.id = s.id AND t.staff_edited_at IS NULL`;

/** What one run has already placed, by source key: of several lines on one agency or building the first one speaks. */
export class PlacesOfRun {
  readonly organizations = new Map<string, string>();
  readonly sites = new Map<string, string>();
}

/** Stores the agencies and the sites of these facilities, and notes their ids in `run`. */
export async function storePlaces(
  tx: EntityManager,
  facilities: readonly DirectoryFacility[],
  run: PlacesOfRun,
): Promise<void> {
  const organizations = firstOfEach(facilities, ({ organization }) => organization.sourceKey, run.organizations);
  await storeNew(tx, 'organization', run.organizations, organizations, ({ organization }) => ({ ...organization }));
  const sites = firstOfEach(facilities, ({ site }) => site.sourceKey, run.sites);
  await storeNew(
    tx,
    'site',
    run.sites,
    sites,
    ({ site }) => ({ ...site }),
    (facility) => ({
      organizationId: run.organizations.get(facility.organization.sourceKey),
    }),
  );
}

function firstOfEach(
  facilities: readonly DirectoryFacility[],
  keyOf: (facility: DirectoryFacility) => string,
  known: ReadonlyMap<string, string>,
): Map<string, DirectoryFacility> {
  const first = new Map<string, DirectoryFacility>();
  for (const facility of facilities) {
    const key = keyOf(facility);
    if (!known.has(key) && !first.has(key)) first.set(key, facility);
  }
  return first;
}

const ADD = { organization: ADD_ORGANIZATIONS, site: ADD_SITES } as const;
const CHANGE = { organization: CHANGE_ORGANIZATIONS, site: CHANGE_SITES } as const;

async function storeNew(
  tx: EntityManager,
  table: 'organization' | 'site',
  ids: Map<string, string>,
  facilities: ReadonlyMap<string, DirectoryFacility>,
  contentOf: (facility: DirectoryFacility) => object,
  linksOf: (facility: DirectoryFacility) => object = () => ({}),
): Promise<void> {
  const stored = await storedRows(tx, table, [...facilities.keys()]);
  const added: object[] = [];
  const changed: object[] = [];
  for (const [key, facility] of facilities) {
    const content = contentOf(facility);
    const before = stored.get(key);
    const row = { id: before?.id ?? randomUUID(), source_key: key, digest: digestOf(content), ...content };
    ids.set(key, row.id);
    if (!before) added.push({ ...row, ...linksOf(facility) });
    else if (before.digest !== row.digest) changed.push(row);
  }
  if (added.length > 0) await tx.query(ADD[table], [JSON.stringify(added), DIRECTORY_SOURCE]);
  if (changed.length > 0) await tx.query(CHANGE[table], [JSON.stringify(changed)]);
}
