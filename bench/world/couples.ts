import type { CouplePreferences } from '../../src/domain/couple/couple-preferences.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import type { GateDecision } from '../../src/domain/matching/gates.js';
import type { GeoPoint } from '../../src/domain/program.js';
import type { LevelOfCare } from '../../src/domain/vocabulary/care.js';
import type { Gender } from '../../src/domain/vocabulary/people.js';
import { drawFacts } from './clients.js';
import type { FacilityPattern } from './facilities.js';
import { CARE_ADMITTED_TO } from './marginals.js';
import type { Random, Weighted } from './random.js';

/** Two partners, how they want to be placed, and whether joint plans may be shown. */
export interface BenchCouple {
  readonly partners: readonly [Partner, Partner];
  readonly preferences: CouplePreferences;
  readonly gates: GateDecision['status'];
}

/** Miles that a couple can travel, each as often as the bars of the benchmark assume. */
export const TRAVEL_LIMITS: Weighted<number | null> = [
  [20, 25],
  [25, 50],
  [25, 100],
  [20, 300],
  [10, null],
];

const GENDERS: Weighted<readonly [Gender, Gender]> = [
  [88, ['woman', 'man']],
  [4, ['woman', 'woman']],
  [4, ['man', 'man']],
  [4, ['nonbinary', 'woman']],
];

/** Where a couple may live: near a facility of the real directory, since there are more of them where more people are. */
export type Neighbourhoods = readonly FacilityPattern[];

/** Draws one couple. `agencyId` gives the id of an agency of the world, where the client may have been before. */
export function drawCouple(
  random: Random,
  neighbourhoods: Neighbourhoods,
  { today, agencyId }: { readonly today: string; readonly agencyId: (agency: number) => string },
): BenchCouple {
  const near = random.pick(neighbourhoods);
  const genders = random.weighted(GENDERS);
  const sought = drawCare(random);
  const home = near.point && moved(random, near.point, 0.1);
  const partner = (gender: Gender, levelsOfCareSought: readonly LevelOfCare[], lives: GeoPoint | undefined) => ({
    clientId: random.uuid(),
    facts: drawFacts(random, {
      ...{ today, gender, levelsOfCareSought, state: near.state, agencies: [agencyId(near.agency)] },
      ...(near.county !== undefined && { county: near.county }),
    }),
    ...(lives && !random.chance(0.01) && { home: lives }),
  });
  const theirs = random.chance(0.6) ? sought : drawCare(random);
  const theirHome = home && (random.chance(0.65) ? home : moved(random, home, 0.15));
  const partners = [partner(genders[0], sought, home), partner(genders[1], theirs, theirHome)] as const;
  return { partners, preferences: drawPreferences(random), gates: random.chance(0.85) ? 'open' : 'unscreened' };
}

/** One to three kinds of care; a bed more often than in the statistics, since that is where couples are parted. */
function drawCare(random: Random): LevelOfCare[] {
  const wanted = random.weighted([
    [50, 1],
    [35, 2],
    [15, 3],
  ]);
  const care = new Set<LevelOfCare>();
  while (care.size < wanted) care.add(random.chance(0.5) ? random.weighted(BEDS) : random.weighted(CARE_ADMITTED_TO));
  return [...care];
}

const BEDS: Weighted<LevelOfCare> = [
  [30, 'residential-withdrawal-management'],
  [30, 'residential-short-term'],
  [25, 'residential-long-term'],
  [15, 'recovery-residence'],
  [20, 'opioid-treatment-program'],
];

/** What couples say is not in any statistics: assumed. */
function drawPreferences(random: Random): CouplePreferences {
  return {
    radiusMiles: random.pick([5, 10, 10, 25]),
    windowDays: random.int(7, 30),
    horizonDays: random.pick([60, 90, 90, 90, 180]),
    withdrawalLimitHours: random.pick([24, 72, 72, 168]),
    planKinds: random.weighted<CouplePreferences['planKinds']>([
      [70, []],
      [20, ['same-program-together', 'same-program-staggered', 'same-agency']],
      [10, ['nearby-programs', 'same-agency']],
    ]),
    acceptsApart: random.weighted([
      [15, 'yes'],
      [35, 'no'],
      [50, 'unset'],
    ]),
    householdRule: random.chance(0.06) ? 'one-at-a-time' : 'none',
    travelLimitMiles: random.weighted(TRAVEL_LIMITS),
  };
}

function moved(random: Random, { latitude, longitude }: GeoPoint, degrees: number): GeoPoint {
  return {
    latitude: Math.max(-89, Math.min(89, latitude + degrees * random.normal())),
    longitude: longitude + degrees * random.normal(),
  };
}
