import type { FactKey } from '../facts/index.js';

/** What would settle an unknown: a question to the client, or a call to the program's staff. */
export type Ask =
  { readonly of: 'client'; readonly fact: FactKey } | { readonly of: 'staff'; readonly question: string };
