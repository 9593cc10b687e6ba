import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addDays, dateIn, type IsoDate } from '../../domain/calendar.js';
import { consentProblems, type Consent, type ConsentDraft, type Recipient } from '../../domain/consent/consent.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { pageOf, type Page, type PageQuery } from '../../platform/http/page.js';
import { invalidRequest } from '../../platform/http/problem.js';
import {
  anchorOf,
  ClientRecords,
  CONSENT_COLUMNS,
  toConsent,
  type ConsentRow,
  type Opening,
} from '../clients/index.js';
import { ConsentAlreadyRevoked } from './consent-already-revoked.js';
import { ConsentDto, ConsentRecipientDto, type CreateConsentDto, type RecipientDto } from './consent.dto.js';

/** What clients have agreed to, and what they have taken back. Recorded by the agency that keeps their record. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly records: ClientRecords,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Records a signed consent and returns its id. */
  async record(actor: Actor, clientId: string, body: CreateConsentDto): Promise<string> {
    await this.records.openOwn(clientId, { actor, purpose: 'treatment' });
    const recipient = recipientOf(body.recipient);
    this.refuseInvalid(draftOf(body, recipient));
    await this.refuseUnknownRecipient(actor, clientId, recipient);
    const [id, to] = [randomUUID(), new ConsentRecipientDto(recipient)];
    await this.database.tx.query(
      `INSERT INTO consent (id, client_id, patient_name, discloser, information, information_description, purposes,
         right_to_revoke, expires_on, signed_by, signature_kind, signed_on, text_version, recipient_kind,
         recipient_organization_id, recipient_class, recipient_client_id, recipient_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        ...[
          id,
          clientId,
          body.patientName,
          body.discloser,
          [...new Set(body.information)],
          body.informationDescription,
        ],
        ...[[...new Set(body.purposes)], body.rightToRevoke, body.expiresOn ?? null, body.signedBy, body.signatureKind],
        ...[body.signedOn, body.textVersion, recipient.kind, to.organizationId, to.class, to.clientId, to.name],
      ],
    );
    await this.audit.record({ action: 'consent.recorded', subject: { kind: 'consent', id }, outcome: 'done' });
    return id;
  }

  /** The consents of a client that the caller may read, newest first. */
  async list(clientId: string, query: PageQuery, opening: Opening): Promise<Page<ConsentDto>> {
    await this.records.open(clientId, opening);
    const rows = await this.database.tx.query<ConsentRow[]>(
      `SELECT ${CONSENT_COLUMNS} FROM consent
       WHERE client_id = $1 AND ($2::uuid IS NULL
         OR (signed_on, id) < (SELECT a.signed_on, a.id FROM consent AS a WHERE a.id = $2))
       ORDER BY signed_on DESC, id DESC LIMIT $3`,
      [clientId, anchorOf(query.cursor), query.limit + 1],
    );
    const today = this.today();
    const page = { limit: query.limit, asOf: this.clock.now() };
    return pageOf(rows, page, {
      item: (row) => new ConsentDto(toConsent(row), today),
      key: ({ id }) => [id],
    });
  }

  /** One consent, to those who may open the client's record. */
  async find(actor: Actor, id: string): Promise<ConsentDto> {
    const consent = await this.load(id);
    await this.records.open(consent.clientId, { actor, purpose: 'care-coordination' });
    return new ConsentDto(consent, this.today());
  }

  /** Takes a consent back. It opens nothing from the next request on. */
  async revoke(actor: Actor, id: string): Promise<ConsentDto> {
    const { clientId, revokedAt } = await this.load(id);
    await this.records.openOwn(clientId, { actor, purpose: 'treatment' });
    if (revokedAt !== null) throw new ConsentAlreadyRevoked();
    const [, revoked] = await this.database.tx.query<[unknown, number]>(
      `UPDATE consent SET revoked_at = now(), revoked_by = access.current_user_id()
       WHERE id = $1 AND revoked_at IS NULL`,
      [id],
    );
    if (revoked === 0) throw new ConsentAlreadyRevoked();
    await this.audit.record({ action: 'consent.revoked', subject: { kind: 'consent', id }, outcome: 'done' });
    return new ConsentDto(await this.load(id), this.today());
  }

  private async load(id: string): Promise<Consent> {
    const [row] = await this.database.tx.query<ConsentRow[]>(`SELECT ${CONSENT_COLUMNS} FROM consent WHERE id = $1`, [
      id,
    ]);
    if (!row) throw new NotFoundException();
    return toConsent(row);
  }

  private refuseInvalid(draft: ConsentDraft): void {
    const problems = consentProblems(draft);
    // Somewhere it may be tomorrow already.
    if (draft.signedOn && draft.signedOn > addDays(this.today(), 1))
      problems.push({ field: 'signedOn', rule: '42-cfr-2.31-a-9', message: 'A consent is not signed in the future' });
    if (problems.length > 0) throw invalidRequest(problems);
  }

  /** Foreign keys see past the row policies, so what the caller names is looked up as the caller first. */
  private async refuseUnknownRecipient(actor: Actor, clientId: string, recipient: Recipient): Promise<void> {
    if (recipient.kind === 'organization') {
      const { organizationId } = recipient;
      const found = await this.database.tx.query<unknown[]>('SELECT 1 FROM organization WHERE id = $1', [
        organizationId,
      ]);
      if (found.length === 0) throw unknownRecipient('organizationId', 'There is no such organization');
    }
    if (recipient.kind === 'partner') {
      const opening: Opening = { actor, purpose: 'care-coordination' };
      const found = await this.records.summariesOf([recipient.clientId], opening);
      if (found.length === 0 || recipient.clientId === clientId)
        throw unknownRecipient('clientId', 'There is no such client for you, or it is the client who signs');
    }
  }

  private today(): IsoDate {
    return dateIn(this.clock.now().toISOString(), 'UTC');
  }
}

function unknownRecipient(field: string, message: string) {
  return invalidRequest([{ field: `recipient.${field}`, rule: 'exists', message }]);
}

/** The consent as it was sent, for the domain to check. */
function draftOf(body: CreateConsentDto, recipient: Recipient): ConsentDraft {
  const { patientName, discloser, information, informationDescription, purposes, rightToRevoke } = body;
  const { expiresOn, signedBy, signatureKind, signedOn, textVersion } = body;
  return {
    ...{ patientName, discloser, information, informationDescription, recipient, purposes, rightToRevoke },
    ...{ expiresOn: expiresOn ?? null, signedBy, signatureKind, signedOn, textVersion },
  };
}

/** The field of a recipient that belongs to each kind. */
const FIELD_OF = { organization: 'organizationId', class: 'class', partner: 'clientId', person: 'name' } as const;

/** The recipient that was named. A field of another kind beside it would leave open who is meant. */
function recipientOf(named: RecipientDto): Recipient {
  const beside = Object.entries(FIELD_OF).filter(([kind, field]) => kind !== named.kind && named[field] !== undefined);
  if (beside.length > 0) {
    const message = `A recipient of the kind ${named.kind} is named by ${FIELD_OF[named.kind]} alone`;
    throw invalidRequest(beside.map(([, field]) => ({ field: `recipient.${field}`, rule: 'one-recipient', message })));
  }
  return { kind: named.kind, [FIELD_OF[named.kind]]: named[FIELD_OF[named.kind]] } as Recipient;
}
