import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const LONGEST_LINE = 64 * 1024;

/** One physical line and its number, counted from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** The stream ended in the middle: a cut-off archive, or a disk or network that failed. */
export class FileBrokeOff extends Error {
  override name = 'FileBrokeOff';
}

/**
 * The lines of a file, plain or gzipped (told by its first bytes, not by its name), without the byte order mark.
 * Lines are kept apart before quotes are read, so that an unclosed quote spoils its own line and no other.
 */
export async function* readLines(stream: Readable): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let number = 0;
  for await (const bytes of unpacked(stream)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    // A line without end is not a line of text: keep its beginning, which is enough to refuse it.
    if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE);
    for (const text of lines) yield { number: ++number, text: withoutReturn(text) };
  }
  rest += decoder.decode();
  if (rest !== '') yield { number: number + 1, text: withoutReturn(rest) };
}

async function* unpacked(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    let first = new Uint8Array();
    let next = await chunks.next();
    for (; !next.done; next = await chunks.next()) {
      first = Buffer.concat([first, next.value]);
      if (first.length >= GZIP.length) break;
    }
    const all = startingWith(first, chunks);
    yield* GZIP.every((byte, at) => first[at] === byte) ? gunzipped(all) : all;
  } catch (error) {
    throw new FileBrokeOff(`the file cannot be read to its end (${(error as Error).message})`);
  } finally {
    stream.destroy();
  }
}

const GZIP = [0x1f, 0x8b];

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip();
  // An error reaches the reader of `unzip`, so that the callback has nothing to add.
  pipeline(Readable.from(chunks), unzip, () => undefined);
  yield* unzip as AsyncIterable<Uint8Array>;
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
