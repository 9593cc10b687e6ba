import { checkRuleTree } from '../../domain/admission/rule-tree.js';
import { DomainError } from '../../domain/domain-error.js';
import type { FieldProblem } from '../../platform/http/problem.js';

/** A rule that could not be evaluated is not published: each problem names its place in the tree and what is accepted. */
export class RuleUnreadable extends DomainError {
  readonly code = 'rule-unreadable';
  readonly title = 'The rule cannot be read';
  override readonly details: { readonly errors: readonly FieldProblem[] };

  constructor(errors: readonly FieldProblem[]) {
    super('Correct the places named in "errors" and publish again. Nothing was changed.');
    this.details = { errors };
  }
}

/** Refuses (400) a tree that is no rule, or that holds one whose values cannot be used. */
export function requireReadable(tree: unknown, field = 'tree'): void {
  const problems = checkRuleTree(tree, field);
  if (problems.length === 0) return;
  throw new RuleUnreadable(
    problems.map(({ path, message, accepted }) => ({
      ...{ field: path, rule: 'rule-unreadable', message },
      ...(accepted === undefined ? {} : { accepted: [accepted] }),
    })),
  );
}
