import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Strategy, type StrategyCreated } from 'passport';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import type { Actor } from './actor.js';
import type { Role } from './permission.js';
import { refuseCrossSite } from './same-origin.js';
import { presentedToken, sessionTokenHash, usesSecureCookies } from './session-token.js';

/** Passport strategy for the one table of sessions, whether the token comes as a cookie or as a bearer token. */
@Injectable()
export class SessionStrategy extends Strategy {
  override readonly name = 'session';

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {
    super();
  }

  /** Succeeds with the `Actor` of a live session; a session that ended, expired or never was is one and the same. */
  override authenticate(this: StrategyCreated<this>, request: unknown): void {
    this.findActor(request as FastifyRequest).then(
      (actor) => (actor ? this.success(actor) : this.fail(401)),
      (error: unknown) => this.error(error),
    );
  }

  /** Asks one narrow function, outside of the request's transaction, because guards run before interceptors. */
  async findActor(request: FastifyRequest): Promise<Actor | null> {
    const presented = presentedToken(request, usesSecureCookies(this.config));
    if (!presented) return null;
    const [row] = await this.dataSource.query<SessionPrincipalRow[]>(
      'SELECT user_id, organization_id, role FROM access.session_principal($1)',
      [sessionTokenHash(presented.token)],
    );
    if (!row) return null;
    if (presented.from === 'cookie') refuseCrossSite(request);
    return { userId: row.user_id, organizationId: row.organization_id, role: row.role, sessionToken: presented.token };
  }
}

interface SessionPrincipalRow {
  readonly user_id: string;
  readonly organization_id: string | null;
  readonly role: Role;
}
