import { opensFact } from '../../domain/consent/information-of-fact.js';
import { usableFacts, type Answer } from '../../domain/facts/index.js';
import { invalidRequest } from '../../platform/http/problem.js';
import type { NewAnswerDto } from './answer.dto.js';
import type { ClientRecord } from './client-record.js';
import { refuseOddAnswers } from './odd-answers.js';

/**
 * The facts of an opened record as they would be with answers that nobody has recorded: checked by the dictionary, and
 * used only where the same answer, recorded, would be. What somebody else said stays unknown, and nobody asks about
 * facts that the opening leaves out. `field` is where the answers stand in the request.
 */
export function factsWithUnsaved(
  { answers, information }: ClientRecord,
  unsaved: readonly NewAnswerDto[],
  field: string,
): ClientRecord['facts'] {
  refuseOddAnswers(unsaved, field);
  for (const [index, { fact }] of unsaved.entries()) {
    if (opensFact(information, fact)) continue;
    const message = `${fact} is not among what this client lets you know`;
    throw invalidRequest([{ field: `${field}[${index}].fact`, rule: 'not-opened', message }]);
  }
  const newest = new Map<string, Answer>(answers.map((answer) => [answer.fact, answer]));
  for (const answer of unsaved) newest.set(answer.fact, answer);
  return usableFacts([...newest.values()]);
}
