import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import { GENDERS } from '../../src/domain/vocabulary/people.js';
import { COVERAGES } from '../../src/domain/vocabulary/programs.js';
import { MEDICATIONS, OPIOIDS, SUBSTANCES } from '../../src/domain/vocabulary/use.js';
import type { Attribute } from './attributes.js';

/**
 * One test of one attribute, in the terms that rule engines and databases know. A client refused by it is turned away for
 * good; one whose attribute is not known, or has a value that staff must be asked about, is neither admitted nor refused.
 */
export interface AttributeTest {
  readonly attribute: Attribute;
  /** Any of these refuses. */
  readonly refusing?: readonly string[];
  /** Any of these leaves it open. */
  readonly asking?: readonly string[];
  /** One of these is needed. */
  readonly oneOf?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a rule refuses for good, as tests; undefined for a rule that other systems cannot be asked about here. */
export function testsOf(tree: RuleTree): readonly AttributeTest[] | undefined {
  return 'type' in tree ? TRANSLATIONS[tree.type]?.(tree.values as unknown as Values) : undefined;
}

/** The values of all types translated here, as these declare them; they were checked when the rule was published. */
interface Values {
  readonly levels: readonly string[];
  readonly minimumYears?: number;
  readonly maximumYears?: number;
  readonly genders: readonly string[];
  readonly nonbinary?: string;
  readonly states?: readonly string[];
  readonly counties?: readonly string[];
  readonly shelterLetter: string;
  readonly withinHours: number;
  readonly substances: readonly string[];
  readonly complications: string;
  readonly unlisted?: string;
  readonly noneOf?: readonly string[];
  readonly months: number;
  readonly accepts: readonly string[];
  readonly uninsured: string;
  readonly policy: string;
  readonly weeks?: number;
  readonly methadone?: string;
  readonly buprenorphine?: string;
  readonly naltrexone?: string;
}

/**
 * The types whose "no" no work undoes. Left out, all in the others' favour: rules that staff or client can resolve
 * (papers, TB test, debts, court, children, animals), rules about earlier stays here, and everything with `any`, `all` or
 * `not`, which neither a flat engine nor a column expresses.
 */
const TRANSLATIONS: Readonly<Record<string, (values: Values) => readonly AttributeTest[] | undefined>> = {
  'level-of-care': ({ levels }) => (levels.length === 0 ? undefined : [{ attribute: 'levelsOfCare', oneOf: levels }]),
  'age-range': ({ minimumYears, maximumYears }) => [
    ...(minimumYears === undefined ? [] : [{ attribute: 'ageByHorizon' as const, minimum: minimumYears }]),
    ...(maximumYears === undefined ? [] : [{ attribute: 'age' as const, maximum: maximumYears }]),
  ],
  'gender-served': ({ genders, nonbinary = 'ask-staff' }) => {
    const outside = GENDERS.filter((one) => !genders.includes(one));
    const refusing = outside.filter((one) => one !== 'nonbinary' || nonbinary === 'not-admitted');
    const asking = outside.filter((one) => one === 'nonbinary' && nonbinary === 'ask-staff');
    return [{ attribute: 'gender', refusing, asking }];
  },
  residency: ({ states, counties, shelterLetter }) => [
    { attribute: 'state', ...(states && { oneOf: states }) },
    ...(counties
      ? [{ attribute: 'county' as const, ...(shelterLetter === 'not-accepted' && { oneOf: counties.map(lower) }) }]
      : []),
  ],
  'withdrawal-present': ({ withinHours }) => [
    { attribute: 'inWithdrawal', refusing: ['no'] },
    { attribute: 'daysSinceUse', maximum: Math.ceil(withinHours / 24) },
  ],
  'withdrawal-manageable': ({ substances, complications, unlisted = 'not-managed' }) => {
    const beyond = SUBSTANCES.filter((one) => !substances.includes(one));
    const histories = ['seizures', 'delirium-tremens'];
    return [
      { attribute: 'withdrawalFrom', ...(unlisted === 'not-managed' ? { refusing: beyond } : { asking: beyond }) },
      ...(complications === 'managed'
        ? []
        : [
            {
              attribute: 'dangerousHistory' as const,
              ...(complications === 'not-managed' ? { refusing: histories } : { asking: histories }),
            },
          ]),
    ];
  },
  diagnosis: ({ noneOf }) => [{ attribute: 'diagnoses', ...(noneOf && { refusing: noneOf }) }],
  'minimum-length-of-use': ({ substances, months }) =>
    substances.join() === OPIOIDS.join() ? [{ attribute: 'monthsOfOpioids', minimum: months }] : undefined,
  payer: ({ accepts, uninsured, unlisted = 'not-admitted' }) => {
    if (accepts.includes('free')) return [{ attribute: 'coverage' }];
    const nobodyPays = accepts.includes('sliding-fee') ? 'admitted' : uninsured;
    const others = COVERAGES.filter((one) => !accepts.includes(one));
    // Whoever is not covered may apply for Medicaid where the program takes that: not a refusal.
    const final = !accepts.includes('medicaid');
    const by = (answer: string) => [...(nobodyPays === answer ? ['none'] : []), ...(unlisted === answer ? others : [])];
    return [{ attribute: 'coverage', refusing: final ? by('not-admitted') : [], asking: by('ask-staff') }];
  },
  'continues-medication': (answers) => [
    {
      attribute: 'medications',
      refusing: MEDICATIONS.filter((one) => answers[one] === 'not-accepted'),
      asking: MEDICATIONS.filter((one) => answers[one] !== 'not-accepted' && answers[one] !== 'continues'),
    },
  ],
  benzodiazepines: ({ policy }) => [
    {
      attribute: 'benzodiazepines',
      refusing:
        policy === 'excluded' ? ['prescribed', 'not-prescribed'] : policy === 'evaluated' ? [] : ['not-prescribed'],
    },
  ],
  pregnancy: ({ policy, weeks }) => [
    {
      attribute: 'pregnant',
      refusing: policy === 'only-pregnant' ? ['no'] : policy === 'not-admitted' ? ['yes'] : [],
    },
    ...(policy === 'up-to-weeks' && weeks !== undefined
      ? [{ attribute: 'weeksPregnant' as const, maximum: weeks }]
      : []),
  ],
};

const lower = (text: string) => text.toLowerCase();
