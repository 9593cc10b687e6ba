import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type DomainErrorCode } from '../../domain/domain-error.js';
import { databaseProblem } from './database-problem.js';
import { EventLog } from './event-log.js';
import { fastifyProblem } from './fastify-problem.js';
import { HttpProblem, plainProblem, PROBLEM_MEDIA_TYPE, type ProblemDetails } from './problem.js';

/** The one table from domain refusals to HTTP. A code without a row does not compile. */
const STATUS_OF: Readonly<Record<DomainErrorCode, number>> = {
  'not-found': 404,
  conflict: 409,
  'rule-unreadable': 400,
  'test-cases-fail': 409,
  'invalid-answer': 400,
  'invalid-values': 400,
  'consent-required': 403,
  'link-not-possible': 409,
  'already-ended': 409,
  'precondition-failed': 412,
  'precondition-required': 428,
};

/** RFC 9457: every error leaves this API as application/problem+json, and says nothing that the caller may not know. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(private readonly log: EventLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { id: requestId } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    let problem = describe(error);
    if (problem.status >= 500) {
      this.log.failure(requestId, error);
      problem = { ...problem, requestId };
    }
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="tandem"');
    const wait = problem.retryAfterSeconds ?? (problem.status === 503 ? 1 : undefined);
    if (wait !== undefined) void reply.header('retry-after', wait);
    // Sent as text: Fastify would serialize an object as application/json.
    void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  }
}

function describe(error: unknown): ProblemDetails {
  if (error instanceof DomainError) {
    const { code, title, message, details } = error;
    return { ...details, type: `/problems/${code}`, title, status: STATUS_OF[code], detail: message };
  }
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof HttpException) return describeHttp(error);
  return fastifyProblem(error) ?? databaseProblem(error) ?? plainProblem(500);
}

/** Nest's own words for a route that does not exist repeat the URL, which may hold an id: they are not passed on. */
function describeHttp(error: HttpException): ProblemDetails {
  const status = error.getStatus();
  if (status === 404) return plainProblem(404, 'There is nothing here that you can see.');
  const cause = fastifyProblem(error.cause) ?? fastifyProblem(error);
  return cause ?? plainProblem(status, status < 500 ? error.message : undefined);
}
