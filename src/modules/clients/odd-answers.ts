import { checkAnswer, FACTS } from '../../domain/facts/index.js';
import { invalidRequest, type FieldProblem } from '../../platform/http/problem.js';
import type { NewAnswerDto } from './answer.dto.js';

/** Refuses (400) answers that the fact dictionary does not take. `field` is where they stand in the request. */
export function refuseOddAnswers(answers: readonly NewAnswerDto[], field = 'answers'): void {
  const problems = answers.flatMap((answer, index) => problemsOf(answers, answer, { index, at: `${field}[${index}]` }));
  if (problems.length > 0) throw invalidRequest(problems);
}

function problemsOf(
  answers: readonly NewAnswerDto[],
  { fact, state, value }: NewAnswerDto,
  { index, at }: { readonly index: number; readonly at: string },
): FieldProblem[] {
  const problem = (name: string, rule: string, message: string): FieldProblem => ({
    field: `${at}.${name}`,
    rule,
    message,
    ...(name === 'value' ? { accepted: [FACTS[fact].type.accepted] } : {}),
  });
  if (answers.findIndex((other) => other.fact === fact) !== index)
    return [problem('fact', 'answered-once', `${fact} is answered twice in one request: which one counts?`)];
  const given = value !== undefined && value !== null;
  if (state !== 'known')
    return given ? [problem('value', 'no-value', `${fact} has the state ${state}, so it takes no value`)] : [];
  const wrong = checkAnswer(fact, value);
  return wrong === null ? [] : [problem('value', 'fact-value', wrong)];
}
