import { ForbiddenException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a state-changing request that another site made a browser send. The cookie is SameSite=Strict already; this
 * holds where that does not (sibling subdomains, old browsers). A request that says nothing of its origin is refused.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE_METHODS.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const sameOrigin =
    site === undefined ? hostOf(request.headers.origin) === request.headers.host : site === 'same-origin';
  if (!sameOrigin) throw new ForbiddenException('A request with a session cookie must come from this site.');
}

function hostOf(origin: string | undefined): string | null {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null;
}
