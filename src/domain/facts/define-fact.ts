import type { FactType } from './fact-type.js';

/**
 * `part2`: substance use treatment information under 42 CFR Part 2. `link`: that there is a partner. `safety`: only with
 * the safety privilege.
 */
export const SENSITIVITIES = ['ordinary', 'part2', 'link', 'safety'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** One thing that can be known about a client. */
export interface Fact<T> {
  readonly label: string;
  /** The plain question that settles it, as a worker would ask it. */
  readonly question: string;
  readonly type: FactType<T>;
  readonly sensitivity: Sensitivity;
  /** True when it may be asked only out of the partner's sight and hearing. */
  readonly askedAlone: boolean;
}

/** Declares a fact. Unless said otherwise it is Part 2 information. */
export function fact<T>(
  label: string,
  question: string,
  type: FactType<T>,
  sensitivity: Sensitivity = 'part2',
  askedAlone = false,
): Fact<T> {
  return { label, question, type, sensitivity, askedAlone };
}
