import type { EntityManager } from 'typeorm';

/** One kept search. `answer` is the answer as it was given. */
export interface StoredSearch {
  readonly id: string;
  readonly linkId: string | null;
  readonly clientIds: readonly [string] | readonly [string, string];
  readonly asOf: string;
  readonly createdAt: string;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** A search about to be kept. */
export interface NewSearch {
  readonly id: string;
  readonly linkId: string | null;
  readonly clientIds: readonly [string] | readonly [string, string];
  readonly asOf: string;
  readonly request: unknown;
  readonly answer: unknown;
}

/** Keeps a search. Who asked, and for which agency, comes from the session. */
export async function insertSearch(tx: EntityManager, search: NewSearch): Promise<void> {
  const { id, linkId, clientIds, asOf, request, answer } = search;
  await tx.query(
    `INSERT INTO plan_search (id, partner_link_id, first_client_id, second_client_id, as_of, request, answer)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb)`,
    [id, linkId, clientIds[0], clientIds[1] ?? null, asOf, JSON.stringify(request), JSON.stringify(answer)],
  );
}

interface SearchRow {
  readonly id: string;
  readonly partner_link_id: string | null;
  readonly first_client_id: string;
  readonly second_client_id: string | null;
  readonly as_of: Date;
  readonly created_at: Date;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** A kept search; null where there is none that the caller may see. */
export async function findSearch(tx: EntityManager, id: string): Promise<StoredSearch | null> {
  const [row] = await tx.query<SearchRow[]>(
    `SELECT id, partner_link_id, first_client_id, second_client_id, as_of, created_at, answer
     FROM plan_search WHERE id = $1`,
    [id],
  );
  if (!row) return null;
  return {
    id: row.id,
    linkId: row.partner_link_id,
    clientIds: row.second_client_id === null ? [row.first_client_id] : [row.first_client_id, row.second_client_id],
    asOf: row.as_of.toISOString(),
    createdAt: row.created_at.toISOString(),
    answer: row.answer,
  };
}
