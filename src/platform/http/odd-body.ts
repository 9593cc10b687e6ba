import { BODY_DEPTH_LIMIT, isDeeperThan } from './body-limit.js';
import { HttpProblem, invalidRequest, plainProblem } from './problem.js';

/**
 * Refuses (400) a body that no route takes: anything but an object, one nested so deep that recursion would fail, and
 * text that cannot be stored as it was sent. It is asked before guards, interceptors and pipes, all of which may read
 * the body.
 */
export function refuseOddBody(body: unknown): void {
  if (body === undefined) return;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new HttpProblem(plainProblem(400, 'The body must be a JSON object.'));
  }
  if (isDeeperThan(body, BODY_DEPTH_LIMIT)) {
    throw new HttpProblem(plainProblem(400, `The body is nested deeper than ${BODY_DEPTH_LIMIT} levels.`));
  }
  const field = placeOfBadText(body, '');
  if (field === undefined) return;
  const message = 'Text cannot hold a NUL character or half of a surrogate pair';
  throw invalidRequest([{ field, rule: 'is-text', message }]);
}

/** PostgreSQL stores no NUL, and half of a surrogate pair would silently become another character. */
const isBadText = (text: string): boolean => /[\0\p{Surrogate}]/u.test(text);

function placeOfBadText(value: unknown, at: string): string | undefined {
  if (typeof value === 'string') return isBadText(value) ? at : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    // A name that is bad itself cannot be repeated: its place is said instead.
    if (isBadText(name)) return at;
    const place = placeOfBadText(inner, Array.isArray(value) ? `${at}[${name}]` : [at, name].filter(Boolean).join('.'));
    if (place !== undefined) return place;
  }
  return undefined;
}
