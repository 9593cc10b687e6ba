import { rulesOf } from '../admission/program-rules.js';
import { dayNumberOf } from '../calendar.js';
import type { Program } from '../program.js';
import { isResidence } from './afterwards.js';
import { isMedicationProgram } from '../vocabulary/care.js';
import { FINAL, MET, UNKNOWN, UNMET, type ClientOutcomes } from './client-outcomes.js';
import { IndexCells, type Reach } from './index-cells.js';
import { onSphere } from './placed-legs.js';
import { RuleLists } from './rule-lists.js';
import { RuleNumbers } from './rule-numbers.js';

/** A program that was not passed over, and what its lasting rules say already. */
export interface SeenProgram {
  readonly program: Program;
  /** True where something is not known today. */
  readonly isOpen: boolean;
  /** No start is before this day, as a number. */
  readonly readyFrom: number;
}

/**
 * All programs, laid out so that a search looks only at those that can matter. The meaning of a rule stays in the core:
 * here each program is its place and a short list of numbers of rules. A client's search asks the core each rule once,
 * and passes over every program with a rule that it finally refuses; whatever is not passed over is decided by the core.
 *
 * Only rules that stand today, and without an end, are asked: what is refused here `decideAdmission` would refuse.
 */
export class ProgramIndex {
  readonly rules = new RuleNumbers();
  private readonly lists = new RuleLists();
  private readonly cells = new IndexCells();
  private readonly programs: (Program | undefined)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly livingAfter = new Map<string, Program>();
  private readonly zones: string[] = [];
  private readonly zoneOf: number[] = [];
  /** By slot: the day, as a number, from which all rules of the list stand. */
  private readonly begins: number[] = [];
  private readonly givesMedication: boolean[] = [];

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
    return this.lists.bytes + this.cells.bytes + this.begins.length * 4 * 8;
  }

  /** Takes up a program, in place of what was known of it. */
  put(program: Program): void {
    const known = this.slots.get(program.id);
    const slot = known ?? this.free.pop() ?? this.programs.length;
    if (known !== undefined) this.cells.remove(slot);
    const listed = rulesOf(program)
      .all.filter(({ effectiveTo }) => effectiveTo === undefined)
      .map(({ tree, effectiveFrom }) => ({ rule: this.rules.numberOf(tree), since: dayNumberOf(effectiveFrom) }));
    this.lists.set(slot, listed);
    this.begins[slot] = Math.max(...listed.map(({ since }) => since));
    this.givesMedication[slot] = isMedicationProgram(program.levelsOfCare);
    this.zoneOf[slot] = this.numberOfZone(program.timeZone);
    this.cells.add(slot, program.point);
    this.programs[slot] = program;
    this.slots.set(program.id, slot);
    if (isResidence(program)) this.livingAfter.set(program.id, program);
    else this.livingAfter.delete(program.id);
  }

  /** Forgets a program that no longer admits anybody. */
  remove(programId: string): void {
    const slot = this.slots.get(programId);
    if (slot === undefined) return;
    this.slots.delete(programId);
    this.livingAfter.delete(programId);
    this.cells.remove(slot);
    this.lists.set(slot, []);
    this.programs[slot] = undefined;
    this.free.push(slot);
  }

  /** Where both could live after their stays. */
  get residences(): Iterable<Program> {
    return this.livingAfter.values();
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

  /** Visits every program in reach that no lasting rule finally refuses today. */
  admissible(client: ClientOutcomes, reach: Reach | null, visit: (seen: SeenProgram) => void): void {
    this.cells.within(reach, this.look(client, visit));
  }

  /** The same of programs that give medication for opioid use disorder, and with those that are not on the map. */
  givingMedication(client: ClientOutcomes, reach: Reach | null, visit: (seen: SeenProgram) => void): void {
    const look = this.look(client, visit);
    const lookIf = (slot: number) => {
      if (this.givesMedication[slot]) look(slot);
    };
    this.cells.within(reach, lookIf);
    if (reach) this.cells.nowhere.forEach(lookIf);
  }

  private look(client: ClientOutcomes, visit: (seen: SeenProgram) => void): (slot: number) => void {
    const zones = this.zones.map((timeZone) => client.inZone(timeZone));
    const { lists, begins, zoneOf, programs } = this;
    const { starts, ends, rules, since } = lists;
    const { readsPlace, readsDistance } = this.rules;
    return (slot) => {
      const zone = zones[zoneOf[slot] ?? 0];
      const program = programs[slot];
      if (!zone || !program) return;
      const { known, readyOn, today } = zone;
      const [end, allStand] = [ends[slot] ?? 0, (begins[slot] ?? 0) <= today];
      let [outcomes, day] = [0, today];
      for (let place = starts[slot] ?? 0; place < end; place += 1) {
        if (!allStand && (since[place] ?? 0) > today) continue;
        const rule = rules[place] ?? 0;
        if (readsDistance[rule] === true) continue;
        const outcome = known[rule] || zone.ask(rule);
        // Of a place that the client's facts name, the rule may say something else.
        if (outcome !== MET && readsPlace[rule] === true && !zone.here.isStrangerTo(program)) continue;
        if (outcome === FINAL) return;
        if (outcome === UNMET) day = Math.max(day, readyOn[rule] ?? 0);
        outcomes |= outcome;
      }
      visit({ program, isOpen: (outcomes & UNKNOWN) !== 0, readyFrom: day });
    };
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
