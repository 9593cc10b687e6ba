import fc from 'fast-check';
import type { RuleType } from '../../src/domain/admission/rule-type.js';
import { addDays } from '../../src/domain/calendar.js';
import { FACTS, type ClientFacts, type FactKey } from '../../src/domain/facts/index.js';

/** The day on which generated rules are asked. */
export const TODAY = '2026-03-02';

interface Schema {
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const DAYS = fc
  .oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -20_000, max: 800 }))
  .map((days) => addDays(TODAY, days));
const TEXTS = ['north', 'north-detox', 'south', 'Hartford', '06106'];

/** Values of a schema, often near today and often about the organization that is asking. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const { type, minimum: min = 0, maximum: max = 0, maxLength = 0, minItems: minLength = 0 } = schema;
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) return recordOf(schema.properties, schema.required ?? []);
  if (schema.items) {
    const list = schema.uniqueItems ? fc.uniqueArray : fc.array;
    return list(valuesOf(schema.items), { minLength, maxLength: 4 });
  }
  if (type === 'integer') return fc.oneof(fc.integer({ min, max: Math.min(max, min + 60) }), fc.integer({ min, max }));
  if (type === 'string' && schema.format === 'date') return DAYS;
  if (type === 'string') return fc.constantFrom(...TEXTS.filter((text) => text.length <= maxLength));
  throw new Error(`no values for the schema ${JSON.stringify(schema)}`);
}

function recordOf(schemas: Readonly<Record<string, Schema>>, required: readonly string[]) {
  const fields = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, valuesOf(schema)]));
  return fc.record<Record<string, unknown>>(fields, { requiredKeys: [...required] });
}

const schemasOf = (types: Readonly<Record<string, { readonly schema: object }>>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(types).map(([name, { schema }]) => [name, schema]));

/** Values that a rule of a type may have. */
export const valuesFor = ({ required, optional }: RuleType) =>
  recordOf(schemasOf({ ...required, ...optional }), Object.keys(required));

/** Facts of a client, among some keys. */
export const factsAmong = (keys: readonly FactKey[]): fc.Arbitrary<ClientFacts> =>
  recordOf(schemasOf(Object.fromEntries(keys.map((key) => [key, FACTS[key].type]))), []);
