import fc from 'fast-check';
import type { RuleType } from '../../src/domain/admission/rule-type.js';
import { RULE_TYPES } from '../../src/domain/admission/rule-types/index.js';
import { COUPLE_RULE_TYPES } from '../../src/domain/couple/rule-types/index.js';
import { FACT_KEYS, FACTS } from '../../src/domain/facts/index.js';
import { resolved, type Schema } from './openapi-document.js';

/** Ids that requests can name: of the caller's organization, of another one, of nobody. By the first word of a path. */
export type KnownIds = Readonly<Record<string, readonly string[]>>;

const TODAY = new Date().toISOString();
const DAYS = ['2026-01-02', '2020-02-29', '1990-06-15', '1900-01-01', '2199-12-31', '9999-12-31', TODAY.slice(0, 10)];
const MOMENTS = [
  ...[TODAY, TODAY, TODAY, '2026-03-10T14:00:00Z', '2026-03-10T09:00:00-05:00', '2026-03-10T00:00:00+23:59'],
  ...['2026-03-10T24:00:00Z', '1900-01-01T00:00:00+14:00', '2199-12-31T23:59:59-12:00', '2026-02-30T00:00:00Z'],
];
const sentence = fc.stringMatching(/^[A-Za-zéß]{1,12}( [a-z]{1,8}){0,3}$/);

/** What a field means where its schema says less: the document gives a day, a moment and a text the same type. */
function byName(name: string, ids: KnownIds): fc.Arbitrary<unknown> | undefined {
  if (/ClientId$|^clientIds?$/.test(name)) return idOf(ids, 'clients');
  if (name === 'coupleIds') return idOf(ids, 'couples');
  if (name === 'nearZip') return fc.constantFrom('06103', '00000');
  if (name === 'organizationId') return idOf(ids, 'organizations');
  if (name === 'funderId') return idOf(ids, 'funders');
  if (name === 'ruleId') return idOf(ids, 'admission-rules');
  if (name === 'outdatedCases') return idOf(ids, 'test-cases');
  if (name === 'facts') return facts(ids);
  if (name === 'siteId') return idOf(ids, 'sites');
  if (/On$|^from$|^to$|^on$|^effective/.test(name)) return fc.constantFrom(...DAYS);
  if (/^asOf$|At$/.test(name)) return fc.constantFrom(...MOMENTS);
  if (/phones?$/i.test(name)) return fc.constantFrom('860-555-0100', '(860) 555-0100 x12');
  if (name === 'timeZone') return fc.constantFrom('America/New_York', 'america/chicago', 'UTC', 'Asia/Kolkata');
  if (name === 'email') return fc.constantFrom('somebody@example.org', 'signs-in@example.org');
  if (name === 'password') return fc.constantFrom('a long enough password', 'x'.repeat(256));
  if (name === 'website') return fc.constant('https://example.org/intake');
  if (/^(languages|groups|services)$/.test(name)) return fc.constantFrom('es', 'women', 'child-care');
  if (name === 'tree') return ruleTree(ids);
  if (name === 'askedAlone') return fc.constant(true);
  return undefined;
}

/** An id of a known record of this kind, as it is or in capitals. */
export function idOf(ids: KnownIds, kind: string): fc.Arbitrary<string> {
  const known = ids[kind];
  if (!known) throw new Error(`There are no ids of ${kind}: add some to the world of the fuzzer.`);
  return fc.tuple(fc.constantFrom(...known), fc.nat(9)).map(([id, way]) => (way === 0 ? id.toUpperCase() : id));
}

/** A value that fits a schema, or nearly: what the document does not say is not kept. */
export function fitting(schema: Schema, name: string, ids: KnownIds): fc.Arbitrary<unknown> {
  const shape = resolved(schema);
  if (shape.properties?.['fact']?.enum) return answer(ids);
  const types = typeof shape.type === 'string' ? [shape.type] : (shape.type ?? []);
  const forms = shape.oneOf ?? shape.anyOf;
  if (forms) return fc.oneof(...forms.map((form) => fitting(form, name, ids)));
  if (types.includes('null')) return fc.option(fitting(withoutNull(shape, types), name, ids), { freq: 5 });
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const [type = 'string'] = types;
  switch (type) {
    case 'array':
      return listOf(shape, name, ids);
    case 'object':
      return byName(name, ids) ?? fields(shape, ids);
    case 'boolean':
      return byName(name, ids) ?? fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: shape.minimum ?? -1000, max: shape.maximum ?? 1000 });
    case 'null':
      return fc.constant(null);
    default:
      return byName(name, ids) ?? text(shape);
  }
}

function withoutNull({ enum: values, ...shape }: Schema, types: readonly string[]): Schema {
  const one = { ...shape, type: types.filter((type) => type !== 'null') };
  return values ? { ...one, enum: values.filter((value) => value !== null) } : one;
}

function listOf(shape: Schema, name: string, ids: KnownIds): fc.Arbitrary<unknown> {
  const { items = {}, minItems = 0, uniqueItems = false } = shape;
  const item = fitting(items, name, ids);
  const limits = { minLength: minItems, maxLength: Math.max(minItems, 3) };
  return uniqueItems ? fc.uniqueArray(item, limits) : fc.array(item, limits);
}

function fields({ properties = {}, required = [] }: Schema, ids: KnownIds): fc.Arbitrary<unknown> {
  const values = Object.entries(properties).map(([name, schema]) => [name, fitting(schema, name, ids)] as const);
  return fc.record(Object.fromEntries(values), { requiredKeys: [...required] });
}

function text({ pattern, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  const plain = pattern === undefined || pattern === '\\S' ? sentence : fc.stringMatching(new RegExp(pattern));
  return plain.map((said) => said.slice(0, maxLength));
}

/** An answer to a question of the fact dictionary, in the shape of that fact. */
function answer(ids: KnownIds): fc.Arbitrary<unknown> {
  const source = fc.constantFrom('self', 'document', 'agency-record', 'reported-by-other');
  const known = FACT_KEYS.map((fact) =>
    fc.record({
      ...{ fact: fc.constant(fact), state: fc.constant('known'), source },
      value: fitting(FACTS[fact].type.schema, '', ids),
    }),
  );
  const unknown = fc.record({
    fact: fc.constantFrom(...FACT_KEYS),
    state: fc.constantFrom('unknown', 'refused'),
    source,
  });
  return fc.oneof({ weight: 4, arbitrary: fc.oneof(...known) }, { weight: 1, arbitrary: unknown });
}

/** A few facts of an invented client, by their keys. */
function facts(ids: KnownIds): fc.Arbitrary<unknown> {
  const values = FACT_KEYS.map((key) => [key, fitting(FACTS[key].type.schema, '', ids)] as const);
  return fc
    .tuple(fc.record(Object.fromEntries(values)), fc.subarray([...FACT_KEYS], { maxLength: 3 }))
    .map(([all, kept]) => Object.fromEntries(kept.map((key) => [key, (all as Record<string, unknown>)[key]])));
}

/** A rule about one client or about two partners, alone or in combinations. */
function ruleTree(ids: KnownIds): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 3, arbitrary: treeOf(RULE_TYPES, ids) },
    { weight: 1, arbitrary: treeOf(COUPLE_RULE_TYPES, ids) },
  );
}

type Declared = Pick<RuleType, 'code' | 'required' | 'optional'>;

function treeOf(types: readonly Declared[], ids: KnownIds): fc.Arbitrary<unknown> {
  const valuesOf = ({ required, optional }: Declared) => {
    const parameters = Object.entries({ ...required, ...optional });
    const values = parameters.map(([name, type]) => [name, fitting(type.schema, '', ids)] as const);
    return fc.record(Object.fromEntries(values), { requiredKeys: Object.keys(required) });
  };
  const rules = types.map((type) => fc.record({ type: fc.constant(type.code), values: valuesOf(type) }));
  const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
    leaf: fc.oneof(...rules),
  }));
  return tree;
}
