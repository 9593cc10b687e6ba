import { FACTS, type FactKey } from '../facts/index.js';
import type { Ask } from './ask.js';
import type { Remedy } from './remedy.js';

/**
 * One rule against one client on one date. There is no finding without its reason, no unknown without what would
 * settle it, and no unmet without what would remove it; an unmet with no remedy is final.
 */
export type Finding =
  | { readonly outcome: 'met'; readonly because: string }
  | { readonly outcome: 'unmet'; readonly because: string; readonly remedies: readonly Remedy[] }
  | { readonly outcome: 'unknown'; readonly because: string; readonly asks: readonly Ask[] };

/** Met, and why. */
export const met = (because: string): Finding => ({ outcome: 'met', because });

/** Not met. Each remedy alone would do; none means that nothing we know of changes it. */
export const unmet = (because: string, ...remedies: readonly Remedy[]): Finding => ({
  outcome: 'unmet',
  because,
  remedies,
});

/** Not recorded: the client's answer would settle it. */
export const needs = (...facts: readonly [FactKey, ...FactKey[]]): Finding => ({
  outcome: 'unknown',
  because: `not recorded: ${facts.map((fact) => inRunningText(FACTS[fact].label)).join(', ')}`,
  asks: facts.map((fact) => ({ of: 'client', fact })),
});

/** Recorded, but not so far that it settles this. */
export const needsMore = (fact: FactKey, because: string): Finding => ({
  outcome: 'unknown',
  because,
  asks: [{ of: 'client', fact }],
});

/** Only the program's staff can say. */
export const askStaff = (question: string, because = 'only staff can say'): Finding => ({
  outcome: 'unknown',
  because,
  asks: [{ of: 'staff', question }],
});

/** In lower case, except for a word in capitals such as TB. */
function inRunningText(label: string): string {
  return label.replace(/^[A-Z](?![A-Z])/, (initial) => initial.toLowerCase());
}
