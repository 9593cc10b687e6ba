import { EARTH_RADIUS_MILES, milesIfKnown } from './distance.js';
import type { PlacedLegs } from './placed-legs.js';

/** Cells along each axis of the unit cube at most: keeps a cell's number exact. */
const MOST_CELLS = 100_000;
/** Chords are compared with this much room; whatever falls into it is measured as everywhere else. */
const ROOM = 1e-9;

/**
 * Visits the pairs of two different programs that can matter: of one agency, or within the radius, or at an unknown
 * distance; each pair once. A grid of cubes as wide as the radius, laid over the globe in space, spares looking at all
 * pairs: whatever is nearer than that is in the same cube or in one that touches it, at every latitude.
 */
export function nearPairs(
  mine: PlacedLegs,
  theirs: PlacedLegs,
  radiusMiles: number,
  visit: (mine: number, theirs: number) => void,
): void {
  const grid = gridOf(theirs, radiusMiles);
  for (let a = 0; a < mine.legs.length; a += 1) grid.beside(mine, a, visit);
}

const grids = new WeakMap<PlacedLegs, Grid>();

/** One search asks for the neighbours of the same legs several times. */
function gridOf(legs: PlacedLegs, radiusMiles: number): Grid {
  let grid = grids.get(legs);
  if (grid?.radiusMiles !== radiusMiles) {
    grid = new Grid(legs, radiusMiles);
    for (let b = 0; b < legs.legs.length; b += 1) grid.add(b);
    grids.set(legs, grid);
  }
  return grid;
}

const NONE: readonly number[] = [];

/** Legs by place: whatever is near one of the other partner's legs is found without looking at the rest. */
export class Grid {
  /** Legs that are not on the map. */
  private readonly nowhere: number[] = [];
  private readonly cells = new Map<number, number[]>();
  private readonly agencies = new Map<string, number[]>();
  private readonly width: number;
  /** The square of the chord that spans the radius. */
  private readonly squared: number;

  constructor(
    private readonly legs: PlacedLegs,
    readonly radiusMiles: number,
  ) {
    const chord = 2 * Math.sin(Math.min(Math.PI / 2, radiusMiles / (2 * EARTH_RADIUS_MILES)));
    this.squared = chord * chord;
    this.width = Math.max(chord * (1 + ROOM), 2 / MOST_CELLS);
  }

  /** Takes up leg `b` of its own legs. */
  add(b: number): void {
    const { legs } = this;
    push(this.agencies, legs.agency[b] ?? '', b);
    if (legs.onMap[b] === 0) this.nowhere.push(b);
    else push(this.cells, cell(this.row(legs.x[b]), this.row(legs.y[b]), this.row(legs.z[b])), b);
  }

  /** Visits every leg here that can matter beside leg `a`: of its agency, within the radius, or at an unknown distance. */
  beside(mine: PlacedLegs, a: number, visit: (a: number, b: number) => void): void {
    const { legs } = this;
    const agency = mine.agency[a] ?? '';
    for (const b of this.ofAgency(agency)) if (mine.program[a] !== legs.program[b]) visit(a, b);
    if (mine.onMap[a] === 1) {
      this.near(mine, a, visit);
      for (const b of this.nowhere) if (agency !== legs.agency[b]) visit(a, b);
    } else for (let b = 0; b < legs.legs.length; b += 1) if (agency !== legs.agency[b]) visit(a, b);
  }

  private ofAgency(agency: string): readonly number[] {
    return this.agencies.get(agency) ?? NONE;
  }

  /** Visits what lies within the radius of leg `a` and belongs to another agency. */
  private near(mine: PlacedLegs, a: number, visit: (a: number, b: number) => void): void {
    const [row, column, layer] = [this.row(mine.x[a]), this.row(mine.y[a]), this.row(mine.z[a])];
    for (let i = -1; i <= 1; i += 1)
      for (let j = -1; j <= 1; j += 1)
        for (let k = -1; k <= 1; k += 1) {
          const found = this.cells.get(cell(row + i, column + j, layer + k));
          if (found) this.nearIn(found, mine, a, visit);
        }
  }

  private nearIn(found: readonly number[], mine: PlacedLegs, a: number, visit: (a: number, b: number) => void): void {
    const { legs, squared } = this;
    const x = mine.x[a] ?? 0;
    const y = mine.y[a] ?? 0;
    const z = mine.z[a] ?? 0;
    const agency = mine.agency[a];
    const surely = squared * (1 - ROOM);
    const perhaps = squared * (1 + ROOM) + ROOM * ROOM;
    for (const b of found) {
      const dx = x - (legs.x[b] ?? 0);
      const dy = y - (legs.y[b] ?? 0);
      const dz = z - (legs.z[b] ?? 0);
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance > perhaps || (distance >= surely && !this.isWithin(mine, a, b))) continue;
      if (agency !== legs.agency[b]) visit(a, b);
    }
  }

  /** On the edge, the same measure decides as in every plan. */
  private isWithin(mine: PlacedLegs, a: number, b: number): boolean {
    const [from, to] = [mine.legs[a]?.candidate.program.point, this.legs.legs[b]?.candidate.program.point];
    const miles = milesIfKnown(from, to);
    return miles !== undefined && miles <= this.radiusMiles;
  }

  private row(value = 0): number {
    return Math.floor((value + 1) / this.width) + 1;
  }
}

const cell = (row: number, column: number, layer: number) =>
  (row * (MOST_CELLS + 4) + column) * (MOST_CELLS + 4) + layer;

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
