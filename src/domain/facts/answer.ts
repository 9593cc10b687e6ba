import { FACTS, isFactKey, type ClientFacts, type FactKey } from './dictionary.js';

/** What came of asking. Unknown: asked, and the client does not know. Refused: asked, and not answered. */
export const ANSWER_STATES = ['known', 'unknown', 'refused'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** Where an answer comes from. `reported-by-other` counts as unknown until the client confirms it. */
export const ANSWER_SOURCES = ['self', 'document', 'agency-record', 'reported-by-other'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** What was answered to one question. `value` is there exactly when the state is `known`. */
export interface Answer {
  readonly fact: FactKey;
  readonly state: AnswerState;
  readonly value?: unknown;
  readonly source: AnswerSource;
}

/** The facts that may be used. Given the newest answer to each question; everything else is unknown. */
export function usableFacts(answers: readonly Answer[]): ClientFacts {
  const usable = answers.filter(
    ({ fact, state, source, value }) =>
      state === 'known' && source !== 'reported-by-other' && checkAnswer(fact, value) === null,
  );
  return Object.fromEntries(usable.map(({ fact, value }) => [fact, value]));
}

/** What is wrong with a value for a fact, and what would be accepted; null when nothing is. */
export function checkAnswer(key: string, value: unknown): string | null {
  if (!isFactKey(key)) return `"${key}" is not in the fact dictionary`;
  const { type } = FACTS[key];
  return type.accepts(value) ? null : `${key} takes ${type.accepted}`;
}
