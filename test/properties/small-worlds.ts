import fc from 'fast-check';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import { addDays, WEEKDAYS } from '../../src/domain/calendar.js';
import {
  completePreferences,
  type CouplePreferences,
  type PlanKind,
} from '../../src/domain/couple/couple-preferences.js';
import type { ClientFacts, FactKey } from '../../src/domain/facts/index.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import type { CoupleSearchInput } from '../../src/domain/matching/search-plans.js';
import type { Access, AdmissionRule, CapacityReport, GeoPoint, Program } from '../../src/domain/program.js';
import type { CoupleCondition, PlaceKind } from '../../src/domain/vocabulary/programs.js';

/** The day on which all generated stories play, a Tuesday. */
export const TODAY = '2026-03-10';
/** The moment of the question. */
export const AS_OF = '2026-03-10T09:00:00-04:00';
export const TIME_ZONE = 'America/New_York';

/** A few programs and two people. */
export interface SmallWorld {
  readonly programs: readonly Program[];
  readonly partners: readonly [Partner, Partner];
  readonly preferences: CouplePreferences;
}

const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(TODAY, days));

const leaf = (type: string, values: object): RuleTree => ({ type, values: { ...values } });

const timedLeaves: readonly RuleTree[] = [
  leaf('photo-id', { accepts: ['agency-letter', 'government-current'] }),
  leaf('photo-id', { accepts: ['government-current'] }),
  leaf('old-balance', { maximumDollars: 50, paymentPlan: 'accepted', scope: 'agency' }),
  leaf('old-balance', { maximumDollars: 0, paymentPlan: 'not-accepted', scope: 'agency' }),
  leaf('admissions-cap', { maximum: 1, months: 1, scope: 'agency', waiverDays: 3 }),
  leaf('days-without-use', { substances: ['heroin'], days: 7, medication: 'counts-instead' }),
  leaf('transport', { reachedBy: ['own-vehicle'], vanDays: ['thursday'] }),
  leaf('court-date', { noneWithinDays: 4 }),
  leaf('lockout-after-discharge', { scope: 'agency', againstAdviceDays: 30, completedDays: 7 }),
  leaf('tb-test', { withinMonths: 6 }),
  leaf('diagnosis', { anyOf: ['opioid-use-disorder'] }),
  leaf('age-range', { minimumYears: 18 }),
  leaf('up-front-fee', { dollars: 50, due: 'at-admission', voucher: 'accepted' }),
  leaf('presumptive-eligibility', { site: 'elsewhere' }),
  leaf('coverage-lasts', { payers: ['medicaid'], days: 2 }),
  leaf('psychiatric-stability', { stableDays: 14, letter: 'accepted' }),
];
const settledLeaves: readonly RuleTree[] = [
  leaf('gender-served', { genders: ['woman'] }),
  leaf('gender-served', { genders: ['man'] }),
  leaf('pregnancy', { policy: 'not-admitted' }),
  leaf('distance-from-home', { maximumMiles: 10 }),
  leaf('known-person', {}),
  leaf('continues-medication', { methadone: 'not-accepted', buprenorphine: 'continues', naltrexone: 'ask-staff' }),
  leaf('children-with-client', { maximum: 1 }),
  leaf('payer', { accepts: ['medicaid'], uninsured: 'not-admitted', applicationDays: 9 }),
  leaf('other-otp-enrolment', { registry: 'not-required', accepts: ['transfer'] }),
];
const anyLeaf = fc.constantFrom(...timedLeaves, ...settledLeaves);
const tree: fc.Arbitrary<RuleTree> = fc.oneof(
  { weight: 5, arbitrary: anyLeaf },
  { weight: 2, arbitrary: fc.array(anyLeaf, { minLength: 2, maxLength: 2 }).map((any) => ({ any })) },
  { weight: 1, arbitrary: fc.array(anyLeaf, { minLength: 2, maxLength: 2 }).map((all) => ({ all })) },
  { weight: 1, arbitrary: fc.constantFrom(...settledLeaves).map((not) => ({ not })) },
);

const rule = fc.record(
  { tree, effectiveFrom: fc.oneof(fc.constant('2020-01-01'), day(1, 9)), effectiveTo: day(9, 20) },
  { requiredKeys: ['tree', 'effectiveFrom'] },
);

const access: fc.Arbitrary<Access> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Access>({ mode: 'bookable' }) },
  { weight: 1, arbitrary: fc.constant<Access>({ mode: 'call-list', at: '07:30' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      mode: fc.constant('recurring-intake' as const),
      perDay: fc.integer({ min: 1, max: 2 }),
      weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    }),
  },
);

// One report for each kind: which of two reports about one kind counts is told in capacity.spec.ts.
const report = (kind: PlaceKind): fc.Arbitrary<Omit<CapacityReport, 'id'>> =>
  fc
    .record({
      open: fc.integer({ min: 0, max: 2 }),
      from: day(0, 9),
      holdDays: fc.integer({ min: 0, max: 9 }),
      access,
      reportedAt: fc.constantFrom(
        '2026-03-10T08:00:00-04:00',
        '2026-03-09T09:00:00-04:00',
        '2026-03-09T08:59:00-04:00',
      ),
    })
    .map((told) => ({ ...told, kind, ...(told.access.mode === 'recurring-intake' && { open: told.access.perDay }) }));

const reports = (kinds: readonly PlaceKind[]) =>
  fc
    .subarray([...kinds])
    .chain((chosen) => fc.tuple(...chosen.map(report)))
    .map((told) => told);

// A tenth of a degree of latitude is 6.9 miles.
const point: fc.Arbitrary<GeoPoint | undefined> = fc.option(
  fc.record({ latitude: fc.constantFrom(41, 41.1, 41.2, 43), longitude: fc.constantFrom(-72.6, -72.7) }),
  { nil: undefined, freq: 4 },
);

const program = (index: number, kinds: readonly PlaceKind[]): fc.Arbitrary<Program> =>
  fc
    .record({
      organizationId: fc.constantFrom('north', 'south', `agency-${String(index)}`),
      point,
      levelsOfCare: fc.constantFrom<string[][]>(['residential-short-term'], ['opioid-treatment-program']),
      couplePolicy: fc.constantFrom('both-at-once', 'both-at-once', 'not-at-once', 'couples-only', 'not-asked'),
      coupleConditions: fc.constantFrom<CoupleCondition[]>([], [], [], ['one-couple-at-a-time']),
      typicalStayDays: fc.option(fc.constantFrom(5, 20), { nil: undefined }),
      medications: fc.constantFrom<('methadone' | 'buprenorphine')[][]>([], ['methadone'], ['buprenorphine']),
      rules: fc.array(rule, { maxLength: 3 }),
      capacity: reports(kinds),
    })
    .map(({ point: place, typicalStayDays, rules, capacity, ...rest }) => {
      const id = `program-${String(index)}`;
      return {
        ...rest,
        id,
        name: id,
        siteId: id,
        timeZone: TIME_ZONE,
        reportFreshHours: 24,
        ...(place && { point: place }),
        ...(typicalStayDays !== undefined && { typicalStayDays }),
        rules: rules.map((one, order): AdmissionRule => ({
          ...one,
          id: `${id}-${String(order)}`,
          version: 1,
          authority: 'program',
        })),
        capacity: capacity.map((one, order) => ({ ...one, id: `${id}-${String(order)}` })),
      };
    });

const organization = fc.constantFrom('north', 'south');

// Only women are asked about pregnancy here: a client recorded as a man is never asked before being made to wait.
const identity: fc.Arbitrary<ClientFacts> = fc.oneof(
  fc.constantFrom<ClientFacts>({ gender: 'man' }, { gender: 'nonbinary', pregnant: 'no' }, {}),
  fc.constantFrom<ClientFacts>(
    { gender: 'woman' },
    { gender: 'woman', pregnant: 'no' },
    { gender: 'woman', pregnant: 'yes' },
  ),
);

/** One of some answers to a question. */
const answers = <K extends FactKey>(_key: K, ...values: NonNullable<ClientFacts[K]>[]) => fc.constantFrom(...values);

const balance = fc.record({ organization, dollars: fc.constantFrom(0, 40, 90) }, { requiredKeys: ['organization'] });
const discharge = fc.record({
  organization,
  on: day(-40, -2),
  kind: fc.constantFrom('against-advice' as const, 'completed' as const),
});

const otherFacts = fc.record(
  {
    levelsOfCareSought: fc.subarray(['residential-short-term', 'opioid-treatment-program'], { minLength: 1 }),
    dateOfBirth: fc.constantFrom('1990-05-01', '2008-03-14', '2012-01-01'),
    photoIds: answers('photoIds', [], ['government-current'], ['agency-letter']),
    balances: fc.array(balance, { maxLength: 2 }),
    courtDates: fc.array(day(0, 12), { maxLength: 2 }),
    discharges: fc.array(discharge, { maxLength: 1 }),
    tbTest: answers('tbTest', { result: 'none' }, { result: 'negative', on: '2025-09-14' }, { result: 'positive' }),
    diagnoses: answers('diagnoses', [], ['opioid-use-disorder']),
    withdrawalFrom: answers('withdrawalFrom', [], ['heroin']),
    medications: answers('medications', [], ['methadone'], ['buprenorphine']),
    wantsMedication: answers('wantsMedication', 'yes', 'no'),
    lastUsedOn: day(-9, 0).map((heroin) => ({ heroin })),
    detoxesCompleted: fc.array(day(-9, 0), { maxLength: 1 }),
    transport: answers('transport', [], ['own-vehicle'], ['on-foot']),
    childrenAges: answers('childrenAges', [], [4], [4, 9]),
    coverage: answers('coverage', [], ['medicaid'], ['medicare']),
    coverageEnds: answers('coverageEnds', [], [{ coverage: 'medicaid', on: addDays(TODAY, 4) }]),
    dollarsAtAdmission: answers('dollarsAtAdmission', 0, 50),
    presumptiveMedicaid: fc.array(day(-380, -20), { maxLength: 1 }),
    psychiatricDischarges: fc.array(day(-20, 3), { maxLength: 1 }),
    stabilityLetters: fc.array(day(-9, 0), { maxLength: 1 }),
    otpEnrolments: fc.array(fc.record({ organization }), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

const partner = (clientId: string): fc.Arbitrary<Partner> =>
  fc.record({ who: identity, rest: otherFacts, home: point }).map(({ who, rest, home }) => ({
    clientId,
    facts: { ...who, ...rest },
    ...(home && { home }),
  }));

const preferences = fc
  .record(
    {
      windowDays: fc.constantFrom(0, 3, 7),
      radiusMiles: fc.constantFrom(0, 7, 15),
      acceptsApart: fc.constantFrom('yes', 'no', 'unset'),
      householdRule: fc.constantFrom('none', 'none', 'none', 'one-at-a-time'),
      planKinds: fc.subarray<PlanKind>(['bridge', 'same-program-staggered', 'nearby-programs']),
      travelLimitMiles: fc.constantFrom(null, 10),
    },
    { requiredKeys: [] },
  )
  .map((stated) => completePreferences({ ...stated, horizonDays: 30 }));

const ALL_KINDS: readonly PlaceKind[] = ['any', 'woman', 'man', 'pregnant', 'with-children', 'couples-room'];

/** One to five programs with up to three rules each, two people of whom something is known, and what they prefer. */
export const smallWorld = (kinds: readonly PlaceKind[] = ALL_KINDS): fc.Arbitrary<SmallWorld> =>
  fc.integer({ min: 1, max: 5 }).chain((count) =>
    fc.record({
      programs: fc.tuple<Program[]>(...Array.from({ length: count }, (_, index) => program(index, kinds))),
      partners: fc.tuple(partner('ana'), partner('ben')),
      preferences,
    }),
  );

const KNOWN: ClientFacts = {
  gender: 'man',
  levelsOfCareSought: ['residential-short-term'],
  dateOfBirth: '1990-05-01',
  photoIds: [],
  balances: [],
  courtDates: [],
  discharges: [],
  tbTest: { result: 'none' },
  diagnoses: ['opioid-use-disorder'],
  withdrawalFrom: ['heroin'],
  medications: [],
  wantsMedication: 'yes',
  lastUsedOn: { heroin: '2026-03-09' },
  detoxesCompleted: [],
  transport: [],
  childrenAges: [],
  coverage: ['medicaid'],
  coverageEnds: [],
  dollarsAtAdmission: 0,
  presumptiveMedicaid: [],
  psychiatricDischarges: [],
  stabilityLetters: [],
  otpEnrolments: [],
};

/** A world in which most is known and fresh, so that plans come of it; two questions may not have been asked. */
export const kindWorld = (kinds: readonly PlaceKind[] = ALL_KINDS): fc.Arbitrary<SmallWorld> =>
  fc
    .tuple(smallWorld(kinds), fc.subarray(Object.keys(KNOWN), { maxLength: 2 }))
    .map(([{ programs, partners, preferences }, notAsked]) => {
      const [ana, ben] = partners;
      return {
        preferences,
        programs: programs.map((one, index) => ({
          ...one,
          rules: one.rules.slice(0, index % 3),
          capacity: one.capacity.map(toldToday),
        })),
        partners: [wellKnown(ana, []), wellKnown(ben, notAsked)],
      };
    });

function toldToday(report: CapacityReport): CapacityReport {
  return { ...report, reportedAt: AS_OF, open: Math.max(1, report.open), holdDays: report.holdDays + 4 };
}

function wellKnown(one: Partner, notAsked: readonly string[]): Partner {
  const facts: ClientFacts = { ...KNOWN, ...one.facts };
  const asked = Object.entries(facts.gender === 'woman' ? { pregnant: 'no', ...facts } : facts);
  return { ...one, facts: Object.fromEntries(asked.filter(([key]) => !notAsked.includes(key))) };
}

/** Both kinds of world, in turn. */
export const anyWorld = (kinds?: readonly PlaceKind[]): fc.Arbitrary<SmallWorld> =>
  fc.oneof(smallWorld(kinds), kindWorld(kinds));

/** The same world without rules that end: those can be waited out, whatever is unknown, for a day that may suit better. */
export const withLastingRules = (world: SmallWorld): SmallWorld => ({
  ...world,
  programs: world.programs.map((one) => ({ ...one, rules: one.rules.map(({ effectiveTo: _end, ...rest }) => rest) })),
});

/** What is asked of a world. */
export const searchIn = (world: SmallWorld, limit = 1000): CoupleSearchInput => ({
  ...world,
  gates: 'open',
  asOf: AS_OF,
  limit,
});
