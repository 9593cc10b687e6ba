import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Database } from '../../platform/database/database.js';
import type { NewAnswerDto } from './answer.dto.js';
import { refuseOddAnswers } from './odd-answers.js';
import { ClientRecords } from './client-records.js';

/** Intake, saved as it is asked: any number of answers at once, in any order, each kept for good. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly records: ClientRecords,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  /** Records answers to different questions; all or none. Returns the client's id. */
  async record(actor: Actor, clientId: string, answers: readonly NewAnswerDto[]): Promise<string> {
    await this.records.openOwn(clientId, { actor, purpose: 'treatment' });
    refuseOddAnswers(answers);
    await this.database.tx.query(
      `INSERT INTO answer (id, client_id, fact_key, state, value, source)
       SELECT a.id, $1, a.fact, a.state, a.value::jsonb, a.source
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS a (id, fact, state, value, source)`,
      [
        clientId,
        answers.map(() => randomUUID()),
        answers.map(({ fact }) => fact),
        answers.map(({ state }) => state),
        answers.map(({ state, value }) => (state === 'known' ? JSON.stringify(value) : null)),
        answers.map(({ source }) => source),
      ],
    );
    const subject = { kind: 'client', id: clientId };
    await this.audit.record({ action: 'client.answers-recorded', subject, outcome: 'done' });
    return clientId;
  }
}
