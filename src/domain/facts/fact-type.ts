import { isIsoDate, type IsoDate } from '../calendar.js';

/** The shape of a fact's value: how it is checked, described to a person, and published as JSON schema. */
export interface FactType<T> {
  /** What is accepted, in words: used in validation errors and on forms. */
  readonly accepted: string;
  readonly schema: Readonly<Record<string, unknown>>;
  accepts(value: unknown): value is T;
}

const fits = <T>(
  accepted: string,
  schema: Readonly<Record<string, unknown>>,
  test: (value: unknown) => boolean,
): FactType<T> => ({ accepted, schema, accepts: (value): value is T => test(value) });

/** Yes or no. Neither is the default: a question not asked has no value. */
export const yesOrNo = fits<'yes' | 'no'>('yes or no', { enum: ['yes', 'no'] }, (v) => v === 'yes' || v === 'no');

/** A calendar day. */
export const day = fits<IsoDate>('a day as YYYY-MM-DD', { type: 'string', format: 'date' }, isIsoDate);

/** A whole number, both bounds included. */
export const wholeNumber = (minimum: number, maximum: number): FactType<number> =>
  fits(
    `a whole number from ${String(minimum)} to ${String(maximum)}`,
    { type: 'integer', minimum, maximum },
    (v) => Number.isInteger(v) && (v as number) >= minimum && (v as number) <= maximum,
  );

/** A text of limited length. */
export const text = (maxLength: number): FactType<string> =>
  fits(
    `text of 1 to ${String(maxLength)} characters`,
    { type: 'string', minLength: 1, maxLength },
    // A NUL byte cannot be stored by PostgreSQL: refuse it here, where the error names the fact.
    (v) => typeof v === 'string' && v.length > 0 && v.length <= maxLength && !v.includes('\0'),
  );

/** Exactly one of some values. */
export const oneOf = <const T extends string>(values: readonly T[]): FactType<T> =>
  fits(`one of ${values.join(', ')}`, { enum: [...values] }, (v) => values.includes(v as T));

/** A list without repeats. An empty list is an answer: "none". */
export const someOf = <const T extends string>(values: readonly T[]): FactType<readonly T[]> =>
  fits(
    `a list of ${values.join(', ')}; an empty list for none`,
    { type: 'array', items: { enum: [...values] }, uniqueItems: true },
    (v) => Array.isArray(v) && v.every((item) => values.includes(item as T)) && new Set(v).size === v.length,
  );

/** A list of at most 50. An empty list is an answer: "none". */
export const listOf = <T>(item: FactType<T>): FactType<readonly T[]> =>
  fits(
    `a list of: ${item.accepted}; an empty list for none`,
    { type: 'array', items: item.schema, maxItems: 50 },
    (v) => Array.isArray(v) && v.length <= 50 && v.every((entry) => item.accepts(entry)),
  );

/** A list that names something: a rule that admitted "none of these" would turn everybody away by mistake. */
export const atLeastOne = <T>(list: FactType<readonly T[]>): FactType<readonly T[]> =>
  fits(
    list.accepted.replace('an empty list for none', 'at least one'),
    { ...list.schema, minItems: 1 },
    (v) => list.accepts(v) && v.length > 0,
  );

type Fields = Readonly<Record<string, FactType<unknown>>>;
type ValueOf<F> = F extends FactType<infer T> ? T : never;
type RecordOf<R extends Fields, O extends Fields> = { readonly [K in keyof R]: ValueOf<R[K]> } & {
  readonly [K in keyof O]?: ValueOf<O[K]>;
};

/** An object of named fields; fields it does not name are refused. */
export function record<R extends Fields, O extends Fields>(required: R, optional: O): FactType<RecordOf<R, O>> {
  const describe = (fields: Fields, mark: string) =>
    Object.entries(fields).map(([name, type]) => `${name}${mark} (${type.accepted})`);
  const all: Fields = { ...required, ...optional };
  return fits(
    `{ ${[...describe(required, ''), ...describe(optional, '?')].join(', ')} }`,
    {
      type: 'object',
      properties: Object.fromEntries(Object.entries(all).map(([name, type]) => [name, type.schema])),
      required: Object.keys(required),
      additionalProperties: false,
    },
    (v) =>
      typeof v === 'object' &&
      v !== null &&
      !Array.isArray(v) &&
      Object.keys(required).every((name) => Object.hasOwn(v, name)) &&
      Object.entries(v).every(([name, value]) => Object.hasOwn(all, name) && all[name]?.accepts(value)),
  );
}

/** A day for each of some substances, such as when use began. */
export const dayBySubstance = <T extends string>(substances: readonly T[]): FactType<{ readonly [K in T]?: IsoDate }> =>
  fits(
    `a day (YYYY-MM-DD) for each of ${substances.join(', ')} that applies`,
    {
      type: 'object',
      properties: Object.fromEntries(substances.map((name) => [name, day.schema])),
      additionalProperties: false,
    },
    (v) =>
      typeof v === 'object' &&
      v !== null &&
      !Array.isArray(v) &&
      Object.entries(v).every(([name, value]) => substances.includes(name as T) && day.accepts(value)),
  );
