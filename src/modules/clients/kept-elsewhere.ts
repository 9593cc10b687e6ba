import { DomainError } from '../../domain/domain-error.js';

/** The caller may read the record and not write in it: another agency keeps it. */
export class KeptElsewhere extends DomainError {
  readonly code = 'consent-required';
  readonly title = 'Another agency keeps this record';

  constructor() {
    super('You may read what the client agreed to share. Changes are made by the agency that keeps the record.');
  }
}
