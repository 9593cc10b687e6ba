import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { actorOf } from '../access/actor.js';
import { Database } from './database.js';

/**
 * Runs every request of a signed-in caller in one transaction that carries the caller's session. The answer leaves
 * only after COMMIT: what the caller is told was stored is stored, and a failure at COMMIT is an error answer.
 */
@Injectable()
export class RequestTransactionInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const actor = actorOf(context);
    if (!actor) return next.handle();
    return from(
      this.database.asSession(actor.sessionToken, () => lastValueFrom(next.handle(), { defaultValue: undefined })),
    );
  }
}
