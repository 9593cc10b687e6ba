import { isUuid } from '../../platform/http/id-param.js';
import { decodeCursor } from '../../platform/http/page.js';
import { invalidRequest, type HttpProblem } from '../../platform/http/problem.js';

/** The id of the last item sent, which a cursor of these lists holds; null on the first page. */
export function anchorOf(cursor: string | undefined): string | null {
  const anchor = decodeCursor(cursor, 1)?.[0] ?? null;
  if (anchor !== null && !isUuid(anchor)) throw cursorIsGone();
  return anchor;
}

/** 400: the list can no longer be continued from here, because what the cursor stood on is not there for the caller. */
export function cursorIsGone(): HttpProblem {
  const message = 'The list cannot be continued from this cursor: start again without one';
  return invalidRequest([{ field: 'cursor', rule: 'is-cursor', message }]);
}
