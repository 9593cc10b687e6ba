import { DomainError } from '../../domain/domain-error.js';
import type { TestCaseResultDto } from './test-case-run.dto.js';

/** Under the rules as they would be, test cases come out otherwise than staff have said they must. */
export class TestCasesFail extends DomainError {
  readonly code = 'test-cases-fail';
  readonly title = 'The rule would change what test cases must come out as';
  /** Each case with what it expects, what would be decided and which rules stand in the way. */
  override readonly details: { readonly cases: readonly TestCaseResultDto[] };

  constructor(cases: readonly TestCaseResultDto[]) {
    super(
      'Change the rule or the cases named in "cases", or name in "outdatedCases" those that no longer hold. Nothing was changed.',
    );
    this.details = { cases };
  }
}
