/** Every refusal the domain can give, by a stable code. The HTTP status of each stands in one table in the API layer. */
export const DOMAIN_ERROR_CODES = [
  'not-found',
  'conflict',
  'rule-unreadable',
  'test-cases-fail',
  'invalid-answer',
  'invalid-values',
  'consent-required',
  'link-not-possible',
  'already-ended',
  'precondition-failed',
  'precondition-required',
] as const;
export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

/** A refusal with a name: `code` is stable, `title` says what it is, `message` what a person can do about it. */
export abstract class DomainError extends Error {
  abstract readonly code: DomainErrorCode;
  abstract readonly title: string;
  /** Further members of the problem document. Never a client's fact. */
  readonly details: Readonly<Record<string, unknown>> = {};
}
