import { DomainError } from '../../domain/domain-error.js';

/** A consent is revoked once. A new one can be signed at any time. */
export class ConsentAlreadyRevoked extends DomainError {
  readonly code = 'already-ended';
  readonly title = 'This consent is revoked already';

  constructor() {
    super('It has not opened anything since. A new consent can be signed at any time.');
  }
}
