import type { EntityManager } from 'typeorm';
import { completePreferences, type CouplePreferences } from '../../domain/couple/couple-preferences.js';
import type {
  PartnerLink,
  PartnerLinkEventKind,
  PartnerLinkKind,
  PartnerLinkStatus,
} from '../../domain/couple/partner-link.js';

/** A link as it is stored: the order of the two is that of their ids, and means nothing. */
export interface StoredLink extends PartnerLink {
  readonly id: string;
  readonly preferences: CouplePreferences;
}

interface LinkRow {
  readonly id: string;
  readonly first_client_id: string;
  readonly second_client_id: string;
  readonly kind: PartnerLinkKind;
  readonly status: PartnerLinkStatus;
  readonly preferences: Partial<CouplePreferences>;
  readonly confirmed_by: string[];
}

const LINK = `SELECT l.id, l.first_client_id, l.second_client_id, l.kind, l.status, l.preferences,
    ARRAY(SELECT e.client_id FROM partner_link_event AS e
      WHERE e.link_id = l.id AND e.event = 'confirmed' ORDER BY e.client_id)::text[] AS confirmed_by
  FROM partner_link AS l`;

/** The link, if the caller may see one of the two. */
export async function findLink(tx: EntityManager, id: string): Promise<StoredLink | null> {
  const [row] = await tx.query<LinkRow[]>(`${LINK} WHERE l.id = $1`, [id]);
  return row ? toLink(row) : null;
}

/** Keeps others from moving the link until the transaction ends. What was read before may be out of date. */
export async function lockLink(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT id FROM partner_link WHERE id = $1 FOR NO KEY UPDATE', [id]);
}

/** The links of these kinds that have not ended, after `anchor`, newest first. */
export async function listLiveLinks(
  tx: EntityManager,
  kinds: readonly PartnerLinkKind[],
  { anchor, limit }: { readonly anchor: string | null; readonly limit: number },
): Promise<StoredLink[]> {
  const rows = await tx.query<LinkRow[]>(
    `${LINK} WHERE l.status <> 'ended' AND l.kind = ANY ($3) AND ($1::uuid IS NULL
       OR (l.invited_at, l.id) < (SELECT a.invited_at, a.id FROM partner_link AS a WHERE a.id = $1))
     ORDER BY l.invited_at DESC, l.id DESC LIMIT $2`,
    [anchor, limit, kinds],
  );
  return rows.map(toLink);
}

/** A new link, proposed by one of the two. Fails on a unique index where either has a partner, or they are linked so. */
export async function insertLink(
  tx: EntityManager,
  { id, clientIds, kind, invitedBy }: Pick<StoredLink, 'id' | 'clientIds' | 'kind'> & { readonly invitedBy: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO partner_link (id, first_client_id, second_client_id, invited_by_client_id, kind, preferences)
     VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5, '{}')`,
    [id, ...clientIds, invitedBy, kind],
  );
}

/** Adds to a link's history. */
export async function insertEvent(
  tx: EntityManager,
  event: { id: string; linkId: string; clientId: string; event: PartnerLinkEventKind },
): Promise<void> {
  await tx.query('INSERT INTO partner_link_event (id, link_id, client_id, event) VALUES ($1, $2, $3, $4)', [
    ...[event.id, event.linkId, event.clientId, event.event],
  ]);
}

/** The link is confirmed. */
export async function confirmLink(tx: EntityManager, id: string): Promise<void> {
  await tx.query(`UPDATE partner_link SET status = 'confirmed', version = version + 1 WHERE id = $1`, [id]);
}

/** The link is over, by the act of one of the two. */
export async function endLink(tx: EntityManager, id: string, clientId: string): Promise<void> {
  await tx.query(
    `UPDATE partner_link SET status = 'ended', ended_at = now(), ended_by_client_id = $2, version = version + 1
     WHERE id = $1`,
    [id, clientId],
  );
}

/** What the couple prefers from now on. */
export async function updatePreferences(tx: EntityManager, id: string, preferences: CouplePreferences): Promise<void> {
  await tx.query('UPDATE partner_link SET preferences = $2, version = version + 1 WHERE id = $1', [id, preferences]);
}

function toLink(row: LinkRow): StoredLink {
  return {
    id: row.id,
    clientIds: [row.first_client_id, row.second_client_id],
    kind: row.kind,
    status: row.status,
    confirmedBy: row.confirmed_by,
    preferences: completePreferences(row.preferences),
  };
}
