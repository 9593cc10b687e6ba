import { addDays, type IsoDate } from '../../domain/calendar.js';
import { DomainError } from '../../domain/domain-error.js';
import { invalidRequest } from '../../platform/http/problem.js';
import type { PublishRuleDto } from './rule-request.dto.js';

/** The rule was withdrawn before. A new version would bring it back. */
export class RuleIsWithdrawn extends DomainError {
  readonly code = 'already-ended';
  readonly title = 'The rule is withdrawn';

  constructor(from: IsoDate) {
    super(`It has been withdrawn from ${from} on. Publish a new version to bring it back.`);
  }
}

/** Refuses (400) a last day before the first, and a verification that has not happened yet. */
export function refuseOddDates({ effectiveFrom, effectiveTo, verifiedOn }: PublishRuleDto, now: Date): void {
  if (effectiveTo && effectiveTo < effectiveFrom) {
    const message = `effectiveTo must not be before effectiveFrom, ${effectiveFrom}`;
    throw invalidRequest([{ field: 'effectiveTo', rule: 'not-before', message }]);
  }
  // A day later than in Greenwich it can be nowhere on earth.
  const latestToday = addDays(now.toISOString().slice(0, 10), 1);
  if (verifiedOn && verifiedOn > latestToday) {
    throw invalidRequest([
      { field: 'verifiedOn', rule: 'not-in-future', message: 'verifiedOn must not be in the future' },
    ]);
  }
}

/** Refuses (400) a version that begins before the one it follows: what held then would be rewritten. */
export function refuseToGoBack(field: string, from: IsoDate, latest: { readonly effectiveFrom: IsoDate }): void {
  if (from >= latest.effectiveFrom) return;
  const message = `${field} must not be before ${latest.effectiveFrom}, when the latest version begins`;
  throw invalidRequest([{ field, rule: 'not-before', message }]);
}
