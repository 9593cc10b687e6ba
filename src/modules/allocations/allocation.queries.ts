import type { EntityManager } from 'typeorm';

/** One kept proposal. `answer` is the answer as it was given. */
export interface StoredAllocation {
  readonly id: string;
  readonly linkIds: readonly string[];
  /** Clients who were not in it as one of a couple. */
  readonly aloneClientIds: readonly string[];
  readonly asOf: string;
  readonly createdAt: string;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** A proposal about to be kept. */
export interface NewAllocation extends Omit<StoredAllocation, 'createdAt' | 'answer'> {
  /** Everybody in it. */
  readonly clientIds: readonly string[];
  readonly request: unknown;
  readonly answer: unknown;
}

/** Keeps a proposal. Who asked, and for which agency, comes from the session. */
export async function insertAllocation(tx: EntityManager, allocation: NewAllocation): Promise<void> {
  const { id, linkIds, clientIds, aloneClientIds, asOf, request, answer } = allocation;
  await tx.query(
    `INSERT INTO allocation (id, partner_link_ids, client_ids, alone_client_ids, as_of, request, answer)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb)`,
    [id, linkIds, clientIds, aloneClientIds, asOf, JSON.stringify(request), JSON.stringify(answer)],
  );
}

interface AllocationRow {
  readonly id: string;
  readonly partner_link_ids: string[];
  readonly alone_client_ids: string[];
  readonly as_of: Date;
  readonly created_at: Date;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** A kept proposal; null where there is none that the caller may see. */
export async function findAllocation(tx: EntityManager, id: string): Promise<StoredAllocation | null> {
  const [row] = await tx.query<AllocationRow[]>(
    `SELECT id, partner_link_ids, alone_client_ids, as_of, created_at, answer FROM allocation WHERE id = $1`,
    [id],
  );
  if (!row) return null;
  return {
    id: row.id,
    linkIds: row.partner_link_ids,
    aloneClientIds: row.alone_client_ids,
    asOf: row.as_of.toISOString(),
    createdAt: row.created_at.toISOString(),
    answer: row.answer,
  };
}

/** Says something to the database, so that it does not end the transaction of somebody who thinks for long. */
export async function keepOpen(tx: EntityManager): Promise<void> {
  await tx.query('SELECT 1');
}
