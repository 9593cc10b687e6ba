import fc from 'fast-check';
import { fieldOf, RawJson } from './json-text.js';

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => wrap(inner), 1);

const NUMBERS = [
  ...[0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63)],
  ...['-0', '1e309', '-1e309', '9007199254740993', `1${'0'.repeat(400)}`, '1e-400'].map((text) => new RawJson(text)),
];

const TEXTS = [
  ...['', ' ', '\0', 'a\0b', '\ud800', 'half \udc00', '\u202e', '\ufeff', 'x'.repeat(5000), 'x'.repeat(70_000)],
  ...['null', 'true', '1', 'NaN', 'infinity', 'now', '__proto__', 'constructor', 'toString'],
  ...[`'; SELECT pg_sleep(5); --`, '%s%n%00', '${7*7}', '../../etc/passwd', '{"a":1}'],
];

const DATES = [
  ...['0000-00-00', '2026-02-30', '9999-12-31', '1899-12-31', '2200-01-01', '-000001-01-01', '2026-1-1'],
  ...['9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', '2026-03-10T24:00:00Z'],
  ...['2026-03-10T00:00:00+23:59', '2026-03-10T00:00:00-23:59', '2026-03-10T00:00:00+99:99', '2026-03-10T00:00:60Z'],
  ...['1900-01-01T00:00:00+14:00', '2199-12-31T23:59:59-12:00', '2026-03-10T00:00:00', '2026-W11-2', '20260310'],
];

const IDS = [
  ...['not-a-uuid', '00000000-0000-0000-0000-000000000000', '{00000000-0000-4000-8000-000000000000}'],
  ...['FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF', '00000000-0000-4000-8000-00000000000g'],
];

const SHAPES = [
  ...[null, true, false, [], [[]], [[[]]], [null], {}, [{}], [[], {}], { length: -1 }, { length: 1e9 }, { 0: 'x' }],
  ...['__proto__', 'constructor', 'toString', 'then', 'hasOwnProperty', 'value'].map((key) => fieldOf(key, 1)),
  ...[nested(45, (inner) => [inner]), nested(45, (a) => ({ a })), nested(9, (not) => ({ not }))],
];

/** A value that nobody should send, of every sort that has broken a server before. */
export const brokenValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...NUMBERS),
  fc.constantFrom<unknown>(...TEXTS),
  fc.constantFrom<unknown>(...DATES),
  fc.constantFrom<unknown>(...IDS),
  fc.constantFrom<unknown>(...SHAPES),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Fields that a caller might hope to slip in. */
const SMUGGLED = [
  ...['isAdmin', 'role', 'organizationId', 'agencyId', 'status', 'id', 'createdBy', 'version', 'isSample', 'source'],
  ...['__proto__', 'constructor', 'toString', 'then', 'organization_id', '', 'a\0b', '\ud800', 'x'.repeat(300)],
];

/** One thing to break in a body. `at` picks the place, whatever the body is. */
export interface Breakage {
  readonly act: 'replace' | 'remove' | 'wrap' | 'smuggle';
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
}

export const breakage: fc.Arbitrary<Breakage> = fc.record({
  act: fc.constantFrom('replace', 'replace', 'remove', 'wrap', 'smuggle'),
  at: fc.nat(1000),
  key: fc.constantFrom(...SMUGGLED),
  value: brokenValue,
});

/** A copy of `body` with one thing broken. */
export function broken(body: unknown, { act, at, key, value }: Breakage): unknown {
  const copy = { body: copyOf(body) };
  if (act === 'smuggle') {
    const objects = placesIn(copy).flatMap(({ holder, name }) => (isFields(holder[name]) ? [holder[name]] : []));
    const target = objects[at % Math.max(objects.length, 1)];
    if (target) Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(fieldOf(key, value), key) ?? {});
    return copy.body;
  }
  const places = placesIn(copy);
  const place = places[at % places.length];
  if (!place) return copy.body;
  const { holder, name } = place;
  if (act === 'replace') holder[name] = value;
  else if (act === 'wrap') holder[name] = [holder[name]];
  else if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else Reflect.deleteProperty(holder, name);
  return copy.body;
}

type Holder = Record<string, unknown>;

interface Place {
  readonly holder: Holder;
  readonly name: string;
}

const isFields = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawJson);

function placesIn(holder: Holder): Place[] {
  return Object.entries(holder).flatMap(([name, value]) => {
    const inside = Array.isArray(value) || isFields(value) ? placesIn(value as Holder) : [];
    return [{ holder, name }, ...inside];
  });
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, copyOf(field)]));
}
