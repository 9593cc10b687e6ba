import type { IsoDate } from '../calendar.js';

/** Places that can be taken one by one: those of one report, or of one report on one intake day. */
export interface Pool {
  readonly id: string;
  readonly capacity: number;
  /** Not places, but something that only so many may be given at once: one couple in a program, for example. */
  readonly isCondition?: true;
}

/** One place of a pool, taken by one person, or by two who take it together. */
export interface Take {
  readonly pool: string;
  readonly clientIds: readonly string[];
  /** How the pool's program looks at whoever takes the place: who stands at a smaller number goes first. */
  readonly standing: number;
}

/** One person's start under a choice. */
export interface Start {
  readonly clientId: string;
  readonly programId: string;
  readonly startOn: IsoDate;
  /** Days from the day of the proposal until the start. */
  readonly waitDays: number;
  readonly capacityReportId: string;
  /** Something about the start must still be confirmed. */
  readonly toConfirm: boolean;
}

/** What an applicant can be given: a start for one, or for both of a couple, with all the places that it takes. */
export interface Choice {
  /** The same for the same choice, whatever else is in the problem. */
  readonly id: string;
  readonly takes: readonly Take[];
  readonly starts: readonly Start[];
  /** Both are placed by a plan of theirs. */
  readonly together: boolean;
}

/** A person, and the place in the order of priority classes. Nobody has a partner's. */
export interface Person {
  readonly clientId: string;
  /** 0 goes first. The last class is everybody else. */
  readonly priority: number;
}

/** Who is to be placed as one: a single client, or the two of a couple. */
export interface Applicant {
  readonly id: string;
  readonly people: readonly Person[];
  /** Their own order, best first. */
  readonly choices: readonly Choice[];
}

/** Who waits, and what is open. */
export interface AllocationProblem {
  readonly pools: readonly Pool[];
  readonly applicants: readonly Applicant[];
  /** How many priority classes stand before everybody else. */
  readonly priorityClasses: number;
}

/** Which choice each applicant is given, by its number in their own order. Who is not in it is not placed. */
export type Allocation = ReadonlyMap<string, number>;

/** The choice that an applicant is given; undefined for one who is not placed. */
export function givenTo({ id, choices }: Applicant, allocation: Allocation): Choice | undefined {
  const index = allocation.get(id);
  return index === undefined ? undefined : choices[index];
}

/** How many places of each pool a choice takes. */
export function demandOf({ takes }: Choice): ReadonlyMap<string, number> {
  const demand = new Map<string, number>();
  for (const { pool } of takes) demand.set(pool, (demand.get(pool) ?? 0) + 1);
  return demand;
}

/** One fixed order, by id, so that it cannot matter in which order people and places are named. */
export function inOrder(problem: AllocationProblem): AllocationProblem {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return { ...problem, pools: [...problem.pools].sort(byId), applicants: [...problem.applicants].sort(byId) };
}
