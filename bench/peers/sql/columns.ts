import type { Program } from '../../../src/domain/program.js';
import { LEVELS_OF_CARE } from '../../../src/domain/vocabulary/care.js';
import { GENDERS } from '../../../src/domain/vocabulary/people.js';
import { COVERAGES } from '../../../src/domain/vocabulary/programs.js';
import { BENZODIAZEPINE_USE, DIAGNOSES, MEDICATIONS, SUBSTANCES } from '../../../src/domain/vocabulary/use.js';
import { ATTRIBUTES, type Attribute, type Attributes } from '../../screen/attributes.js';
import { screenedRules } from '../../screen/own-screen.js';
import { onSphere } from '../../screen/pair-screen.js';
import { testsOf, type AttributeTest } from '../../screen/rule-tests.js';

/** Attributes in words, with every word: each pair of the two has one bit of a `bigint`. */
const WORDS: Readonly<Partial<Record<Attribute, readonly string[]>>> = {
  gender: GENDERS,
  inWithdrawal: ['no', 'yes'],
  withdrawalFrom: SUBSTANCES,
  dangerousHistory: ['seizures', 'delirium-tremens'],
  diagnoses: DIAGNOSES,
  coverage: ['none', ...COVERAGES],
  medications: MEDICATIONS,
  benzodiazepines: BENZODIAZEPINE_USE,
  pregnant: ['no', 'yes'],
};

const BIT_OF: ReadonlyMap<string, bigint> = new Map(
  Object.entries(WORDS)
    .flatMap(([attribute, words]) => words.map((word) => `${attribute} ${word}`))
    .map((word, index) => [word, 1n << BigInt(index)]),
);

/** A row of the table of programs; numbers beyond 2^53 travel as text. */
export interface ProgramRow {
  readonly id: string;
  readonly organization: string;
  readonly policy: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly levels: string | null;
  readonly state: string | null;
  readonly county: string | null;
  readonly refuses: string;
  readonly asks: string;
  /** The attributes that are asked for: one that is not known leaves the answer open. */
  readonly reads: number;
  readonly min_age: number | null;
  readonly max_age: number | null;
  readonly max_days: number | null;
  readonly min_months: number | null;
  readonly max_weeks: number | null;
}

/** A program's screened rules as columns; undefined where it is not on the map. */
export function rowOf(program: Program, today: string): ProgramRow | undefined {
  if (!program.point) return undefined;
  const [x, y, z] = onSphere(program.point);
  const tests = screenedRules(program, today).flatMap((tree) => testsOf(tree) ?? []);
  const of = (attribute: Attribute) => tests.filter((test) => test.attribute === attribute);
  const least = (attribute: Attribute) => lowest(of(attribute).flatMap(({ maximum }) => maximum ?? []));
  const most = (attribute: Attribute) => highest(of(attribute).flatMap(({ minimum }) => minimum ?? []));
  const bits = (words: 'refusing' | 'asking') =>
    bitsOf(tests.flatMap((test) => (test[words] ?? []).map((word) => `${test.attribute} ${word}`)));
  return {
    ...{ id: program.id, organization: program.organizationId, policy: program.couplePolicy, x, y, z },
    levels: program.levelsOfCare.length === 0 ? null : levelBits(program.levelsOfCare),
    state: onlyOne(of('state')),
    county: onlyOne(of('county')),
    refuses: bits('refusing'),
    asks: bits('asking'),
    reads: attributeBits(tests.map(({ attribute }) => attribute)),
    min_age: most('ageByHorizon'),
    max_age: least('age'),
    max_days: least('daysSinceUse'),
    min_months: most('monthsOfOpioids'),
    max_weeks: least('weeksPregnant'),
  };
}

/** A client's attributes as parameters; null for what is not known. */
export function clientColumns(attributes: Attributes) {
  const number = (name: Attribute) => (typeof attributes[name] === 'number' ? attributes[name] : null);
  const word = (name: Attribute) => (wordsOf(attributes, name) ?? [null])[0] ?? null;
  const levels = wordsOf(attributes, 'levelsOfCare');
  return {
    levels: levels ? levelBits(levels) : null,
    state: word('state'),
    county: word('county'),
    words: bitsOf(
      Object.keys(WORDS).flatMap((name) =>
        (wordsOf(attributes, name as Attribute) ?? []).map((value) => `${name} ${value}`),
      ),
    ),
    unknown: attributeBits(ATTRIBUTES.filter((name) => attributes[name] === undefined)),
    ageByHorizon: number('ageByHorizon'),
    age: number('age'),
    daysSinceUse: number('daysSinceUse'),
    monthsOfOpioids: number('monthsOfOpioids'),
    weeksPregnant: number('weeksPregnant'),
  };
}

function wordsOf(attributes: Attributes, name: Attribute): readonly string[] | undefined {
  const value = attributes[name];
  return typeof value === 'number' ? undefined : value;
}

const bitsOf = (words: readonly string[]): string =>
  words.reduce((bits, word) => bits | (BIT_OF.get(word) ?? 0n), 0n).toString();

const levelBits = (levels: readonly string[]): string =>
  levels.reduce((bits, level) => bits | (1n << BigInt(LEVELS_OF_CARE.indexOf(level))), 0n).toString();

const attributeBits = (names: readonly Attribute[]): number =>
  names.reduce((bits, name) => bits | (1 << ATTRIBUTES.indexOf(name)), 0);

/** The generated rules name one state and one county each, and those of one program the same. */
function onlyOne(tests: readonly AttributeTest[]): string | null {
  const named = new Set(tests.flatMap(({ oneOf }) => oneOf ?? []));
  if (named.size > 1) throw new Error(`One column cannot hold ${[...named].join(', ')}`);
  return [...named][0] ?? null;
}

const lowest = (values: readonly number[]) => (values.length === 0 ? null : Math.min(...values));
const highest = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));
