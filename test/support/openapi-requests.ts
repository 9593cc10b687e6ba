import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { FACT_KEYS } from '../../src/domain/facts/index.js';
import { encodeCursor } from '../../src/platform/http/page.js';
import { breakage, broken } from './broken-values.js';
import { toJson } from './json-text.js';
import type { Operation, Parameter } from './openapi-document.js';
import { fitting, idOf, type KnownIds } from './valid-values.js';

/** A request to one operation, before it is known who sends it. */
export interface OddRequest {
  readonly target: string;
  readonly body: string | Buffer | undefined;
  readonly contentType: string | undefined;
  /** `fresh` is a key of its own for each sending. */
  readonly idempotencyKey: string | undefined;
  /** `current` is the tag of what the caller sees there now. */
  readonly ifMatch: string | undefined;
}

const usually = <T>(weight: number, usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });

/** Any request to an operation: as the document wants it, a little wrong, or far from it. */
export function anyRequest(operation: Operation, ids: KnownIds): fc.Arbitrary<OddRequest> {
  return fc.record({
    target: fc.tuple(anyPath(operation, ids), anyQuery(operation, ids)).map(([path, query]) => path + query),
    body: anyBody(operation, ids),
    contentType: operation.body
      ? usually(12, fc.constant<string | undefined>('application/json'), fc.constantFrom(...CONTENT_TYPES))
      : fc.constantFrom(undefined, 'application/json', 'text/plain'),
    idempotencyKey: usually(12, fc.constant<string | undefined>('fresh'), fc.constantFrom(...KEYS)),
    ifMatch: usually(4, fc.constant<string | undefined>('current'), fc.constantFrom(...TAGS)),
  });
}

const CONTENT_TYPES = [
  ...['application/json; charset=utf-16', 'APPLICATION/JSON', 'application/merge-patch+json', 'text/plain', undefined],
  ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json;', 'x', ''],
];
const KEYS = [undefined, '', 'the same every time', 'the-same-every-time', 'k'.repeat(201), 'schl\xfcssel', 'a,b', '*'];
const TAGS = [undefined, '', '*', '""', '"x"', 'W/"x"', 'x'.repeat(5000), '"a", "b", ', 'null'];

/** What a path may hold where an id belongs. Percent signs are sent as they stand. */
const NO_IDS = [
  ...['x', '1', '-1', 'null', '%00', '%20', '%ff', '%', '%E0%A4%A', '..%2f..', '%2e%2e', '*', '__proto__', "1'--"],
  ...[
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-4000-8000-00000000000g',
    'a'.repeat(101),
    'a'.repeat(9000),
  ],
];

function anyPath({ path, parameters }: Operation, ids: KnownIds): fc.Arbitrary<string> {
  const kind = path.split('/')[3] ?? '';
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const values = inPath.map(({ name }) => {
    const known = name === 'id' ? idOf(ids, kind) : fc.constantFrom<string>(...FACT_KEYS);
    return usually(9, known, fc.constantFrom(...NO_IDS));
  });
  return fc.tuple(...values).map((found) => found.reduce((text, value) => text.replace(/\{\w+\}/, () => value), path));
}

const LONG = 'x'.repeat(12_000);
const ODD_QUERIES = [
  ...[
    '',
    '&',
    '=',
    '%',
    '%00=%00',
    '__proto__=1',
    '__proto__[a]=1',
    'constructor=1',
    'toString=1',
    'unknown=1',
    'a=%ff',
  ],
  ...['limit=1&limit=2', 'limit[]=1', 'cursor[]=x', 'cursor[a]=x', 'cursor=', 'limit=', 'limit=1e1', 'limit=-0'],
  ...['limit=NaN', 'limit=9007199254740993', 'limit=1e309', 'limit=%00', 'cursor=%00', 'name=%00', 'name=%ED%A0%80'],
  ...['purpose=treatment&purpose=payment', 'on=9999-12-31', 'on=2026-02-30', `cursor=${LONG}`, `name=${LONG}`],
  ...[`limit=${'9'.repeat(500)}`, 'name=%25', 'name=%27', 'name=_%25\\', 'status=open', 'state=XX', `x=${LONG}${LONG}`],
];

function anyQuery({ parameters }: Operation, ids: KnownIds): fc.Arbitrary<string> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const pairs = fc.tuple(...inQuery.map((parameter) => fc.option(anyPair(parameter, ids), { freq: 2 })));
  const usual = pairs.map((said) => said.filter((pair) => pair !== null).join('&'));
  return usually(inQuery.length > 0 ? 5 : 25, usual, fc.constantFrom(...ODD_QUERIES)).map((query) =>
    query === '' ? '' : `?${query}`,
  );
}

function anyPair({ name, schema = {} }: Parameter, ids: KnownIds): fc.Arbitrary<string> {
  const value = name === 'cursor' ? anyCursor(ids) : fitting(schema, name, ids);
  return value.map((said) => `${name}=${encodeURIComponent(String(said))}`);
}

/** Cursors that could be from one of the lists, and readable ones that cannot. */
function anyCursor(ids: KnownIds): fc.Arbitrary<string> {
  const id = fc.constantFrom(...Object.values(ids).flat());
  const key = fc.oneof(
    ...[fc.tuple(id), fc.tuple(fc.constantFrom('', 'a', '2026-03-10 14:00:00+00'), id)],
    fc.constantFrom(
      ...[['x'], ['a', 'x'], ['infinity', 'x'], ['\0'], ['\0', '\0'], ['\ud800', 'x'], [], ['a', 'b', 'c']],
      ...[['2026-02-30', '00000000-0000-4000-8000-000000000000'], ['294277-01-01', ''], ['x'.repeat(700)]],
    ),
  );
  const others = ['[1,2]', '{"a":1}', '[["a"]]', 'null', '"a"', '[null]', '[', '[{"toString":1},"x"]'];
  const unlike = fc.constantFrom(...others).map((json) => Buffer.from(json).toString('base64url'));
  return fc.oneof({ weight: 4, arbitrary: key.map(encodeCursor) }, { weight: 1, arbitrary: unlike });
}

const NO_BODIES = [
  ...['', '{', '{"a":}', '{"a":1,}', "{'a':1}", '{a:1}', 'null', '[]', '[[]]', '[{}]', '5', '"x"', 'true', 'NaN'],
  ...['{}{}', '\ufeff{}', '{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ...[`{"x":"${'x'.repeat(270_000)}"}`, `${'['.repeat(50_000)}${']'.repeat(50_000)}`, `${'{"a":'.repeat(20_000)}1`],
];

function anyBody({ body }: Operation, ids: KnownIds): fc.Arbitrary<string | Buffer | undefined> {
  const notUtf8 = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x22, 0xc0, 0x80, 0x22, 0x7d]);
  const odd = fc.constantFrom<string | Buffer | undefined>(undefined, notUtf8, ...NO_BODIES);
  if (!body) return usually(3, fc.constant<string | Buffer | undefined>(undefined), odd);
  const wanted = fitting(body, '', ids);
  const spoiled = fc
    .tuple(wanted, fc.array(breakage, { minLength: 1, maxLength: 3 }))
    .map(([value, breakages]) => breakages.reduce(broken, value));
  const json = fc.oneof(wanted, spoiled).map((value) => toJsonOrNothing(value));
  const doubled = wanted.map((value) => toJson(value).replace(/^\{"(\w+)"/, '{"$1":[[]],"$1"'));
  return fc.oneof({ weight: 12, arbitrary: json }, { weight: 1, arbitrary: doubled }, { weight: 1, arbitrary: odd });
}

const toJsonOrNothing = (value: unknown): string | undefined => (value === undefined ? undefined : toJson(value));

/** The headers of a request; `currentTag` is what `current` stands for. */
export function headersOf(request: OddRequest, currentTag: string | undefined): Record<string, string> {
  const { contentType, idempotencyKey, ifMatch } = request;
  const headers = {
    'content-type': contentType,
    'idempotency-key': idempotencyKey === 'fresh' ? randomUUID() : idempotencyKey,
    'if-match': ifMatch === 'current' ? currentTag : ifMatch,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
