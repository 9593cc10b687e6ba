import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { AuditTrail } from './access/audit-trail.js';
import { SessionStrategy } from './access/session.strategy.js';
import { Clock } from './clock.js';
import { Database } from './database/database.js';
import { RequestTransactionInterceptor } from './database/request-transaction.interceptor.js';
import { EtagInterceptor, Etags } from './http/etag.js';
import { EventLog } from './http/event-log.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { Idempotency } from './http/idempotency.js';
import { OpenApiController } from './http/openapi.controller.js';
import { OpenApi } from './http/openapi.js';
import { ProblemDetailsFilter } from './http/problem-details.filter.js';
import { RequestValidationPipe } from './http/validation.pipe.js';

const SERVICES = [AuditTrail, Clock, Database, Etags, EventLog, Idempotency, OpenApi];

/** What every feature stands on, and what every request passes: guard, transaction, key, ETag, validation, errors. */
@Global()
@Module({
  controllers: [OpenApiController],
  providers: [
    ...SERVICES,
    SessionStrategy,
    { provide: APP_GUARD, useClass: AccessGuard },
    // From the outside in: the transaction spans the key, and the ETag is of what the handler answers.
    { provide: APP_INTERCEPTOR, useClass: RequestTransactionInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    { provide: APP_FILTER, useClass: ProblemDetailsFilter },
  ],
  exports: SERVICES,
})
export class PlatformModule {}
