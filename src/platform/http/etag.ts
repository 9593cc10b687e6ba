import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { CallHandler, NestInterceptor } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import { map, type Observable } from 'rxjs';
import { actorOf, type Actor } from '../access/actor.js';
import { Config } from '../config/config.js';
import { HttpProblem } from './problem.js';

/**
 * Entity tags of what one viewer was shown. They depend on the representation alone and on who sees it: a version
 * number would tell one partner's worker that something happened on the other side.
 */
@Injectable()
export class Etags {
  constructor(private readonly config: Config) {}

  /** The tag of `representation` as `viewer` is shown it. */
  of(viewer: Actor, representation: object): string {
    const shown = JSON.stringify([viewer.userId, representation]);
    return `"${createHmac('sha256', this.config.secret).update('etag').update(shown).digest('base64url')}"`;
  }

  /** Refuses an edit (412) unless `ifMatch` is the tag of `current`: rendered again, with the row already locked. */
  requireMatch(viewer: Actor, ifMatch: string, current: object): void {
    requireMatch(ifMatch, this.of(viewer, current));
  }
}

/** Refuses an edit (412) unless one of the tags in the If-Match header is the current one. */
export function requireMatch(ifMatch: string, currentEtag: string): void {
  if (ifMatch.split(',').some((tag) => tag.trim() === currentEtag)) return;
  throw new HttpProblem({
    type: '/problems/precondition-failed',
    title: 'It has changed since you read it',
    status: 412,
    detail: 'Read it again, look at what changed, and send the edit with the new ETag in If-Match.',
  });
}

/** The If-Match header of an edit; 428 without one. `*` would mean "whatever is there", so it does not count. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (header !== undefined && header.trim() !== '' && header.trim() !== '*') return header;
    throw new HttpProblem({
      type: '/problems/precondition-required',
      title: 'Say which state you edited',
      status: 428,
      detail: 'Read the resource first and send its ETag in the If-Match header.',
    });
  },
  [documentIfMatch],
);

function documentIfMatch(target: object, method: string | symbol | undefined): void {
  if (method === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, method) ?? {};
  const description = 'The ETag of the resource as you read it.';
  ApiHeader({ name: 'If-Match', required: true, description })(target, method, descriptor);
}

/** Puts the ETag on every answer that shows one thing. Lists have none: their `asOf` differs each time. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  constructor(private readonly etags: Etags) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const actor = actorOf(context);
    return next.handle().pipe(
      map((body) => {
        if (actor && typeof body === 'object' && body !== null && !('items' in body)) {
          void context.switchToHttp().getResponse<FastifyReply>().header('etag', this.etags.of(actor, body));
        }
        return body;
      }),
    );
  }
}
