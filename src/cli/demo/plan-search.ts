import type { GateDecision } from '../../domain/matching/gates.js';
import type { CoupleSearchResult } from '../../domain/matching/search-plans.js';
import type { ApiSession } from './api-session.js';
import type { EnteredCouple } from './seed/sample-couples.js';

/** What an answer of the API shows of a program. */
export interface ShownProgram {
  readonly name: string;
  readonly organizationName: string;
  readonly city: string;
  readonly state: string;
  readonly phone: string | null;
  readonly isSample: boolean;
  readonly sourceVerifiedOn: string | null;
}

/** The API's answer to a couple's plan search. */
export interface PlanSearchAnswer extends CoupleSearchResult {
  readonly id: string;
  readonly gates: GateDecision['status'];
  readonly programs: Readonly<Record<string, ShownProgram>>;
}

/** An answer and how long it took from request to response, in milliseconds. */
export interface TimedSearch {
  readonly answer: PlanSearchAnswer;
  readonly milliseconds: number;
}

/** How many plans are listed of each search. */
const LISTED = 5;

/** Searches plans for a couple through the API. */
export async function searchFor(worker: ApiSession, { id }: EnteredCouple): Promise<TimedSearch> {
  const begun = performance.now();
  const answer = await worker.post<PlanSearchAnswer>(`/couples/${id}/plan-searches`, { limit: LISTED });
  return { answer, milliseconds: performance.now() - begun };
}

/** Makes the application read all programs, which the first search waits for. Returns the milliseconds that it took. */
export async function readProgramsFor(worker: ApiSession, [couple]: readonly EnteredCouple[]): Promise<number> {
  return couple === undefined ? 0 : (await searchFor(worker, couple)).milliseconds;
}
