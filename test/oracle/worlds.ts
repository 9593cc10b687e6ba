import fc from 'fast-check';
import { completePreferences, PLAN_KINDS } from '../../src/domain/couple/couple-preferences.js';
import { FACT_KEYS, type ClientFacts, type FactKey } from '../../src/domain/facts/index.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import type { CoupleSearchInput } from '../../src/domain/matching/search-plans.js';
import type { CapacityReport, Program } from '../../src/domain/program.js';
import { personAround } from './world-people.js';
import { LEVELS, programAround } from './world-programs.js';

/** A Tuesday; the evening before and the night of the clocks' change in spring; the hour that comes twice in autumn. */
const MOMENTS = [
  '2026-03-10T09:00:00-04:00',
  '2026-03-07T23:30:00-05:00',
  '2026-03-08T06:59:00Z',
  '2026-11-01T05:30:00Z',
  '2026-02-27T00:00:00-05:00',
];

const preferences = fc
  .record({
    radiusMiles: fc.constantFrom(0, 7, 10, 25, 500),
    windowDays: fc.constantFrom(0, 3, 7, 30),
    horizonDays: fc.constantFrom(1, 6, 14, 30),
    withdrawalLimitHours: fc.constantFrom(0, 24, 72, 240),
    planKinds: fc.oneof(fc.constant([]), fc.subarray([...PLAN_KINDS]), fc.shuffledSubarray([...PLAN_KINDS])),
    acceptsApart: fc.constantFrom('yes' as const, 'no' as const, 'unset' as const),
    householdRule: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'one-at-a-time' as const),
    travelLimitMiles: fc.constantFrom(null, null, 0, 10, 100),
  })
  .map(completePreferences);

const IDS = ['d', 'a', 'h', 'c', 'b', 'g', 'f', 'e'];

/** Two people, one to eight programs, and what is asked of them: much is unknown, old, full or far away. */
const hardSearch: fc.Arbitrary<CoupleSearchInput> = fc
  .record({
    asOf: fc.constantFrom(...MOMENTS),
    count: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 5, max: 8 })),
  })
  .chain(({ asOf, count }) =>
    fc.record({
      asOf: fc.constant(asOf),
      programs: fc.tuple<Program[]>(...IDS.slice(0, count).map((id) => programAround(id, asOf))),
      partners: fc.oneof(
        fc.tuple(personAround('ana', asOf.slice(0, 10)), personAround('ben', asOf.slice(0, 10))),
        fc.tuple(personAround('ben', asOf.slice(0, 10)), personAround('ana', asOf.slice(0, 10))),
      ),
      preferences,
      gates: fc.constantFrom('open', 'open', 'open', 'unscreened', 'closed'),
      limit: fc.constantFrom(1000, 1000, 3),
    }),
  );

/** The same where nearly all is known, sought, fresh and open, so that feasible plans of every kind come of it. */
const kindSearch: fc.Arbitrary<CoupleSearchInput> = fc
  .tuple(
    hardSearch,
    fc.subarray(FACT_KEYS, { maxLength: 1 }),
    fc.constantFrom<('yes' | 'no')[]>(['no', 'no'], ['yes', 'no']),
  )
  .map(([search, notAsked, pregnant]) => {
    const { asOf, programs, partners, preferences: stated } = search;
    const [one, other] = partners;
    return {
      ...search,
      gates: 'open',
      preferences: { ...stated, travelLimitMiles: null, horizonDays: Math.max(stated.horizonDays, 14) },
      programs: programs.map((program, index) => ({
        ...program,
        couplePolicy: program.couplePolicy === 'not-asked' ? 'both-at-once' : program.couplePolicy,
        rules: program.rules.slice(0, index % 3),
        capacity: program.capacity.map((report) => kindReport(report, asOf)),
      })),
      partners: [kindPerson(one, asOf, pregnant[0], []), kindPerson(other, asOf, pregnant[1], notAsked)],
    };
  });

function kindReport(report: CapacityReport, asOf: string): CapacityReport {
  const reportedAt = Date.parse(report.reportedAt) > Date.parse(asOf) ? asOf : report.reportedAt;
  return { ...report, reportedAt, open: Math.max(1, report.open), holdDays: report.holdDays + 4 };
}

/** What is not recorded is answered, but for what is left unasked. */
function kindPerson(one: Partner, asOf: string, pregnant: 'yes' | 'no' | undefined, notAsked: FactKey[]): Partner {
  const usual: ClientFacts = {
    ...{ dateOfBirth: '1990-05-01', gender: 'woman', residence: { state: 'CT' }, photoIds: [], coverage: ['medicaid'] },
    ...{
      balances: [],
      courtDates: [],
      discharges: [],
      childrenAges: [],
      animals: [],
      diagnoses: ['opioid-use-disorder'],
    },
    ...{ useStartedOn: { heroin: '2015-01-01' }, lastUsedOn: { heroin: asOf.slice(0, 10) }, proofsOfUse: [] },
    ...{ withdrawalFrom: ['heroin'], withdrawalComplications: [], medications: [], wantsMedication: 'yes' },
    ...{ benzodiazepineUse: 'none', tbTest: { result: 'none' } },
  };
  const facts: ClientFacts = {
    ...usual,
    ...one.facts,
    levelsOfCareSought: LEVELS.flat(),
    ...(pregnant && { pregnant }),
  };
  return {
    ...one,
    facts: Object.fromEntries(Object.entries(facts).filter(([key]) => !notAsked.includes(key as FactKey))),
  };
}

/** Both kinds of world, in turn. */
export const anySearch: fc.Arbitrary<CoupleSearchInput> = fc.oneof(hardSearch, kindSearch);
