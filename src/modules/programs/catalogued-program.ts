import { capacityOf } from '../../domain/admission/capacity.js';
import type { IsoDate } from '../../domain/calendar.js';
import { splitRules } from '../../domain/couple/split-rules.js';
import type { AdmissionRule, CapacityReport, Program } from '../../domain/program.js';
import type { Interner } from './interner.js';

/** A program as the matching reads it, with what an answer about it shows. */
export interface CataloguedProgram extends Program {
  readonly organizationName: string;
  readonly siteName: string;
  readonly city: string;
  readonly state: string;
  /** Number for intake; absent where none is known. */
  readonly phone?: string;
  /** Invented for demonstration: no such program exists. */
  readonly isSample: boolean;
  /** Where the entry comes from: `staff`, or the name of a directory. */
  readonly source: string;
  /** The day of which the entry is known to be true; absent where nobody has said. */
  readonly sourceVerifiedOn?: IsoDate;
  /** How many unverified notes staff could clear up. */
  readonly notesCount: number;
}

/** A program as the query of the catalogue returns it. What is null in the database is absent. */
export interface ProgramSource extends Omit<CataloguedProgram, 'rules' | 'coupleRules'> {
  /** Each rule with its tree as text. */
  readonly rules: readonly (Omit<AdmissionRule, 'tree'> & { readonly tree: string })[];
}

/** How far back a search may look, 30 days. Of older reports only those are kept that still count. */
export const REPORTS_KEPT_MS = 30 * 86_400_000;

/** Makes a catalogued program of what the query returned, as of an instant. */
export function cataloguedProgram(source: ProgramSource, interner: Interner, now: Date): CataloguedProgram {
  const rules = splitRules(source.rules.map((rule) => ({ ...rule, tree: interner.tree(rule.tree) })));
  const program = { ...source, ...rules };
  return source.capacity.length === 0 ? program : { ...program, capacity: reportsThatCount(program, now) };
}

/**
 * Reports of the last days, and older ones that had not been replaced when those days began: an older one that had been
 * can never count again, since whatever replaced it was told before.
 */
function reportsThatCount(program: Program, now: Date): CapacityReport[] {
  const firstInstant = now.getTime() - REPORTS_KEPT_MS;
  const { usable, stale } = capacityOf(program, new Date(firstInstant).toISOString());
  const standing = new Set([...usable, ...stale].map(({ id }) => id));
  return program.capacity.filter(({ id, reportedAt }) => standing.has(id) || Date.parse(reportedAt) > firstInstant);
}
