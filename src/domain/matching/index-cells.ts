import type { GeoPoint } from '../program.js';
import { EARTH_RADIUS_MILES } from './distance.js';
import { onSphere } from './placed-legs.js';

/** A place on the unit sphere and how many miles from it to look. */
export interface Reach {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly miles: number;
}

/** Width of a cell, in radii of the Earth: about 25 miles. */
const WIDTH = 25 / EARTH_RADIUS_MILES;
const CELLS = Math.ceil(2 / WIDTH) + 1;
/** Half of a cell's diagonal, and a hair: nothing in a cell is farther from its middle. */
const HALF = (WIDTH * Math.sqrt(3)) / 2 + 1e-9;
/** Miles, as a chord, by which two ways of measuring can differ, and more. */
const HAIR = 1e-7;

const NOWHERE_KEY = -1;

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly slots: number[];
}

/** Slots by place: cubes laid over the globe in space, as wide at every latitude. */
export class IndexCells {
  private readonly cells = new Map<number, Cell>();
  private readonly unplaced: Cell = { x: 0, y: 0, z: 0, slots: [] };
  private readonly cellOf: (Cell | undefined)[] = [];
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly z: number[] = [];

  get bytes(): number {
    return this.cellOf.length * (5 * 8);
  }

  /** Slots that are not on the map. */
  get nowhere(): readonly number[] {
    return this.unplaced.slots;
  }

  /** The cell of a place, as a number that neighbours along one axis have next to each other. */
  keyOf(point: GeoPoint | undefined): number {
    if (!point) return NOWHERE_KEY;
    const [x, y, z] = onSphere(point);
    return (row(x) * CELLS + row(y)) * CELLS + row(z);
  }

  add(slot: number, point: GeoPoint | undefined): void {
    const cell = this.cellAt(point);
    const [x, y, z] = point ? onSphere(point) : [NaN, NaN, NaN];
    this.x[slot] = x;
    this.y[slot] = y;
    this.z[slot] = z;
    cell.slots.push(slot);
    this.cellOf[slot] = cell;
  }

  remove(slot: number): void {
    const slots = this.cellOf[slot]?.slots ?? [];
    const place = slots.indexOf(slot);
    if (place >= 0) slots.splice(place, 1);
    this.cellOf[slot] = undefined;
  }

  /**
   * Visits every slot within reach, or a hair beyond it, and never one that is not on the map; without a reach, every
   * slot there is.
   */
  within(reach: Reach | null, visit: (slot: number) => void): void {
    if (!reach) {
      for (const { slots } of this.cells.values()) for (const slot of slots) visit(slot);
      for (const slot of this.unplaced.slots) visit(slot);
      return;
    }
    const chord = 2 * Math.sin(Math.min(Math.PI / 2, reach.miles / (2 * EARTH_RADIUS_MILES))) + HAIR;
    const farthest = (chord + HALF) * (chord + HALF);
    for (const cell of this.cells.values()) {
      if (squared(cell.x - reach.x, cell.y - reach.y, cell.z - reach.z) > farthest) continue;
      for (const slot of cell.slots) {
        const [dx, dy] = [(this.x[slot] ?? 0) - reach.x, (this.y[slot] ?? 0) - reach.y];
        if (squared(dx, dy, (this.z[slot] ?? 0) - reach.z) <= chord * chord) visit(slot);
      }
    }
  }

  private cellAt(point: GeoPoint | undefined): Cell {
    if (!point) return this.unplaced;
    const key = this.keyOf(point);
    let cell = this.cells.get(key);
    if (!cell) {
      const [x, y, z] = onSphere(point).map((value) => (row(value) + 0.5) * WIDTH - 1) as [number, number, number];
      this.cells.set(key, (cell = { x, y, z, slots: [] }));
    }
    return cell;
  }
}

const row = (value: number) => Math.floor((value + 1) / WIDTH);

const squared = (dx: number, dy: number, dz: number) => dx * dx + dy * dy + dz * dz;
