import type { IsoDate, Weekday } from './calendar.js';
import type { RuleTree } from './admission/rule-tree.js';
import type { LevelOfCare } from './vocabulary/care.js';
import type { Authority, CoupleCondition, CouplePolicy, PlaceKind, RuleOrigin } from './vocabulary/programs.js';
import type { Medication } from './vocabulary/use.js';

/** A place on the map, in degrees. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** One published rule of a program, in the version that stands on the day of the search. */
export interface AdmissionRule {
  readonly id: string;
  readonly version: number;
  readonly tree: RuleTree;
  readonly authority: Authority;
  /** From where the program has it; absent for a rule of its own. */
  readonly inheritedFrom?: RuleOrigin;
  readonly legalBasis?: string;
  readonly stricterThanFederal?: boolean;
  /** Why the rule may be unlawful and can be appealed; absent where nobody says so. */
  readonly possiblyUnlawful?: string;
  readonly waivableBy?: string;
  readonly effectiveFrom: IsoDate;
  readonly effectiveTo?: IsoDate;
  readonly verifiedOn?: IsoDate;
}

/** How a place is got. Only `recurring-intake` stands until it is changed; every other report ages. */
export type Access =
  | { readonly mode: 'bookable' }
  | { readonly mode: 'walk-in' }
  | { readonly mode: 'call-list'; readonly at: string }
  | { readonly mode: 'recurring-intake'; readonly perDay: number; readonly weekdays: readonly Weekday[] };

/** What staff reported about one kind of place. No report means unknown: never full, never empty. */
export interface CapacityReport {
  readonly id: string;
  readonly kind: PlaceKind;
  /** Places open; for recurring intake the places of each intake day are in `access`. */
  readonly open: number;
  /** First day of the opening, at the program's place. */
  readonly from: IsoDate;
  /** Days after `from` for which the opening is kept. */
  readonly holdDays: number;
  readonly access: Access;
  /** Instant, ISO 8601 with zone. */
  readonly reportedAt: string;
  readonly reportedBy?: string;
}

/** One admitting unit: what a client is referred to. */
export interface Program {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly siteId: string;
  readonly timeZone: string;
  /** Two letters; absent where nobody knows. State law is told only where it is known. */
  readonly state?: string;
  readonly point?: GeoPoint;
  readonly levelsOfCare: readonly LevelOfCare[];
  readonly couplePolicy: CouplePolicy;
  readonly coupleConditions: readonly CoupleCondition[];
  /** Usual length of stay; absent where nobody has said. */
  readonly typicalStayDays?: number;
  /** Days after admission without visits or calls; absent where nobody has said. */
  readonly noContactDays?: number;
  /** Hours for which a report of places counts as fresh. */
  readonly reportFreshHours: number;
  readonly medications: readonly Medication[];
  readonly rules: readonly AdmissionRule[];
  /** Rules about two partners, held against dated plans and never against one client alone; absent where there are none. */
  readonly coupleRules?: readonly AdmissionRule[];
  readonly capacity: readonly CapacityReport[];
}
