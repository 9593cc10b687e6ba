import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../../platform/http/page.js';
import { HttpProblem } from '../../platform/http/problem.js';
import { hashPassword } from '../sessions/index.js';
import { UserDto, type CreateUserDto, type UserRow } from './user.dto.js';

/** Accounts. The database decides which an administrator manages; the tables themselves are out of reach here. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Creates an account and returns its id. */
  async create(actor: Actor, user: CreateUserDto): Promise<string> {
    const organizationId = user.organizationId ?? actor.organizationId;
    if (actor.organizationId !== null && organizationId !== actor.organizationId) {
      throw new ForbiddenException('You can create users of your own organization only.');
    }
    const id = randomUUID();
    const { email, displayName, role, password } = user;
    await this.database.tx.query('SELECT access.create_user($1, $2, $3, $4, $5, $6)', [
      ...[id, organizationId, email, displayName, role],
      await hashPassword(password),
    ]);
    await this.audit.record({ action: 'user.created', subject: { kind: 'user', id }, outcome: 'done' });
    return id;
  }

  /** The users the caller manages, by email. */
  async list({ cursor, limit }: PageQuery): Promise<Page<UserDto>> {
    const [after] = decodeCursor(cursor, 1) ?? [''];
    const rows = await this.database.tx.query<UserRow[]>(
      'SELECT * FROM access.visible_users() WHERE email > $1 ORDER BY email LIMIT $2',
      [after, limit + 1],
    );
    const page = { limit, asOf: this.clock.now() };
    return pageOf(rows, page, { item: (row) => new UserDto(row), key: ({ email }) => [email] });
  }

  /** One user the caller manages. */
  async find(id: string): Promise<UserDto> {
    const [row] = await this.database.tx.query<UserRow[]>('SELECT * FROM access.visible_users() WHERE id = $1', [id]);
    if (!row) throw new NotFoundException();
    return new UserDto(row);
  }

  /** Ends an account and its sessions, for good. Done twice it is still done. */
  async disable(actor: Actor, id: string): Promise<void> {
    if (id === actor.userId) throw new HttpProblem(OWN_ACCOUNT);
    const [row] = await this.database.tx.query<{ disabled: boolean }[]>('SELECT access.disable_user($1) AS disabled', [
      id,
    ]);
    if (!row?.disabled) return;
    await this.audit.record({ action: 'user.disabled', subject: { kind: 'user', id }, outcome: 'done' });
  }
}

const OWN_ACCOUNT = {
  type: '/problems/conflict',
  title: 'This is your own account',
  status: 409,
  detail: 'Another administrator has to disable it, so that somebody is left who can.',
};
