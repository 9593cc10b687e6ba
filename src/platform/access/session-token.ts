import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

/** A new session token: 256 random bits, which only its holder knows. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

/** What is stored in its place. A fast hash is enough for a random token: there is nothing to guess. */
export const sessionTokenHash = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/**
 * Whether session cookies are for HTTPS only. Always, but for a server that listens on this machine alone and does not
 * run in production: that one has no certificate, and some browsers drop secure cookies there.
 */
export const usesSecureCookies = ({ environment, host }: Config): boolean =>
  environment === 'production' || !LOOPBACK.includes(host);

/**
 * Name of the session cookie. The `__Host-` prefix pins it to this host, to all paths and to HTTPS; browsers refuse it
 * over plain HTTP, so the demo on loopback, which has no certificate, uses the plain name. Never both in one server.
 */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-tandem-session' : 'tandem-session');

/** Where a token was found: a browser sends its cookie by itself, a bearer token is put there by a program. */
export interface PresentedToken {
  readonly token: string;
  readonly from: 'cookie' | 'bearer';
}

const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

/** The session token of a request, if it has one of the right form. A bearer token is preferred to a cookie. */
export function presentedToken(request: FastifyRequest, secureCookie: boolean): PresentedToken | null {
  const bearer = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (request.headers.authorization !== undefined) return accept(bearer, 'bearer');
  return accept(request.cookies[sessionCookieName(secureCookie)], 'cookie');
}

function accept(token: string | undefined, from: PresentedToken['from']): PresentedToken | null {
  return token !== undefined && TOKEN_FORM.test(token) ? { token, from } : null;
}
