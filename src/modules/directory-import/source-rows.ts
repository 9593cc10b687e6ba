import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** The source under which everything of the directory is stored. */
export const DIRECTORY_SOURCE = 'samhsa-directory';

/** A row as the database holds it now. */
export interface StoredRow {
  readonly id: string;
  readonly digest: string | null;
  /** Staff have changed the row: their word stands over the directory's. */
  readonly staffEdited: boolean;
  readonly closed: boolean;
}

const STORED = {
  organization: `SELECT id, source_key, source_digest, staff_edited_at IS NOT NULL AS edited, false AS closed
    FROM organization WHERE source_key = ANY($1)`,
  site: `SELECT id, source_key, source_digest, staff_edited_at IS NOT NULL AS edited, false AS closed
    FROM site WHERE source_key = ANY($1)`,
  program: `SELECT id, source_key, source_digest, staff_edited_at IS NOT NULL AS edited, status = 'closed' AS closed
    FROM program WHERE source_key = ANY($1)`,
} as const;

/** The stored rows of these source keys, by key. */
export async function storedRows(
  tx: EntityManager,
  table: keyof typeof STORED,
  keys: readonly string[],
): Promise<Map<string, StoredRow>> {
  const rows = await tx.query<
    { id: string; source_key: string; source_digest: string | null; edited: boolean; closed: boolean }[]
  >(STORED[table], [keys]);
  return new Map(
    rows.map(({ id, source_key, source_digest, edited, closed }) => [
      source_key,
      { id, digest: source_digest, staffEdited: edited, closed },
    ]),
  );
}

/** A fingerprint of what the directory says, so that a second import of the same line changes nothing. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
