import type { IsoDate } from '../calendar.js';
import type { LevelOfCare } from '../vocabulary/care.js';

/**
 * What law or guidance says of a rule. `possibly-unlawful` means that it can be contested and should be checked, never
 * that it is illegal: that is not for a referral system to say.
 */
export const LEGAL_STATUSES = [
  'federal-floor',
  'stricter-than-federal',
  'possibly-unlawful',
  'required-by-law',
] as const;
export type LegalStatus = (typeof LEGAL_STATUSES)[number];

/** The values of a rule, as it was published. */
export type RuleValues = Readonly<Record<string, unknown>>;

/** What law or guidance says, in words for a worker who has to argue with it. */
export interface LegalWords {
  /** The note's own name; it stays when its words are improved. */
  readonly code: string;
  /** `federal`, or the two letters of a state. */
  readonly jurisdiction: string;
  readonly status: LegalStatus;
  /** For the worker. */
  readonly says: string;
  /** What to say to the program. */
  readonly toProgram: string;
  /** Where it is written. */
  readonly source: string;
}

/** One dated piece of law or guidance about one kind of rule. */
export interface LegalNote extends LegalWords {
  /** Code of the rule type it speaks of. */
  readonly ruleType: string;
  /** Which rules of that type, in words. */
  readonly when: string;
  /** The same, for the values of a rule. */
  readonly appliesTo: (values: RuleValues) => boolean;
  /** The care to which it is limited; absent for what concerns every program. */
  readonly onlyAt?: readonly LevelOfCare[];
  /** The first day; absent where nobody has looked up since when. */
  readonly effectiveFrom?: IsoDate;
  /** The last day; absent while no end is known. */
  readonly effectiveTo?: IsoDate;
}

/** Opioid treatment programs, which 42 CFR Part 8 and the states' rules beside it are about. */
export const OPIOID_TREATMENT_PROGRAMS: readonly LevelOfCare[] = ['opioid-treatment-program'];

/** The texts in a list among the values; none where there is no such list. */
export function listIn(values: RuleValues, name: string): readonly unknown[] {
  const list = values[name];
  return Array.isArray(list) ? list : [];
}
