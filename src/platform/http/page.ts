import { ApiProperty } from '@nestjs/swagger';
import { invalidRequest } from './problem.js';

export { PageQuery } from './page-query.dto.js';

/** One page of a list. There is no total: on a list filtered by what the caller may see, it would tell too much. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Asks for the next page; null on the last one. */
  readonly nextCursor: string | null;
  /** When this was true: an instant. */
  readonly asOf: string;
}

/** What a cursor holds: the sort key of the last item sent, as texts. */
export type SortKey = readonly string[];

/** Writes a cursor. It is opaque to the caller, but not secret: it may hold only what the caller was sent. */
export const encodeCursor = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Reads a cursor back as a sort key of `length` texts; null without a cursor, 400 when it is not one of ours. */
export function decodeCursor(cursor: string | undefined, length: number): SortKey | null {
  if (cursor === undefined) return null;
  const key = parse(Buffer.from(cursor, 'base64url').toString());
  if (isTexts(key) && key.length === length) return key;
  const message = 'cursor must be the nextCursor of the page before';
  throw invalidRequest([{ field: 'cursor', rule: 'is-cursor', message }]);
}

const isTexts = (key: unknown): key is string[] => Array.isArray(key) && key.every((part) => typeof part === 'string');

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Makes a page of `rows`, which were read with LIMIT `limit + 1` to see whether there are more. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  { limit, asOf }: { readonly limit: number; readonly asOf: Date },
  { item, key }: { readonly item: (row: Row) => T; readonly key: (row: Row) => SortKey },
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(item), nextCursor: last ? encodeCursor(key(last)) : null, asOf: asOf.toISOString() };
}

/** The documented class of a page of `Item`: `class UserPageDto extends PageDto(UserDto) {}`. */
export function PageDto<T>(Item: new (...args: never[]) => T): new () => Page<T> {
  class DocumentedPage {
    @ApiProperty({ type: [Item] })
    readonly items!: readonly T[];

    @ApiProperty({ type: String, nullable: true, description: 'Asks for the next page; null on the last one.' })
    readonly nextCursor!: string | null;

    @ApiProperty({ format: 'date-time', description: 'When this was true.' })
    readonly asOf!: string;
  }
  return DocumentedPage;
}
