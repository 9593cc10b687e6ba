import type { FieldProblem, ProblemDetails } from './problem.js';

/** One thing that is wrong with a request, as it is documented. */
export class FieldProblemDto implements FieldProblem {
  /** A path into the body such as `rules[0].values.months`, a query or path parameter, or a header. */
  readonly field!: string;
  /** Which check failed, for example `max-length`. */
  readonly rule!: string;
  /** What is wrong, in words. */
  readonly message!: string;
  /** What would be accepted, where that is a list. */
  readonly accepted?: string[];
}

/** An error answer, as it is documented. */
export class ProblemDto implements ProblemDetails {
  /** `/problems/<code>`, or `about:blank` where the status says it all. */
  readonly type!: string;
  /** What happened, in words that do not change. */
  readonly title!: string;
  /** The HTTP status. */
  readonly status!: number;
  /** What you can do about it. */
  readonly detail?: string;
  /** What is wrong with the request, field by field. */
  readonly errors?: FieldProblemDto[];
  /** Seconds to wait before trying again. */
  readonly retryAfterSeconds?: number;
  readonly [member: string]: unknown;
}
