import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sessionCookieName, usesSecureCookies } from '../../platform/access/session-token.js';
import { Config } from '../../platform/config/config.js';

/** The cookie that carries a browser's session: for no script, for no other site, gone when the browser closes. */
@Injectable()
export class SessionCookie {
  private readonly name: string;
  private readonly attributes: { path: '/'; httpOnly: true; sameSite: 'strict'; secure: boolean };

  constructor(config: Config) {
    const secure = usesSecureCookies(config);
    this.name = sessionCookieName(secure);
    this.attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure };
  }

  /** Hands the token to the browser. */
  set(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.name, token, this.attributes);
  }

  /** Takes it back. */
  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes);
  }
}
