import { rulesOf } from '../admission/program-rules.js';
import { dayNumberOf } from '../calendar.js';
import type { Program } from '../program.js';
import { FINAL, type ClientOutcomes } from './client-outcomes.js';
import { IndexCells, type Reach } from './index-cells.js';
import { onSphere } from './placed-legs.js';
import { RuleLists } from './rule-lists.js';
import { RuleNumbers } from './rule-numbers.js';

/**
 * All programs, laid out so that a search looks only at those that can matter. The meaning of a rule stays in the core:
 * here each program is its place and a short list of numbers of rules. A client's search asks the core each rule once,
 * and passes over every program with a rule that it finally refuses; whatever is not passed over is decided by the core.
 *
 * Only rules that stand without an end are in the lists, and a program with one that has yet to begin is never passed
 * over: a rule that is refused here is one that `decideAdmission` would refuse.
 */
export class ProgramIndex {
  readonly rules = new RuleNumbers();
  private readonly lists = new RuleLists();
  private readonly cells = new IndexCells();
  private readonly programs: (Program | undefined)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly zones: string[] = [];
  private readonly zoneOf: number[] = [];
  /** By slot: the day, as a number, from which all rules of the list stand. */
  private readonly from: number[] = [];

  /** An index of programs. Neighbours are laid side by side, which is what makes a search of many quick. */
  static of(programs: Iterable<Program>): ProgramIndex {
    const index = new ProgramIndex();
    const placed = [...programs].map((program) => ({ program, cell: index.cells.keyOf(program.point) }));
    placed.sort((a, b) => a.cell - b.cell);
    for (const { program } of placed) index.put(program);
    return index;
  }

  /** How many programs there are. */
  get size(): number {
    return this.slots.size;
  }

  /** Memory that it takes beside the programs themselves, without the few trees and cells that they share. */
  get bytes(): number {
    return this.lists.bytes + this.cells.bytes + this.from.length * 16;
  }

  /** Takes up a program, in place of what was known of it. */
  put(program: Program): void {
    const known = this.slots.get(program.id);
    const slot = known ?? this.free.pop() ?? this.programs.length;
    if (known !== undefined) this.cells.remove(slot);
    const { all } = rulesOf(program);
    const lasting = all.filter(({ effectiveTo }) => effectiveTo === undefined);
    this.lists.set(
      slot,
      lasting.map(({ tree }) => this.rules.numberOf(tree)),
    );
    this.from[slot] = Math.max(...lasting.map(({ effectiveFrom }) => dayNumberOf(effectiveFrom)));
    this.zoneOf[slot] = this.numberOfZone(program.timeZone);
    this.cells.add(slot, program.point);
    this.programs[slot] = program;
    this.slots.set(program.id, slot);
  }

  /** Forgets a program that no longer admits anybody. */
  remove(programId: string): void {
    const slot = this.slots.get(programId);
    if (slot === undefined) return;
    this.slots.delete(programId);
    this.cells.remove(slot);
    this.lists.set(slot, []);
    this.programs[slot] = undefined;
    this.free.push(slot);
  }

  /** One program, as it was last taken up. */
  get(programId: string): Program | undefined {
    const slot = this.slots.get(programId);
    return slot === undefined ? undefined : this.programs[slot];
  }

  /** Every program, in no order that means anything. */
  *[Symbol.iterator](): Iterator<Program> {
    for (const slot of this.slots.values()) {
      const program = this.programs[slot];
      if (program) yield program;
    }
  }

  /**
   * Visits every program in reach that no lasting rule finally refuses. `outcomes` are those of all its lasting rules
   * together, for a program that no fact names.
   */
  admissible(
    client: ClientOutcomes,
    reach: Reach | null,
    visit: (program: Program, slot: number, outcomes: number) => void,
  ): void {
    const zones = client.inZones(this.zones);
    const { starts, ends, numbers } = this.lists;
    const { readsPlace } = this.rules;
    const look = (slot: number): void => {
      const zone = zones[this.zoneOf[slot] ?? 0];
      const program = this.programs[slot];
      if (!zone || !program) return;
      let outcomes = 0;
      if ((this.from[slot] ?? 0) <= zone.today) {
        const { known } = zone;
        const end = ends[slot] ?? 0;
        for (let place = starts[slot] ?? 0; place < end; place += 1) {
          const rule = numbers[place] ?? 0;
          const outcome = known[rule] || zone.ask(rule);
          if (outcome === FINAL && (readsPlace[rule] !== true || zone.here.isStrangerTo(program))) return;
          outcomes |= outcome;
        }
      }
      visit(program, slot, outcomes);
    };
    this.cells.within(reach, look);
  }

  private numberOfZone(timeZone: string): number {
    const known = this.zones.indexOf(timeZone);
    return known >= 0 ? known : this.zones.push(timeZone) - 1;
  }
}

/** A place on the unit sphere and how far from it to look. */
export function reachOf(point: NonNullable<Program['point']>, miles: number): Reach {
  const [x, y, z] = onSphere(point);
  return { x, y, z, miles };
}
