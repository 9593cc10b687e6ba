import type { EntityManager } from 'typeorm';
import type { SortKey } from '../../platform/http/page.js';
import type { FieldsOf } from './directory-fields.js';
import type { OrganizationDto, OrganizationKind } from './organization.dto.js';

const COLUMNS = 'o.id, o.name, o.kind, o.is_sample AS "isSample", o.source';

/** What a list of organizations is narrowed to. */
export interface OrganizationFilter {
  readonly name?: string | undefined;
  readonly state?: string | undefined;
}

export async function findOrganization(tx: EntityManager, id: string): Promise<OrganizationDto | undefined> {
  const [row] = await tx.query<OrganizationDto[]>(`SELECT ${COLUMNS} FROM organization AS o WHERE o.id = $1`, [id]);
  return row;
}

/** Organizations by name, after `after`; one more than `limit`, to see whether there are more. */
export function listOrganizations(
  tx: EntityManager,
  { name, state }: OrganizationFilter,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<(OrganizationDto & { readonly sortName: string })[]> {
  return tx.query(
    `SELECT ${COLUMNS}, lower(o.name) AS "sortName" FROM organization AS o
     WHERE ($1::text IS NULL OR strpos(lower(o.name), lower($1)) > 0)
       AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM site AS s WHERE s.organization_id = o.id AND s.state = $2))
       AND ($3::text IS NULL OR (lower(o.name), o.id) > ($3, $4::uuid))
     ORDER BY lower(o.name), o.id LIMIT $5`,
    [name ?? null, state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
}

export async function insertOrganization(
  tx: EntityManager,
  { id, name, kind }: { readonly id: string; readonly name: string; readonly kind: OrganizationKind },
): Promise<void> {
  await tx.query('INSERT INTO organization (id, name, kind) VALUES ($1, $2, $3)', [id, name, kind]);
}

/**
 * Locks the organization for a change that concerns several of its programs at once. A new program's foreign key waits
 * for this lock, so that the change cannot miss a program that is being added at the same moment.
 */
export async function lockOrganization(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM organization WHERE id = $1 FOR UPDATE', [id]);
}

export async function updateOrganization(
  tx: EntityManager,
  { id, name, kind }: FieldsOf<OrganizationDto>,
): Promise<void> {
  await tx.query(
    'UPDATE organization SET name = $2, kind = $3, updated_at = now(), version = version + 1 WHERE id = $1',
    [id, name, kind],
  );
}
