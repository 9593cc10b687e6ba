import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Consent, DisclosurePurpose } from '../../domain/consent/consent.js';
import { isFactKey, type AnswerSource, type AnswerState } from '../../domain/facts/index.js';
import type { Contact, ContactAnswer, RecordedAnswer } from './client-record.js';
import { CONSENT_COLUMNS, toConsent, type ConsentRow } from './consent-row.js';

const CLIENT_COLUMNS = 'id, organization_id, display_name, safe_phone, safe_times, voicemail_ok, phone_shared';
const ANSWER_COLUMNS = 'id, fact_key, state, value, source, recorded_at, recorded_by';

/** A client as the database tells it, where it tells of the client at all. */
export interface ClientRow {
  readonly id: string;
  readonly organization_id: string;
  readonly display_name: string;
  readonly safe_phone: string | null;
  readonly safe_times: string | null;
  readonly voicemail_ok: ContactAnswer;
  readonly phone_shared: ContactAnswer;
}

interface AnswerRow {
  readonly id: string;
  readonly fact_key: string;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly source: AnswerSource;
  readonly recorded_at: Date;
  readonly recorded_by: string;
}

/** A row of the accounting: one client, opened once. */
export interface DisclosureEntry {
  readonly clientId: string;
  readonly basis: 'own-agency' | 'consent';
  readonly consentId: string | null;
}

/** The client, if the caller's session may see them; `lock` keeps others from changing the row meanwhile. */
export async function findClient(tx: EntityManager, id: string, lock = false): Promise<ClientRow | null> {
  const rows = lock
    ? await tx.query<ClientRow[]>(`SELECT ${CLIENT_COLUMNS} FROM client WHERE id = $1 FOR NO KEY UPDATE`, [id])
    : await tx.query<ClientRow[]>(`SELECT ${CLIENT_COLUMNS} FROM client WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** These clients, as far as the caller's session may see them. */
export function findClients(tx: EntityManager, ids: readonly string[]): Promise<ClientRow[]> {
  return tx.query<ClientRow[]>(`SELECT ${CLIENT_COLUMNS} FROM client WHERE id = ANY ($1)`, [ids]);
}

/** The clients after `anchor` in the list, newest first; null when the anchor is not there for the caller. */
export async function listClients(
  tx: EntityManager,
  anchor: string | null,
  limit: number,
): Promise<ClientRow[] | null> {
  if (anchor !== null && !(await findClient(tx, anchor))) return null;
  return tx.query<ClientRow[]>(
    `SELECT ${CLIENT_COLUMNS} FROM client
     WHERE $1::uuid IS NULL OR (created_at, id) < (SELECT a.created_at, a.id FROM client AS a WHERE a.id = $1)
     ORDER BY created_at DESC, id DESC LIMIT $2`,
    [anchor, limit],
  );
}

/** The consents of these clients that the caller's session may read. */
export async function findConsents(tx: EntityManager, clientIds: readonly string[]): Promise<Consent[]> {
  const rows = await tx.query<ConsentRow[]>(
    `SELECT ${CONSENT_COLUMNS} FROM consent WHERE client_id = ANY ($1) ORDER BY signed_on, id`,
    [clientIds],
  );
  return rows.map(toConsent);
}

/** The newest answer to each question. */
export async function findNewestAnswers(tx: EntityManager, clientId: string): Promise<RecordedAnswer[]> {
  const rows = await tx.query<AnswerRow[]>(
    `SELECT DISTINCT ON (fact_key) ${ANSWER_COLUMNS} FROM answer WHERE client_id = $1 ORDER BY fact_key, ordinal DESC`,
    [clientId],
  );
  return rows.flatMap(toAnswer);
}

/** Every answer to one question, newest first, after `anchor`. */
export async function findAnswerHistory(
  tx: EntityManager,
  { clientId, fact, anchor, limit }: { clientId: string; fact: string; anchor: string | null; limit: number },
): Promise<RecordedAnswer[]> {
  const rows = await tx.query<AnswerRow[]>(
    `SELECT ${ANSWER_COLUMNS} FROM answer
     WHERE client_id = $1 AND fact_key = $2 AND ($3::uuid IS NULL OR ordinal < (SELECT ordinal FROM answer WHERE id = $3))
     ORDER BY ordinal DESC LIMIT $4`,
    [clientId, fact, anchor, limit],
  );
  return rows.flatMap(toAnswer);
}

/** Enters openings in the accounting of disclosures. */
export async function recordDisclosures(
  tx: EntityManager,
  purpose: DisclosurePurpose,
  entries: readonly DisclosureEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `INSERT INTO disclosure (id, client_id, purpose, basis, consent_id)
     SELECT e.id, e.client_id, $1, e.basis, e.consent_id
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[]) AS e (id, client_id, basis, consent_id)`,
    [
      purpose,
      entries.map(() => randomUUID()),
      entries.map(({ clientId }) => clientId),
      entries.map(({ basis }) => basis),
      entries.map(({ consentId }) => consentId),
    ],
  );
}

/** Adds a client to the caller's agency. */
export async function insertClient(tx: EntityManager, id: string, displayName: string, to: Contact): Promise<void> {
  await tx.query(
    `INSERT INTO client (id, display_name, safe_phone, safe_times, voicemail_ok, phone_shared)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, displayName, to.safePhone, to.safeTimes, to.voicemailOk, to.phoneShared],
  );
}

/** Changes how a client is called and reached. */
export async function updateClient(tx: EntityManager, id: string, displayName: string, to: Contact): Promise<void> {
  await tx.query(
    `UPDATE client SET display_name = $2, safe_phone = $3, safe_times = $4, voicemail_ok = $5, phone_shared = $6,
       updated_at = now(), version = version + 1
     WHERE id = $1`,
    [id, displayName, to.safePhone, to.safeTimes, to.voicemailOk, to.phoneShared],
  );
}

/** An answer to a question that has left the dictionary is kept, and no longer read. */
function toAnswer(row: AnswerRow): RecordedAnswer[] {
  const { fact_key: fact, id, state, value, source } = row;
  if (!isFactKey(fact)) return [];
  const known = state === 'known' ? { value } : {};
  return [{ id, fact, state, ...known, source, recordedAt: row.recorded_at, recordedBy: row.recorded_by }];
}
