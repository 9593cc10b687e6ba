import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { dateIn } from '../../domain/calendar.js';
import type { Consent } from '../../domain/consent/consent.js';
import { decideDisclosure, type DisclosureDecision } from '../../domain/consent/decide-disclosure.js';
import { opensFact } from '../../domain/consent/information-of-fact.js';
import { usableFacts, type FactKey } from '../../domain/facts/index.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { pageOf, type Page, type PageQuery } from '../../platform/http/page.js';
import type { ClientRecord, ClientSummary, Contact, Opening, RecordedAnswer } from './client-record.js';
import * as queries from './client.queries.js';
import { KeptElsewhere } from './kept-elsewhere.js';
import { anchorOf, cursorIsGone } from './list-cursor.js';

type Allowed = Extract<DisclosureDecision, { allowed: true }>;

/** What of a record is changed. */
export interface ClientChange {
  readonly displayName: string;
  readonly contact: Contact;
}

/**
 * The only door to a client's record. It asks `decideDisclosure`, enters the opening in the accounting of disclosures
 * in the same transaction, and returns the record, or answers as if there were no such client. Behind it stand the
 * row policies, which show nothing to a caller who gets past it.
 */
@Injectable()
export class ClientRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** Opens one client's record for a purpose. Not allowed and not there are one and the same: 404. */
  async open(clientId: string, opening: Opening): Promise<ClientRecord> {
    const { tx } = this.database;
    const row = await queries.findClient(tx, clientId);
    if (!row) throw this.refused(clientId);
    const decision = this.decide(row, await queries.findConsents(tx, [clientId]), opening);
    if (!decision.allowed) throw this.refused(clientId);
    await queries.recordDisclosures(tx, opening.purpose, [entry(clientId, decision)]);
    const newest = await queries.findNewestAnswers(tx, clientId);
    return toRecord(row, decision, newest);
  }

  /** Opens a record that is about to be changed, which only the agency that keeps it may do. */
  async openOwn(clientId: string, opening: Opening): Promise<ClientRecord> {
    const record = await this.open(clientId, opening);
    if (record.basis !== 'own-agency') throw new KeptElsewhere();
    return record;
  }

  /** Opens the records of two partners: both or neither, with an entry in the accounting of each. */
  async openBoth(clientIds: readonly [string, string], opening: Opening): Promise<[ClientRecord, ClientRecord]> {
    const [first, second] = clientIds;
    return [await this.open(first, opening), await this.open(second, opening)];
  }

  /** A page of the clients that the caller may open for a purpose, newest first. */
  async summaries(query: PageQuery, opening: Opening): Promise<Page<ClientSummary>> {
    const rows = await queries.listClients(this.database.tx, anchorOf(query.cursor), query.limit + 1);
    if (!rows) throw cursorIsGone();
    const page = { limit: query.limit, asOf: this.clock.now() };
    const shown = pageOf(rows, page, { item: (row) => row, key: ({ id }) => [id] });
    return { ...shown, items: await this.summarize(shown.items, opening) };
  }

  /** These clients, as far as the caller may open them for a purpose. */
  async summariesOf(clientIds: readonly string[], opening: Opening): Promise<ClientSummary[]> {
    return this.summarize(await queries.findClients(this.database.tx, clientIds), opening);
  }

  /** Every answer to one question in a record that was opened, newest first. */
  async history(record: ClientRecord, fact: FactKey, query: PageQuery): Promise<Page<RecordedAnswer>> {
    const { limit, cursor } = query;
    const search = { clientId: record.id, fact, anchor: anchorOf(cursor), limit: limit + 1 };
    const isOpen = opensFact(record.information, fact);
    const rows = isOpen ? await queries.findAnswerHistory(this.database.tx, search) : [];
    return pageOf(rows, { limit, asOf: this.clock.now() }, { item: (answer) => answer, key: ({ id }) => [id] });
  }

  /** Adds a client to the caller's agency and returns the id. */
  async add({ displayName, contact }: ClientChange): Promise<string> {
    const id = randomUUID();
    await queries.insertClient(this.database.tx, id, displayName, contact);
    await this.audit.record({ action: 'client.created', subject: { kind: 'client', id }, outcome: 'done' });
    return id;
  }

  /** Changes a record. `change` is given it as it stands, locked, and returns what it is to be. */
  async change(
    clientId: string,
    opening: Opening,
    change: (record: ClientRecord) => ClientChange,
  ): Promise<ClientRecord> {
    const { tx } = this.database;
    const opened = await this.openOwn(clientId, opening);
    const row = await queries.findClient(tx, clientId, true);
    if (!row) throw new NotFoundException();
    const { displayName, contact } = change({ ...opened, displayName: row.display_name, contact: contactOf(row) });
    await queries.updateClient(tx, clientId, displayName, contact);
    await this.audit.record({ action: 'client.changed', subject: { kind: 'client', id: clientId }, outcome: 'done' });
    return { ...opened, displayName, contact };
  }

  /** Names of other agencies' clients are disclosures too, and are entered as such. */
  private async summarize(rows: readonly queries.ClientRow[], opening: Opening): Promise<ClientSummary[]> {
    const { tx } = this.database;
    const consents = await queries.findConsents(
      tx,
      rows.map(({ id }) => id),
    );
    const opened = rows.flatMap((row) => {
      const own = consents.filter(({ clientId }) => clientId === row.id);
      const decision = this.decide(row, own, opening);
      return decision.allowed ? [{ row, decision }] : [];
    });
    const elsewhere = opened.filter(({ decision }) => decision.basis === 'consent');
    const entries = elsewhere.map(({ row, decision }) => entry(row.id, decision));
    await queries.recordDisclosures(tx, opening.purpose, entries);
    return opened.map(({ row, decision: { information } }) => ({
      ...{ id: row.id, organizationId: row.organization_id, displayName: row.display_name },
      information,
    }));
  }

  /** The refusal leaves its trace after the rollback; what it says is the same for every cause. */
  private refused(clientId: string): NotFoundException {
    this.audit.recordRefusal('client.opened', { kind: 'client', id: clientId });
    return new NotFoundException();
  }

  private decide(
    row: queries.ClientRow,
    consents: readonly Consent[],
    { actor, purpose }: Opening,
  ): DisclosureDecision {
    const { role, organizationId } = actor;
    return decideDisclosure({
      keptBy: row.organization_id,
      consents,
      // Nobody belongs to a class of recipients here before an admission says who treats the client.
      reader: { kind: 'staff', role, organizationId, classes: [] },
      purpose,
      today: dateIn(this.clock.now().toISOString(), 'UTC'),
    });
  }
}

function toRecord(row: queries.ClientRow, decision: Allowed, newest: readonly RecordedAnswer[]): ClientRecord {
  const { basis, information } = decision;
  const answers = newest.filter(({ fact }) => opensFact(information, fact));
  return {
    id: row.id,
    organizationId: row.organization_id,
    basis,
    information,
    displayName: row.display_name,
    contact: information.includes('contact') ? contactOf(row) : null,
    answers,
    facts: usableFacts(answers),
  };
}

function contactOf(row: queries.ClientRow): Contact {
  return {
    safePhone: row.safe_phone,
    safeTimes: row.safe_times,
    voicemailOk: row.voicemail_ok,
    phoneShared: row.phone_shared,
  };
}

function entry(clientId: string, { basis, consentId }: Allowed): queries.DisclosureEntry {
  return { clientId, basis, consentId };
}
