import type { ExplainedOption } from '../../src/domain/matching/explain.js';
import type { Plan } from '../../src/domain/matching/plan.js';

/** The answer that every engine owes: the same plans and options, in the same order and with the same reasons. */
export interface Answer {
  readonly plans: readonly Plan[];
  /** In the order of the client ids. */
  readonly options: readonly [readonly ExplainedOption[], readonly ExplainedOption[]];
}
