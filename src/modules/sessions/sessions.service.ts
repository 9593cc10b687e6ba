import { Injectable, UnauthorizedException } from '@nestjs/common';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { newSessionToken, sessionTokenHash } from '../../platform/access/session-token.js';
import { Database } from '../../platform/database/database.js';
import { LoginThrottle, type LoginAttempt } from './login-throttle.js';
import { MeDto, type MeRow } from './session.dto.js';

/** Sessions: opaque tokens, of which the database keeps a hash. Ending one holds from the next statement of anybody. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly throttle: LoginThrottle,
    private readonly audit: AuditTrail,
  ) {}

  /** Opens a session for somebody whose password was right. */
  async open(userId: string, attempt: LoginAttempt): Promise<{ token: string; expiresAt: Date }> {
    const token = newSessionToken();
    const expiresAt = await this.database.asSession(token, async (tx) => {
      const [opened] = await tx.query<{ expires_at: Date }[]>('SELECT access.open_session($1, $2) AS expires_at', [
        sessionTokenHash(token),
        userId,
      ]);
      if (!opened) throw new Error('access.open_session() returned nothing.');
      await this.throttle.forget(attempt);
      await this.audit.record({ action: 'session.opened', subject: { kind: 'user', id: userId }, outcome: 'done' });
      return opened.expires_at;
    });
    return { token, expiresAt };
  }

  /** Records a login that was refused; nobody is named, because nobody is known. */
  async recordRefusal(): Promise<void> {
    await this.database.inNewTransaction(() => this.audit.record({ action: 'session.refused', outcome: 'refused' }));
  }

  /** Ends the session of the current request. */
  async end(userId: string): Promise<void> {
    await this.audit.record({ action: 'session.ended', subject: { kind: 'user', id: userId }, outcome: 'done' });
    await this.database.tx.query('SELECT access.end_session()');
  }

  /** The account of the current request. */
  async me(): Promise<MeDto> {
    const [row] = await this.database.tx.query<MeRow[]>(
      `SELECT id, organization_id, email, display_name, role FROM access.visible_users()
       WHERE id = access.current_user_id()`,
    );
    if (!row) throw new UnauthorizedException();
    return new MeDto(row);
  }
}
