import { candidatesFor } from '../matching/candidate.js';
import type { Program } from '../program.js';
import type { CaseloadPrograms } from './caseload-programs.js';
import { termsFor, type WaitingCouple } from './waiting-couple.js';

/** A program before and after a change of it; null where it was not open, or would not be. */
export interface ProgramChange {
  readonly programId: string;
  readonly before: Program | null;
  readonly after: Program | null;
}

/** What a change does for a couple: its first joint plan comes, its last one goes, or neither. */
export const EFFECTS = ['gains', 'loses', 'none'] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * What a change of one program does for a couple, by asking again with it and without. A program that neither partner
 * could use, before or after, is in none of their plans: then nothing has to be asked.
 */
export function effectOf(couple: WaitingCouple, change: ProgramChange, programs: CaseloadPrograms): Effect {
  if (!couldUse(couple, change, programs.asOf)) return 'none';
  const has = (program: Program | null) => programs.hasJointPlan(couple, new Map([[change.programId, program]]));
  const [before, after] = [has(change.before), has(change.after)];
  if (before === after) return 'none';
  return after ? 'gains' : 'loses';
}

/** True where the program offers, before or after, what either partner seeks, inside the travel limit. */
export function couldUse(couple: WaitingCouple, { before, after }: ProgramChange, asOf: string): boolean {
  const versions = [before, after].filter((program) => program !== null);
  const terms = termsFor(couple, asOf);
  return couple.partners.some((partner) => candidatesFor(partner, versions, terms).length > 0);
}
