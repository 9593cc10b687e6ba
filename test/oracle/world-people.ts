import fc from 'fast-check';
import { addDays, addMonths, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts, FactKey } from '../../src/domain/facts/index.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import { anyPoint, LEVELS, ORGANIZATIONS } from './world-programs.js';

type Answers = { [K in FactKey]?: fc.Arbitrary<NonNullable<ClientFacts[K]>> };

/** What may have been answered to each question, with days on which something changes inside the horizon. */
function answersAround(today: IsoDate): Answers {
  const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(today, days));
  const organization = fc.constantFrom(...ORGANIZATIONS);
  const program = fc.constantFrom('a', 'b');
  const bill = fc.record(
    { organization, program, dollars: fc.constantFrom(0, 40, 90) },
    { requiredKeys: ['organization'] },
  );
  const kind = fc.constantFrom('against-advice' as const, 'completed' as const, 'administrative' as const);
  const stay = fc.record(
    { organization, program, on: day(-35, -2), kind },
    { requiredKeys: ['organization', 'on', 'kind'] },
  );
  const paper = { kind: 'medical-record', attestor: 'clinician' } as const;
  return {
    dateOfBirth: fc.constantFrom('1990-05-01', addMonths(addDays(today, 4), -216), addMonths(addDays(today, 6), -432)),
    gender: fc.constantFrom('woman', 'man', 'nonbinary'),
    pregnant: fc.constantFrom('yes', 'no', 'no'),
    residence: fc.constantFrom({ state: 'CT' }, { state: 'NY' }),
    photoIds: fc.constantFrom<NonNullable<ClientFacts['photoIds']>[]>([], ['government-current'], ['agency-letter']),
    coverage: fc.constantFrom<NonNullable<ClientFacts['coverage']>[]>([], ['medicaid'], ['medicare']),
    balances: fc.array(bill, { maxLength: 2 }),
    courtDates: fc.array(day(-1, 14), { maxLength: 2 }),
    discharges: fc.array(stay, { maxLength: 2 }),
    childrenAges: fc.constantFrom<number[][]>([], [], [4], [4, 9]),
    animals: fc.constantFrom<NonNullable<ClientFacts['animals']>[]>([], ['dog']),
    levelsOfCareSought: fc.subarray(LEVELS.flat(), { minLength: 1 }),
    diagnoses: fc.constantFrom<NonNullable<ClientFacts['diagnoses']>[]>([], ['opioid-use-disorder']),
    useStartedOn: fc.oneof(
      fc.constant({ heroin: '2015-01-01' }),
      fc.constant({ heroin: addMonths(addDays(today, 5), -24) }),
    ),
    lastUsedOn: day(-4, 0).map((heroin) => ({ heroin })),
    proofsOfUse: fc.constantFrom<NonNullable<ClientFacts['proofsOfUse']>[]>([], [{ ...paper, monthsCovered: 30 }]),
    withdrawalFrom: fc.constantFrom<NonNullable<ClientFacts['withdrawalFrom']>[]>([], ['heroin'], ['alcohol']),
    withdrawalComplications: fc.constantFrom<NonNullable<ClientFacts['withdrawalComplications']>[]>([], ['seizures']),
    medications: fc.constantFrom<NonNullable<ClientFacts['medications']>[]>([], [], ['methadone'], ['buprenorphine']),
    wantsMedication: fc.constantFrom('yes', 'yes', 'no'),
    benzodiazepineUse: fc.constantFrom('none', 'prescribed', 'not-prescribed'),
    tbTest: fc.oneof(
      fc.constant({ result: 'none' as const }),
      day(-3, 8).map((on) => ({ result: 'negative' as const, on: addMonths(on, -6) })),
      fc.constant({ result: 'positive' as const }),
    ),
  };
}

/** A client of whom little, most or all is known. */
export function personAround(clientId: string, today: IsoDate): fc.Arbitrary<Partner> {
  const answers = answersAround(today);
  const keys = Object.keys(answers) as FactKey[];
  const known = fc.oneof(fc.constant(keys), fc.subarray(keys, { minLength: keys.length - 3 }), fc.subarray(keys));
  return fc.record({ all: fc.record(answers), known, home: anyPoint }).map(({ all, known: told, home }) => ({
    clientId,
    facts: Object.fromEntries(Object.entries(all).filter(([key]) => told.includes(key as FactKey))),
    ...(home && { home }),
  }));
}
