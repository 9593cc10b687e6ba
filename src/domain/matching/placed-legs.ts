import { dayNumberOf } from '../calendar.js';
import type { FactKey } from '../facts/index.js';
import { isSettled, stepCount, type Leg } from './plan-draft.js';

/**
 * One partner's legs as numbers, field by field: a search looks at millions of pairs, and most of them need no more than
 * a few comparisons to be known to be too far apart, too late or not among the best.
 */
export class PlacedLegs {
  /** Day of the start; NaN while it is not known. */
  readonly start: Float64Array;
  /** The earliest day of the start. */
  readonly earliest: Float64Array;
  /** 1 where nothing about the leg must be confirmed. */
  readonly settled: Uint8Array;
  readonly steps: Uint16Array;
  /** NaN where it is not known. */
  readonly milesFromHome: Float64Array;
  /** 1 where the place is on the map; then its point on the unit sphere follows. */
  readonly onMap: Uint8Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly agency: readonly string[];
  readonly program: readonly string[];
  /** Index of the leg's open questions in `questionSets`. */
  readonly questionSet: Int32Array;
  readonly questionSets: (readonly FactKey[])[] = [];

  constructor(readonly legs: readonly Leg[]) {
    const numbers = () => new Float64Array(legs.length);
    [this.start, this.earliest, this.milesFromHome] = [numbers(), numbers(), numbers()];
    [this.x, this.y, this.z] = [numbers(), numbers(), numbers()];
    [this.settled, this.onMap] = [new Uint8Array(legs.length), new Uint8Array(legs.length)];
    this.steps = new Uint16Array(legs.length);
    this.agency = legs.map(({ candidate }) => candidate.program.organizationId);
    this.program = legs.map(({ candidate }) => candidate.program.id);
    this.questionSet = new Int32Array(legs.length);
    const sets = new Map<string, number>();
    for (const [index, leg] of legs.entries()) this.place(index, leg, sets);
  }

  private place(index: number, leg: Leg, sets: Map<string, number>): void {
    const { candidate, startOn, notBefore } = leg;
    const { program, questions, milesFromHome } = candidate;
    this.start[index] = startOn === undefined ? NaN : dayNumberOf(startOn);
    this.earliest[index] = dayNumberOf(startOn ?? notBefore);
    this.settled[index] = isSettled(leg) ? 1 : 0;
    this.steps[index] = stepCount(leg);
    this.milesFromHome[index] = milesFromHome ?? NaN;
    const set = questions.join(' ');
    this.questionSet[index] = numberOf(sets, set);
    if (this.questionSets.length < sets.size) this.questionSets.push(questions);
    if (!program.point) return;
    const [latitude, longitude] = [radians(program.point.latitude), radians(program.point.longitude)];
    this.onMap[index] = 1;
    this.x[index] = Math.cos(latitude) * Math.cos(longitude);
    this.y[index] = Math.cos(latitude) * Math.sin(longitude);
    this.z[index] = Math.sin(latitude);
  }
}

function numberOf(names: Map<string, number>, name: string): number {
  let number = names.get(name);
  if (number === undefined) names.set(name, (number = names.size));
  return number;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
