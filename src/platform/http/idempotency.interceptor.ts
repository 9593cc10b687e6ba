import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { CREATES_WITH_KEY, keyedRequest, type KeyedRequest } from './idempotency.js';
import { HttpProblem } from './problem.js';

const KEY_FORM = /^[\x21-\x7e]{1,200}$/;

/** Reads the idempotency key of a creating request. It runs inside the request's transaction. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (this.reflector.get<true | undefined>(CREATES_WITH_KEY, context.getHandler()) !== true) return next.handle();
    const request = keyed(context.switchToHttp().getRequest<FastifyRequest>());
    return from(keyedRequest.run(request, () => runOnce(request, next)));
  }
}

async function runOnce(request: KeyedRequest, next: CallHandler<unknown>): Promise<unknown> {
  const answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
  if (!request.used) throw new Error(`${request.route} is marked with @CreatesWithKey() but never used its key.`);
  return answer;
}

function keyed(request: FastifyRequest): KeyedRequest {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY_FORM.test(key)) {
    throw new HttpProblem({
      type: '/problems/idempotency-key-required',
      title: 'This request needs an Idempotency-Key header',
      status: 400,
      detail: 'Send 1 to 200 visible characters, new for each act and the same when you repeat it.',
    });
  }
  const [path] = request.url.split('?');
  const sha256 = createHash('sha256')
    .update(JSON.stringify([request.method, path, request.body ?? null]))
    .digest();
  return { key, route: `${request.method} ${request.routeOptions.url ?? ''}`, sha256, used: false };
}
