import { dayNumberOf } from '../calendar.js';
import type { FactKey } from '../facts/index.js';
import type { GeoPoint } from '../program.js';
import { isSettled, stepCount, type Leg } from './plan-draft.js';

/**
 * One partner's legs as numbers, field by field: a search looks at millions of pairs, and most of them need no more than
 * a few comparisons to be known to be too far apart, too late or not among the best.
 */
export class PlacedLegs {
  readonly legs: Leg[] = [];
  /** Day of the start; NaN while it is not known. */
  readonly start: number[] = [];
  /** The earliest day of the start. */
  readonly earliest: number[] = [];
  /** 1 where nothing about the leg must be confirmed. */
  readonly settled: (0 | 1)[] = [];
  readonly steps: number[] = [];
  /** NaN where it is not known. */
  readonly milesFromHome: number[] = [];
  /** 1 where the place is on the map; then its point on the unit sphere follows. */
  readonly onMap: (0 | 1)[] = [];
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly z: number[] = [];
  readonly agency: string[] = [];
  readonly program: string[] = [];
  /** Index of the leg's open questions in `questionSets`. */
  readonly questionSet: number[] = [];
  readonly questionSets: (readonly FactKey[])[] = [];
  private readonly sets = new Map<string, number>();

  constructor(legs: Iterable<Leg> = []) {
    for (const leg of legs) this.add(leg);
  }

  /** Adds a leg, and returns its index. */
  add(leg: Leg): number {
    const { candidate, startOn, notBefore } = leg;
    const { program, milesFromHome } = candidate;
    const index = this.legs.push(leg) - 1;
    this.start.push(startOn === undefined ? NaN : dayNumberOf(startOn));
    this.earliest.push(dayNumberOf(startOn ?? notBefore));
    this.settled.push(isSettled(leg) ? 1 : 0);
    this.steps.push(stepCount(leg));
    this.milesFromHome.push(milesFromHome ?? NaN);
    this.agency.push(program.organizationId);
    this.program.push(program.id);
    this.questionSet.push(this.numberOfSet(candidate.questions));
    this.onMap.push(program.point ? 1 : 0);
    const [x, y, z] = program.point ? onSphere(program.point) : NOWHERE;
    this.x.push(x);
    this.y.push(y);
    this.z.push(z);
    return index;
  }

  private numberOfSet(questions: readonly FactKey[]): number {
    const key = questions.join(' ');
    let number = this.sets.get(key);
    if (number === undefined) {
      number = this.questionSets.push(questions) - 1;
      this.sets.set(key, number);
    }
    return number;
  }
}

const NOWHERE = [0, 0, 0] as const;
const points = new WeakMap<GeoPoint, readonly [x: number, y: number, z: number]>();

/** A place's point on the unit sphere. A program stays where it is: each is worked out once. */
export function onSphere(point: GeoPoint): readonly [x: number, y: number, z: number] {
  let known = points.get(point);
  if (!known) {
    const [latitude, longitude] = [radians(point.latitude), radians(point.longitude)];
    const cos = Math.cos(latitude);
    known = [cos * Math.cos(longitude), cos * Math.sin(longitude), Math.sin(latitude)];
    points.set(point, known);
  }
  return known;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
