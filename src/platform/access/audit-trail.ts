import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database } from '../database/database.js';

/** One act, as the audit trail keeps it: ids and codes only, never a fact about a client. */
export interface AuditedAct {
  /** `subject.past-tense`, for example `user.created`. */
  readonly action: string;
  /** What was acted on; absent where there is nothing to name, as in a refused login. */
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly outcome: 'done' | 'refused';
}

/** The audit trail. It is written in the transaction of the act: where the row cannot be written, the act fails. */
@Injectable()
export class AuditTrail {
  constructor(private readonly database: Database) {}

  /** Records an act of the current session in the current transaction. */
  async record({ action, subject, outcome }: AuditedAct): Promise<void> {
    await this.database.tx.query(
      `INSERT INTO audit_event (id, actor_user_id, action, subject_kind, subject_id, outcome)
       VALUES ($1, access.current_user_id(), $2, $3, $4, $5)`,
      [randomUUID(), action, subject?.kind ?? null, subject?.id ?? null, outcome],
    );
  }

  /** Records a refusal once the request's own transaction is rolled back, so that the refusal keeps its trace. */
  recordRefusal(action: string, subject: { readonly kind: string; readonly id: string }): void {
    this.database.afterRollback(() => this.record({ action, subject, outcome: 'refused' }));
  }
}
