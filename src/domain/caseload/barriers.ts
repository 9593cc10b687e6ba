import { evaluateRule } from '../admission/evaluate-rule.js';
import type { RuleTree } from '../admission/rule-tree.js';
import { dateIn } from '../calendar.js';
import { candidatesFor } from '../matching/candidate.js';
import type { Program } from '../program.js';
import type { CaseloadPrograms } from './caseload-programs.js';
import { barsCouples, causeKey, isSettledAtOnce, typesIn, withoutCause, type Cause } from './causes.js';
import { termsFor, type WaitingCouple } from './waiting-couple.js';

/** Couples for whom one cause alone stands in the way. */
export interface CauseCount {
  readonly cause: Cause;
  /** The one program at which it stands in the way; absent for the cause wherever it stands. */
  readonly programId?: string;
  couples: number;
}

/** What was counted, exactly: never shown as it is (see `barrier-table.ts`). */
export interface BarrierTally {
  waiting: number;
  withoutPlan: number;
  /** Couples without a plan for whom no one cause, taken away everywhere, would open one. */
  withoutSingleCause: number;
  readonly causes: Map<string, CauseCount>;
}

/** Nothing counted yet. */
export const emptyTally = (): BarrierTally => ({
  waiting: 0,
  withoutPlan: 0,
  withoutSingleCause: 0,
  causes: new Map(),
});

/**
 * Counts what stands in the way of couples who wait. For each couple without a joint plan each cause is taken away, at
 * all programs and at each program alone, and the couple is asked about again. Nothing is estimated.
 */
export class BarrierCounter {
  readonly tally = emptyTally();
  private readonly changed = new Map<string, WeakMap<Program, Program>>();

  constructor(private readonly programs: CaseloadPrograms) {}

  add(couple: WaitingCouple): void {
    const { tally, programs } = this;
    tally.waiting += 1;
    if (programs.hasJointPlan(couple)) return;
    tally.withoutPlan += 1;
    let opened = false;
    for (const { cause, at } of this.barriersOf(couple)) {
      const instead = new Map(at.map((program) => [program.id, this.without(program, cause)]));
      const opens = programs.hasJointPlan(couple, instead);
      if (opens) count(tally, { cause, couples: 1 });
      opened ||= opens;
      // Also where taking it away everywhere opens nothing: earlier starts elsewhere can move the two apart.
      for (const [programId, changed] of instead)
        if (programs.hasJointPlan(couple, new Map([[programId, changed]])))
          count(tally, { cause, programId, couples: 1 });
    }
    if (!opened) tally.withoutSingleCause += 1;
  }

  /** What may stand in the way, and where: the causes that are left out here change no decision for either partner. */
  private barriersOf(couple: WaitingCouple): Iterable<{ readonly cause: Cause; readonly at: Program[] }> {
    const found = new Map<string, { cause: Cause; at: Program[] }>();
    const add = (cause: Cause, program: Program) => {
      const key = causeKey(cause);
      const known = found.get(key);
      if (!known) found.set(key, { cause, at: [program] });
      else if (known.at.at(-1) !== program) known.at.push(program);
    };
    const standsInTheWay = this.rulesInTheWayOf(couple);
    for (const program of this.usableBy(couple)) {
      for (const { tree } of program.rules)
        if (standsInTheWay(tree)) for (const ruleType of typesIn(tree)) add({ kind: 'rule-type', ruleType }, program);
      // A rule about both is asked of a plan, so it cannot be told beforehand whether it stands in the way.
      for (const { tree } of program.coupleRules ?? [])
        for (const ruleType of typesIn(tree)) add({ kind: 'rule-type', ruleType }, program);
      if (barsCouples(program)) add({ kind: 'couple-policy' }, program);
      if (program.capacity.length > 0) add({ kind: 'capacity' }, program);
    }
    return found.values();
  }

  /** The programs that offer what either partner seeks and that they can reach. */
  private usableBy(couple: WaitingCouple): Iterable<Program> {
    const { asOf } = this.programs;
    const terms = termsFor(couple, asOf);
    const usable = couple.partners.flatMap((partner) =>
      candidatesFor(partner, this.programs.near(partner.home, terms.travelLimitMiles), terms),
    );
    return new Map(usable.map(({ program }) => [program.id, program])).values();
  }

  private rulesInTheWayOf({ partners }: WaitingCouple): (tree: RuleTree) => boolean {
    const known = new Map<RuleTree, boolean>();
    const today = dateIn(this.programs.asOf, 'UTC');
    const context = { on: today, asOf: today, horizonEnd: today, organizationId: '', programId: '' };
    return (tree) => {
      let inTheWay = known.get(tree);
      if (inTheWay === undefined) {
        const isUnmet = partners.some(({ facts }) => evaluateRule(tree, facts, context).outcome === 'unmet');
        known.set(tree, (inTheWay = isUnmet || !isSettledAtOnce(tree)));
      }
      return inTheWay;
    };
  }

  /** Many couples ask about the same program without the same cause. */
  private without(program: Program, cause: Cause): Program {
    const key = causeKey(cause);
    let byProgram = this.changed.get(key);
    if (!byProgram) this.changed.set(key, (byProgram = new WeakMap()));
    let changed = byProgram.get(program);
    if (!changed) byProgram.set(program, (changed = withoutCause(program, cause, this.programs.asOf)));
    return changed;
  }
}

/** Adds what was counted elsewhere, such as in another thread. */
export function addTally(total: BarrierTally, more: BarrierTally): void {
  total.waiting += more.waiting;
  total.withoutPlan += more.withoutPlan;
  total.withoutSingleCause += more.withoutSingleCause;
  for (const cause of more.causes.values()) count(total, cause);
}

function count({ causes }: BarrierTally, more: CauseCount): void {
  const key = `${causeKey(more.cause)} ${more.programId ?? ''}`;
  const known = causes.get(key);
  if (known) known.couples += more.couples;
  else causes.set(key, { ...more });
}
