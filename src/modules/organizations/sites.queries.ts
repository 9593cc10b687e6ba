import type { EntityManager } from 'typeorm';
import type { SortKey } from '../../platform/http/page.js';
import type { FieldsOf } from './directory-fields.js';
import type { SiteDto } from './site.dto.js';

const COLUMNS = `s.id, s.organization_id AS "organizationId", s.name, s.street, s.city, s.state, s.zip, s.county,
  CASE WHEN s.latitude IS NOT NULL
    THEN json_build_object('latitude', s.latitude, 'longitude', s.longitude) END AS point,
  s.location_precision AS "locationPrecision", s.time_zone AS "timeZone", s.phone,
  s.is_sample AS "isSample", s.source`;

/** What a list of sites is narrowed to. */
export interface SiteFilter {
  readonly organizationId?: string | undefined;
  readonly name?: string | undefined;
  readonly state?: string | undefined;
}

/** The columns of a site that its staff writes. */
export type SiteValues = FieldsOf<Omit<SiteDto, 'isSample' | 'source'>>;

export async function findSite(tx: EntityManager, id: string): Promise<SiteDto | undefined> {
  const [row] = await tx.query<SiteDto[]>(`SELECT ${COLUMNS} FROM site AS s WHERE s.id = $1`, [id]);
  return row;
}

/** Sites by name, after `after`; one more than `limit`, to see whether there are more. */
export function listSites(
  tx: EntityManager,
  { organizationId, name, state }: SiteFilter,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<(SiteDto & { readonly sortName: string })[]> {
  return tx.query(
    `SELECT ${COLUMNS}, lower(s.name) AS "sortName" FROM site AS s
     WHERE ($1::uuid IS NULL OR s.organization_id = $1)
       AND ($2::text IS NULL OR strpos(lower(s.name), lower($2)) > 0)
       AND ($3::text IS NULL OR s.state = $3)
       AND ($4::text IS NULL OR (lower(s.name), s.id) > ($4, $5::uuid))
     ORDER BY lower(s.name), s.id LIMIT $6`,
    [organizationId ?? null, name ?? null, state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
}

export async function insertSite(tx: EntityManager, site: SiteValues): Promise<void> {
  await tx.query(
    `INSERT INTO site (id, organization_id, name, street, city, state, zip, county, latitude, longitude,
       location_precision, time_zone, phone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [site.id, site.organizationId, ...placeOf(site)],
  );
}

export async function updateSite(tx: EntityManager, site: SiteValues): Promise<void> {
  await tx.query(
    `UPDATE site SET name = $2, street = $3, city = $4, state = $5, zip = $6, county = $7, latitude = $8,
       longitude = $9, location_precision = $10, time_zone = $11, phone = $12, updated_at = now(),
       version = version + 1
     WHERE id = $1`,
    [site.id, ...placeOf(site)],
  );
}

/** Whether a program of another organization is run at the site: then neither may move the other. */
export async function isSharedSite(tx: EntityManager, id: string): Promise<boolean> {
  const [row] = await tx.query<{ shared: boolean }[]>('SELECT access.site_is_shared($1) AS shared', [id]);
  return row?.shared ?? false;
}

function placeOf(site: SiteValues): unknown[] {
  return [
    ...[site.name, site.street, site.city, site.state, site.zip, site.county],
    ...[site.point?.latitude ?? null, site.point?.longitude ?? null, site.locationPrecision],
    ...[site.timeZone, site.phone],
  ];
}
