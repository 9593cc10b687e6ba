import type { IsoDate } from '../calendar.js';
import type { PlanKind } from '../couple/couple-preferences.js';
import type { FactKey } from '../facts/index.js';
import type { GateDecision } from '../matching/gates.js';
import type { PlaceKind } from '../vocabulary/programs.js';
import type { SolveBinary } from './binary-program.js';
import { drawUp, type AllocationInput, type DrawnApplicant, type DrawnProblem, type Pause } from './draw-up.js';
import { holdersOf } from './feasible.js';
import { passedOver, type PassedOver } from './passed-over.js';
import { givenTo, type Start } from './problem.js';
import type { LevelName } from './levels.js';
import { solveAllocation, type Solution } from './solve-allocation.js';
import { tellStability, type Stability } from './tell-stability.js';
import { wordsOf } from './words.js';

/** What an applicant is proposed to get. `parted`: both, but not by a plan of theirs; `one-placed`: one of the two. */
export const PROPOSED_OUTCOMES = ['together', 'parted', 'one-placed', 'placed', 'not-placed'] as const;

/** One applicant's part of a proposal. */
export interface ProposedApplicant {
  readonly clientIds: readonly string[];
  readonly coupleId?: string;
  /** A couple whose gates are not open is two applicants. It never says why. */
  readonly gates?: GateDecision['status'];
  readonly outcome: (typeof PROPOSED_OUTCOMES)[number];
  readonly planKind?: PlanKind;
  readonly starts: readonly Start[];
  /** The number of what is given in their own order, from 1; absent where it is not one of these. */
  readonly place?: number;
  /** How many choices were weighed: of a couple, plans for both. */
  readonly choices: number;
  readonly passedOver: readonly PassedOver[];
  readonly says: string;
}

/** One person's own place in the order of classes. */
export interface ProposedStanding {
  readonly clientId: string;
  /** From 1; the last is everybody else. */
  readonly priorityClass: number;
  readonly asks: readonly FactKey[];
}

/** What one level came to. */
export interface ProposedLevel {
  readonly level: LevelName;
  readonly priorityClass?: number;
  readonly sense: 'most' | 'fewest';
  readonly value: number;
  readonly proved: boolean;
  readonly says: string;
}

/** Places that the proposal leaves open, of those that anybody could have been given. */
export interface LeftOver {
  readonly programId: string;
  readonly capacityReportId: string;
  readonly kind: PlaceKind;
  /** The intake day, where the places are that day's. */
  readonly on?: IsoDate;
  readonly open: number;
  readonly left: number;
}

/** A proposal for a planner. It holds nothing and refers nobody. */
export interface Proposal {
  readonly asOf: string;
  /** `best-found`: time ran out, and a better one may exist. */
  readonly status: 'proved' | 'best-found';
  readonly says: string;
  readonly levels: readonly ProposedLevel[];
  readonly stability: Stability;
  readonly applicants: readonly ProposedApplicant[];
  readonly standings: readonly ProposedStanding[];
  readonly leftOver: readonly LeftOver[];
  readonly leavesOut: readonly string[];
}

/** What the domain does not have itself: a solver, and others to give a turn to. */
export interface Means {
  readonly solve: SolveBinary;
  readonly pause: Pause;
}

/** Proposes who is given which open places, level by level, and accounts for everybody. */
export async function proposeAllocation(input: AllocationInput, { solve, pause }: Means): Promise<Proposal> {
  const problem = await drawUp(input, pause);
  const solution = await solveAllocation(problem, solve);
  const stability = await tellStability(problem, solution.allocation, solve);
  return {
    asOf: input.asOf,
    status: solution.proved ? 'proved' : 'best-found',
    says: wordsOf.proposal(solution.proved),
    // The sum of lots means nothing to anybody.
    levels: solution.levels
      .filter(({ level }) => level.name !== 'lot')
      .map(({ level: { name, priority, sense }, value, proved }) => ({
        ...{ level: name, ...(priority !== undefined && { priorityClass: priority + 1 }) },
        ...{ sense, value, proved, says: wordsOf.level(name, priority) },
      })),
    stability,
    applicants: problem.applicants.map((applicant) => proposedTo(applicant, problem, solution)),
    standings: problem.standings.map(({ clientId, priority, asks }) => ({
      ...{ clientId, priorityClass: priority + 1, asks },
    })),
    leftOver: leftOver(problem, solution),
    leavesOut: wordsOf.leavesOut(input.horizonDays),
  };
}

function proposedTo(applicant: DrawnApplicant, problem: DrawnProblem, solution: Solution): ProposedApplicant {
  const { id, people, coupleId, gates, choices, kinds } = applicant;
  const levels = solution.levels.map(({ level }) => level);
  const given = givenTo(applicant, solution.allocation);
  const index = solution.allocation.get(id);
  const kind = index === undefined ? undefined : kinds[index];
  const outcome = outcomeOf(applicant, given?.starts.length ?? 0, given?.together ?? false);
  // Of a couple only plans for both are told: that one of the two has other choices would tell of that person's class.
  const told = people.length === 2 ? kinds.length : choices.length;
  const over = passedOver(problem, applicant, solution.allocation, levels, told);
  return {
    clientIds: people.map(({ clientId }) => clientId),
    ...(coupleId !== undefined && { coupleId }),
    ...(gates !== undefined && { gates }),
    outcome,
    ...(kind !== undefined && { planKind: kind }),
    starts: given?.starts ?? [],
    ...(index !== undefined && index < told && { place: index + 1 }),
    choices: told,
    passedOver: over,
    says: wordsOf.applicant(outcome, told, people.length === 2, over),
  };
}

function outcomeOf({ people }: DrawnApplicant, starts: number, together: boolean): ProposedApplicant['outcome'] {
  if (starts === 0) return 'not-placed';
  if (people.length === 1) return 'placed';
  if (together) return 'together';
  return starts === 2 ? 'parted' : 'one-placed';
}

function leftOver(problem: DrawnProblem, { allocation }: Solution): LeftOver[] {
  const holders = holdersOf(problem, allocation);
  return problem.seats.poolsOfPlaces.map(({ id, capacity, seat }) => ({
    programId: seat.program.id,
    capacityReportId: seat.report.id,
    kind: seat.report.kind,
    ...(seat.report.access.mode === 'recurring-intake' && { on: seat.on }),
    open: capacity,
    left: capacity - (holders.get(id)?.length ?? 0),
  }));
}
