import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addDays, dateIn } from '../../domain/calendar.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { pageOf, type Page, type PageQuery } from '../../platform/http/page.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { anchorOf, ClientRecords } from '../clients/index.js';
import { PrivateScreenDto, type PrivateScreenRow, type RecordPrivateScreenDto } from './private-screen.dto.js';

/**
 * What each client said alone. Whoever sees the client records it; only a safety advocate of the client's agency reads
 * it again. Recording takes the same statements and the same answer whatever was said, and touches nothing else.
 */
@Injectable()
export class PrivateScreensService {
  constructor(
    private readonly records: ClientRecords,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  /** Records a screen and returns its id; once, however often the request is repeated. */
  async record(actor: Actor, clientId: string, screen: RecordPrivateScreenDto): Promise<string> {
    await this.records.openOwn(clientId, { actor, purpose: 'treatment' });
    return this.idempotency.once(() => this.insert(clientId, screen));
  }

  /** A client's screens, newest first. To everybody but a safety advocate of the client's agency there is no client. */
  async list(actor: Actor, clientId: string, { cursor, limit }: PageQuery): Promise<Page<PrivateScreenDto>> {
    const { basis } = await this.records.open(clientId, { actor, purpose: 'treatment' });
    if (basis !== 'own-agency') throw new NotFoundException();
    const rows = await this.database.tx.query<PrivateScreenRow[]>(
      `SELECT id, client_id, asked_on, wants_treatment, wants_to_be_placed_together, safety_concern, acute_emergency,
         no_contact_order, recorded_by
       FROM private_screen
       WHERE client_id = $1 AND ($2::uuid IS NULL OR ordinal < (SELECT ordinal FROM private_screen WHERE id = $2))
       ORDER BY ordinal DESC LIMIT $3`,
      [clientId, anchorOf(cursor), limit + 1],
    );
    const subject = { kind: 'client', id: clientId };
    await this.audit.record({ action: 'private-screen.read', subject, outcome: 'done' });
    const page = { limit, asOf: this.clock.now() };
    return pageOf(rows, page, { item: (row) => new PrivateScreenDto(row), key: ({ id }) => [id] });
  }

  private async insert(clientId: string, screen: RecordPrivateScreenDto): Promise<string> {
    // Somewhere it may be tomorrow already.
    if (screen.askedOn > addDays(dateIn(this.clock.now().toISOString(), 'UTC'), 1))
      throw invalidRequest([{ field: 'askedOn', rule: 'not-in-future', message: 'askedOn lies in the future' }]);
    const id = randomUUID();
    await this.database.tx.query(
      `INSERT INTO private_screen (id, client_id, asked_on, asked_alone, wants_treatment, wants_to_be_placed_together,
         safety_concern, acute_emergency, no_contact_order)
       VALUES ($1, $2, $3, true, $4, $5, $6, $7, $8)`,
      [
        ...[id, clientId, screen.askedOn, screen.wantsTreatment ?? null, screen.wantsToBePlacedTogether ?? null],
        ...[screen.safetyConcern ?? null, screen.acuteEmergency ?? null, screen.noContactOrder ?? null],
      ],
    );
    const subject = { kind: 'client', id: clientId };
    await this.audit.record({ action: 'private-screen.recorded', subject, outcome: 'done' });
    return id;
  }
}
