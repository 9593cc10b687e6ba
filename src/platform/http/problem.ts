import { HttpException } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';

/** The media type of every error answer. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** One thing that is wrong with a request. */
export interface FieldProblem {
  /** Where: a path into the body, a query parameter, a path parameter or a header. */
  readonly field: string;
  /** Which check failed, for example `max-length`. */
  readonly rule: string;
  readonly message: string;
  /** What would be accepted, where that is a list. */
  readonly accepted?: readonly unknown[];
}

/** An error answer as RFC 9457 describes it. */
export interface ProblemDetails {
  /** `/problems/<code>`, or `about:blank` where the status says it all. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What the caller can do about it. */
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** When to try again; also sent as the Retry-After header. */
  readonly retryAfterSeconds?: number;
  readonly [member: string]: unknown;
}

/** An error answer thrown as it is to be sent. For refusals of HTTP itself; the domain throws a `DomainError`. */
export class HttpProblem extends HttpException {
  constructor(readonly problem: ProblemDetails) {
    super(problem, problem.status);
  }
}

/** A problem whose status says it all. */
export function plainProblem(status: number, detail?: string): ProblemDetails {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, ...(detail === undefined ? {} : { detail }) };
}

/** 400: the request names fields that are missing, unknown or out of range. */
export function invalidRequest(errors: readonly FieldProblem[]): HttpProblem {
  const detail = 'Correct the fields named in "errors" and send the request again. Nothing was changed.';
  return new HttpProblem({
    type: '/problems/validation',
    title: 'The request is not valid',
    status: 400,
    detail,
    errors,
  });
}
