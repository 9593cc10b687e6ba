import type { FactKey } from '../facts/index.js';

/** What would settle an unknown: a question to the client, or a call to the program's staff. */
export type Ask =
  { readonly of: 'client'; readonly fact: FactKey } | { readonly of: 'staff'; readonly question: string };

/** True for one question asked twice. */
export function isSameAsk(a: Ask, b: Ask): boolean {
  if (a.of === 'client') return b.of === 'client' && a.fact === b.fact;
  return b.of === 'staff' && a.question === b.question;
}
