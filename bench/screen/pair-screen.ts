import type { GeoPoint, Program } from '../../src/domain/program.js';
import { EARTH_RADIUS_MILES } from '../../src/domain/matching/distance.js';
import type { BenchCouple } from '../world/couples.js';
import { screenProgram, type ScreenDay } from './own-screen.js';

/** A place on the unit sphere: distances between such points are straight lines, equal to the last bit in SQL and here. */
export type SpherePoint = readonly [x: number, y: number, z: number];

/** The best single programs of each partner and the best pairs, as program ids. */
export interface PairScreen {
  readonly singles: readonly [readonly string[], readonly string[]];
  readonly pairs: readonly string[];
}

interface Screened {
  readonly program: Program;
  readonly at: SpherePoint;
  /** 1 where something must be asked. */
  readonly open: number;
  readonly fromHome: number;
}

/**
 * What is asked of SQL: for each partner the programs that no screened rule refuses, inside the travel limit; the best
 * by open questions, then distance; and the best pairs, in one program that does not bar partners or in two of one
 * agency or inside the radius. Days, places, remedies and alerts are left out, in SQL's favour.
 */
export function screenPairs(
  couple: BenchCouple,
  programs: readonly Program[],
  day: ScreenDay,
  limit: number,
): PairScreen {
  const [mine, theirs] = couple.partners.map((partner) => screened(partner, couple, programs, day));
  const radius = chordOf(couple.preferences.radiusMiles);
  const pairs = (mine ?? []).flatMap((a) =>
    (theirs ?? []).flatMap((b) => {
      const apart = chord(a.at, b.at);
      if (!mayPair(a.program, b.program, apart, radius)) return [];
      return [
        { ids: `${a.program.id} ${b.program.id}`, open: a.open + b.open, miles: a.fromHome + b.fromHome + apart },
      ];
    }),
  );
  return {
    singles: [singles(mine ?? [], limit), singles(theirs ?? [], limit)],
    pairs: pairs
      .sort((a, b) => a.open - b.open || a.miles - b.miles || (a.ids < b.ids ? -1 : 1))
      .slice(0, limit)
      .map(({ ids }) => ids),
  };
}

/** Miles over the ground as a straight line through the unit sphere. */
export const chordOf = (miles: number): number => 2 * Math.sin(Math.min(Math.PI / 2, miles / (2 * EARTH_RADIUS_MILES)));

/** The point of a place on the unit sphere. */
export function onSphere({ latitude, longitude }: GeoPoint): SpherePoint {
  const [lat, lon] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

function screened(
  { facts, home }: BenchCouple['partners'][number],
  { preferences: { travelLimitMiles } }: BenchCouple,
  programs: readonly Program[],
  day: ScreenDay,
): Screened[] {
  const from = home && onSphere(home);
  const limit = travelLimitMiles === null ? Infinity : chordOf(travelLimitMiles);
  return programs.flatMap((program) => {
    if (!program.point) return [];
    const at = onSphere(program.point);
    const fromHome = from ? chord(at, from) : 0;
    if (fromHome > limit) return [];
    const outcome = screenProgram(facts, program, day);
    return outcome === 'refused' ? [] : [{ program, at, open: outcome === 'open' ? 1 : 0, fromHome }];
  });
}

function mayPair(a: Program, b: Program, apart: number, radius: number): boolean {
  if (a.id === b.id) return a.couplePolicy !== 'not-at-once';
  if (a.couplePolicy === 'couples-only' || b.couplePolicy === 'couples-only') return false;
  return a.organizationId === b.organizationId || apart <= radius;
}

const singles = (all: readonly Screened[], limit: number): string[] =>
  all
    .filter(({ program }) => program.couplePolicy !== 'couples-only')
    .sort((a, b) => a.open - b.open || a.fromHome - b.fromHome || (a.program.id < b.program.id ? -1 : 1))
    .slice(0, limit)
    .map(({ program }) => program.id);

function chord([x, y, z]: SpherePoint, [a, b, c]: SpherePoint): number {
  return Math.sqrt((x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c));
}
