import type { EntityManager } from 'typeorm';
import type { SortKey } from '../../platform/http/page.js';
import type { FieldsOf } from '../organizations/index.js';
import type { FunderDto } from './funder.dto.js';

const COLUMNS = 'f.id, f.name, f.kind, f.state, f.organization_id AS "organizationId", f.is_sample AS "isSample"';

export async function findFunder(tx: EntityManager, id: string): Promise<FunderDto | undefined> {
  const [row] = await tx.query<FunderDto[]>(`SELECT ${COLUMNS} FROM funder AS f WHERE f.id = $1`, [id]);
  return row;
}

/** Funders by name, after `after`; one more than `limit`, to see whether there are more. */
export function listFunders(
  tx: EntityManager,
  { name, state }: { readonly name?: string | undefined; readonly state?: string | undefined },
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<(FunderDto & { readonly sortName: string })[]> {
  return tx.query(
    `SELECT ${COLUMNS}, lower(f.name) AS "sortName" FROM funder AS f
     WHERE ($1::text IS NULL OR strpos(lower(f.name), lower($1)) > 0)
       AND ($2::text IS NULL OR f.state = $2)
       AND ($3::text IS NULL OR (lower(f.name), f.id) > ($3, $4::uuid))
     ORDER BY lower(f.name), f.id LIMIT $5`,
    [name ?? null, state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
}

export async function insertFunder(tx: EntityManager, funder: Omit<FieldsOf<FunderDto>, 'isSample'>): Promise<void> {
  const { id, organizationId, name, kind, state } = funder;
  await tx.query('INSERT INTO funder (id, organization_id, name, kind, state) VALUES ($1, $2, $3, $4, $5)', [
    ...[id, organizationId, name, kind, state],
  ]);
}

/**
 * Locks the funder for a change of it, or of a rule that all of its programs have. A program that names it at the same
 * moment waits for this lock by its foreign key, so that the rule's mark cannot miss it.
 */
export async function lockFunder(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM funder WHERE id = $1 FOR UPDATE', [id]);
}

export async function updateFunder(tx: EntityManager, { id, name, kind, state }: FieldsOf<FunderDto>): Promise<void> {
  await tx.query(
    'UPDATE funder SET name = $2, kind = $3, state = $4, updated_at = now(), version = version + 1 WHERE id = $1',
    [id, name, kind, state],
  );
}
