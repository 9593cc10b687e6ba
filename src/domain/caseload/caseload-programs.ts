import { milesIfKnown } from '../matching/distance.js';
import type { GeoPoint, Program } from '../program.js';
import { candidatesOfBoth, hasJointPlan, hasWay, plansStandAlone, type BothCandidates } from './joint-plan.js';
import type { WaitingCouple } from './waiting-couple.js';

/** Programs to take in place of those that stand, by id; null for one that is not open. */
export type Instead = ReadonlyMap<string, Program | null>;

/**
 * What the caseload asks of all programs, at one moment. Everything that counts couples asks through this, so that an
 * index which answers the same with less work has one place to stand.
 */
export interface CaseloadPrograms {
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  /** The programs that somebody who lives here may reach: more than those may be named, and none is missing. */
  near(home: GeoPoint | undefined, miles: number | null): Iterable<Program>;
  /** Whether the couple has a joint plan, with some programs taken as they are not. */
  hasJointPlan(couple: WaitingCouple, instead?: Instead): boolean;
}

const AS_THEY_ARE: Instead = new Map();

interface Known {
  readonly couple: WaitingCouple;
  /** The ways of a couple that has none to a joint plan. */
  readonly stuck: BothCandidates | undefined;
}

/** Every program in turn. Of the couple that was asked about last it remembers how it stands without a change. */
export class AllPrograms implements CaseloadPrograms {
  private readonly programs: readonly Program[];
  private readonly byId: ReadonlyMap<string, Program>;
  private known: Known | undefined;

  constructor(
    programs: Iterable<Program>,
    readonly asOf: string,
  ) {
    this.programs = [...programs];
    this.byId = new Map(this.programs.map((program) => [program.id, program]));
  }

  near(home: GeoPoint | undefined, miles: number | null): Iterable<Program> {
    if (home === undefined || miles === null) return this.programs;
    return this.programs.filter(({ point }) => (milesIfKnown(home, point) ?? Infinity) <= miles);
  }

  hasJointPlan(couple: WaitingCouple, instead = AS_THEY_ARE): boolean {
    if (this.known?.couple !== couple) this.known = { couple, stuck: this.stuckWays(couple) };
    const { stuck } = this.known;
    const isAsItIs = [...instead].every(([id, program]) => (this.byId.get(id) ?? null) === program);
    if (isAsItIs) return stuck === undefined;
    return stuck ? this.opensWay(couple, stuck, instead) : hasJointPlan(couple, this.with(instead), this.asOf);
  }

  private stuckWays(couple: WaitingCouple): BothCandidates | undefined {
    if (hasJointPlan(couple, this.programs, this.asOf)) return undefined;
    return candidatesOfBoth(couple, this.programs, this.asOf);
  }

  /** Without a plan before, a new one leads through a changed program. */
  private opensWay(couple: WaitingCouple, [mine, theirs]: BothCandidates, instead: Instead): boolean {
    const changed = [...instead.values()].filter((program) => program !== null);
    const [myNew, theirNew] = candidatesOfBoth(couple, changed, this.asOf);
    if (myNew.length === 0 && theirNew.length === 0) return false;
    const stays = ({ program }: { readonly program: Program }) => !instead.has(program.id);
    const [mineNow, theirsNow] = [
      [...mine.filter(stays), ...myNew],
      [...theirs.filter(stays), ...theirNew],
    ] as const;
    if (!plansStandAlone(couple)) return hasWay(couple, [mineNow, theirsNow], this.asOf);
    return (
      hasWay(couple, [myNew, theirsNow], this.asOf) ||
      hasWay(couple, [mineNow.filter((one) => !myNew.includes(one)), theirNew], this.asOf)
    );
  }

  private with(instead: Instead): readonly Program[] {
    const staying = this.programs.filter(({ id }) => !instead.has(id));
    // What is changed comes first: it is what the answer may turn on.
    return [...[...instead.values()].filter((program) => program !== null), ...staying];
  }
}
