import type { GeoPoint } from '../program.js';
import type { Leg } from './plan-draft.js';

const MILES_PER_DEGREE = 69;

/**
 * Visits the pairs of two different programs that can matter: of one agency, or within the radius, or at an unknown
 * distance. A grid of cells at least as wide as the radius spares looking at all pairs; what it leaves out is farther.
 */
export function nearPairs(
  mine: readonly Leg[],
  theirs: readonly Leg[],
  radiusMiles: number,
  visit: (mine: Leg, theirs: Leg) => void,
): void {
  const step = Math.max(radiusMiles, 1) / MILES_PER_DEGREE;
  const byCell = new Map<string, Leg[]>();
  const byAgency = new Map<string, Leg[]>();
  const nowhere: Leg[] = [];
  for (const leg of theirs) {
    const { point, organizationId } = leg.candidate.program;
    push(byAgency, organizationId, leg);
    if (point) push(byCell, cellOf(point, step).join(':'), leg);
    else nowhere.push(leg);
  }
  const other = (a: Leg, b: Leg) => a.candidate.program.id !== b.candidate.program.id;
  const agency = ({ candidate }: Leg) => candidate.program.organizationId;
  for (const a of mine) {
    for (const b of byAgency.get(agency(a)) ?? []) if (other(a, b)) visit(a, b);
    const { point } = a.candidate.program;
    const near = point ? [...around(point, step, radiusMiles, byCell), ...nowhere] : theirs;
    for (const b of near) if (agency(a) !== agency(b)) visit(a, b);
  }
}

function* around(
  point: GeoPoint,
  step: number,
  radiusMiles: number,
  byCell: ReadonlyMap<string, Leg[]>,
): Generator<Leg> {
  const [row, column] = cellOf(point, step);
  // Degrees of longitude shrink towards the poles: look at as many columns as the radius spans there.
  const narrowest = Math.cos((Math.min(89, Math.abs(point.latitude) + step) * Math.PI) / 180);
  const columns = Math.ceil(radiusMiles / (MILES_PER_DEGREE * narrowest) / step) + 1;
  for (let r = row - 2; r <= row + 2; r += 1)
    for (let c = column - columns; c <= column + columns; c += 1) yield* byCell.get(`${String(r)}:${String(c)}`) ?? [];
}

function cellOf({ latitude, longitude }: GeoPoint, step: number): [number, number] {
  return [Math.floor(latitude / step), Math.floor(longitude / step)];
}

function push(map: Map<string, Leg[]>, key: string, leg: Leg): void {
  const list = map.get(key);
  if (list) list.push(leg);
  else map.set(key, [leg]);
}
