import fc from 'fast-check';
import { addDays, WEEKDAYS, type IsoDate } from '../../src/domain/calendar.js';
import type { Access, CapacityReport, GeoPoint, Program } from '../../src/domain/program.js';
import { PLACE_KINDS } from '../../src/domain/vocabulary/programs.js';
import { ruleAround } from './world-rules.js';

/** Agencies by which bills and stays are recorded. */
export const ORGANIZATIONS = ['north', 'south'];

/** What programs offer. Plain levels and codes of an edition are joined by no map. */
export const LEVELS: readonly string[][] = [
  ['residential-short-term'],
  ['opioid-treatment-program'],
  ['outpatient', 'office-based-medication'],
  ['asam-3:3.5'],
];

// A tenth of a degree of latitude is 6.9 miles; several places share one spot.
const SPOTS: readonly GeoPoint[] = [41, 41, 41.1, 41.2, 41.5, 43].flatMap((latitude) => [
  { latitude, longitude: -72.6 },
  { latitude, longitude: latitude === 41 ? -72.6 : -72.7 },
]);
/** Somewhere, or not on the map. */
export const anyPoint: fc.Arbitrary<GeoPoint | undefined> = fc.option(fc.constantFrom(...SPOTS), {
  nil: undefined,
  freq: 5,
});

const ZONES = ['America/New_York', 'America/New_York', 'America/Phoenix', 'America/Anchorage', 'Pacific/Guam'];

const access: fc.Arbitrary<Access> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Access>({ mode: 'bookable' }) },
  { weight: 1, arbitrary: fc.constant<Access>({ mode: 'walk-in' }) },
  { weight: 1, arbitrary: fc.constant<Access>({ mode: 'call-list', at: '07:30' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      mode: fc.constant('recurring-intake' as const),
      perDay: fc.integer({ min: 1, max: 2 }),
      weekdays: fc.subarray([...WEEKDAYS], { minLength: 1, maxLength: 3 }),
    }),
  },
);

const MINUTES_AGO = [0, 1, 600, 1439, 1440, 1441, 2880, 4320, 4321, -1];

function reportAround(asOf: string, today: IsoDate): fc.Arbitrary<CapacityReport> {
  return fc
    .record({
      kind: fc.constantFrom('any' as const, 'any' as const, ...PLACE_KINDS),
      open: fc.integer({ min: 0, max: 2 }),
      from: fc.integer({ min: -3, max: 9 }),
      holdDays: fc.integer({ min: 0, max: 9 }),
      access,
      ago: fc.oneof(fc.constantFrom(...MINUTES_AGO), fc.constantFrom(0, 1, 60)),
    })
    .map(({ from, ago, ...told }) => ({
      ...told,
      id: '',
      open: told.access.mode === 'recurring-intake' ? told.access.perDay : told.open,
      from: addDays(today, from),
      reportedAt: new Date(Date.parse(asOf) - ago * 60_000).toISOString(),
    }));
}

/** One program. `id` orders it among equals, and is not in the order in which programs come. */
export function programAround(id: string, asOf: string): fc.Arbitrary<Program> {
  const today = asOf.slice(0, 10);
  return fc
    .record({
      organizationId: fc.constantFrom(...ORGANIZATIONS, `agency-${id}`),
      timeZone: fc.constantFrom(...ZONES),
      point: anyPoint,
      levelsOfCare: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...LEVELS, ['residential-short-term'], ['residential-short-term']) },
        { weight: 1, arbitrary: fc.constant<string[]>([]) },
      ),
      couplePolicy: fc.constantFrom('both-at-once', 'both-at-once', 'not-at-once', 'couples-only', 'not-asked'),
      coupleConditions: fc.constantFrom<Program['coupleConditions'][]>(
        [],
        [],
        ['separate-units'],
        ['one-couple-at-a-time'],
      ),
      typicalStayDays: fc.option(fc.constantFrom(1, 5, 20), { nil: undefined }),
      medications: fc.constantFrom<Program['medications'][]>([], ['methadone'], ['methadone', 'buprenorphine']),
      reportFreshHours: fc.constantFrom(24, 24, 72),
      rules: fc.oneof(fc.array(ruleAround(today), { maxLength: 1 }), fc.array(ruleAround(today), { maxLength: 4 })),
      capacity: fc.array(reportAround(asOf, today), { maxLength: 4 }),
    })
    .map(({ point, typicalStayDays, ...rest }) => ({
      ...{ ...rest, id, name: id, siteId: id },
      ...(point && { point }),
      ...(typicalStayDays !== undefined && { typicalStayDays }),
      rules: rest.rules.map((rule, index) => ({ ...rule, id: `${id}-rule-${String(index)}` })),
      capacity: rest.capacity.map((report, index) => ({ ...report, id: `${id}-report-${String(index)}` })),
    }));
}
