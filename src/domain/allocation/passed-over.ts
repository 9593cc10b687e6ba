import { holdersOf, inTheWay } from './feasible.js';
import { firstDifference, valuesOf, type Level, type LevelName } from './levels.js';
import { demandOf, type Allocation, type AllocationProblem, type Applicant } from './problem.js';

/** A choice that an applicant would rather have had, who has its places, and what giving it to them would cost. */
export interface PassedOver {
  /** Its number in the applicant's own order, from 1. */
  readonly place: number;
  readonly programIds: readonly string[];
  /** Clients who are given the places instead; nobody where places are free, or where a rule about the couple stands. */
  readonly takenBy: readonly string[];
  /**
   * The first level that would be worse, whatever class it is about, with this choice given, its places taken from
   * those who have them, and all else as proposed.
   */
  readonly level?: LevelName;
}

/** Most choices of one applicant that are accounted for, one for each set of programs. */
const MOST_TOLD = 3;

/** Accounts for the choices that an applicant has in front of the one given, best first. */
export function passedOver(
  problem: AllocationProblem,
  applicant: Applicant,
  allocation: Allocation,
  levels: readonly Level[],
  /** How many of the choices, best first, may be told. */
  told: number,
): PassedOver[] {
  const base = valuesOf(problem, levels, allocation);
  const holders = holdersOf(problem, allocation);
  const conditions = new Set(problem.pools.flatMap(({ id, isCondition }) => (isCondition ? [id] : [])));
  const accounts = new Map<string, PassedOver>();
  const better = applicant.choices.slice(0, Math.min(allocation.get(applicant.id) ?? told, told));
  for (const [index, choice] of better.entries()) {
    const programIds = choice.starts.map(({ programId }) => programId);
    const key = programIds.join(' ');
    if (accounts.has(key) || accounts.size >= MOST_TOLD) continue;
    const losing = inTheWay(problem, applicant, choice, holders);
    const given = new Map(allocation).set(applicant.id, index);
    for (const { applicantId } of losing) given.delete(applicantId);
    const difference = firstDifference(levels, base, valuesOf(problem, levels, given));
    const losers = new Set(losing.filter(({ pool }) => !conditions.has(pool)).map(({ applicantId }) => applicantId));
    // A couple that loses one of two places loses both: both are named.
    const takers = [...demandOf(choice).keys()].flatMap((pool) => holders.get(pool) ?? []);
    const lost = takers.filter(({ applicantId }) => losers.has(applicantId));
    const takenBy = [...new Set(lost.flatMap(({ clientIds }) => clientIds))].sort();
    accounts.set(key, {
      place: index + 1,
      programIds,
      takenBy,
      ...(difference && !difference.better && { level: difference.level.name }),
    });
  }
  return [...accounts.values()];
}
