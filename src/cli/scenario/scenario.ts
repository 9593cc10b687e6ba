import type { CouplePreferences } from '../../domain/couple/couple-preferences.js';
import type { PartnerLinkKind } from '../../domain/couple/partner-link.js';
import type { PrivateScreen } from '../../domain/couple/private-screen.js';
import type { Answer } from '../../domain/facts/index.js';
import type { GeoPoint, Program } from '../../domain/program.js';
import type { RuleOwner } from './read-rule-owners.js';

/** One client of a scenario. `home` and `privateScreen` are absent where the file does not give them. */
export interface ScenarioClient {
  readonly id: string;
  readonly answers: readonly Answer[];
  readonly home?: GeoPoint;
  readonly privateScreen?: PrivateScreen;
}

/** One couple of a scenario, with the link as it stands. */
export interface ScenarioCouple {
  readonly partners: readonly [string, string];
  readonly kind: PartnerLinkKind;
  readonly link: 'invited' | 'confirmed' | 'ended';
  readonly preferences: CouplePreferences;
}

/** What a plan is expected to be; only what is named is compared. */
export interface ExpectedPlan {
  readonly kind?: string;
  readonly status?: string;
  /** Program by client. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Day of the start by client; null where it must not be known. */
  readonly starts?: Readonly<Record<string, string | null>>;
  readonly bothInOn?: string | null;
  readonly gapDays?: number;
  readonly startsFirst?: string;
  readonly bridges?: Readonly<Record<string, string>>;
  /** Codes of the steps by client; exactly these. */
  readonly steps?: Readonly<Record<string, readonly string[]>>;
  /** The recovery residence for both when their stays are over; null for none. */
  readonly afterwards?: {
    readonly program?: string;
    readonly from?: string;
    readonly confirm?: readonly string[];
  } | null;
  /** Kinds that must be among its alerts; an empty list for none at all. */
  readonly alerts?: readonly string[];
  readonly sendable?: boolean;
  /** Texts, or parts of texts, of what must be confirmed; an empty list for nothing at all. */
  readonly confirm?: readonly string[];
}

/** What one client's decision at one program is expected to be. `not-considered`: the level of care is not sought. */
export interface ExpectedDecision {
  readonly decision?: string;
  readonly readyOn?: string;
  readonly startOn?: string | null;
  /** Ids of the rules that are not met or not known; exactly these. */
  readonly barriers?: readonly string[];
  /** Codes of the steps; exactly these. */
  readonly steps?: readonly string[];
  /** Facts still asked for; exactly these. */
  readonly asks?: readonly string[];
}

/** What the search for two people is expected to answer; only what is named is compared. `not-a-couple`: there is none. */
export interface ExpectedCouple {
  readonly couple: readonly [string, string];
  readonly gates?: string;
  readonly outcome?: string;
  /** All plans, best first. */
  readonly plans?: readonly ExpectedPlan[];
  /** Plans that must be among them, in any place. */
  readonly plansInclude?: readonly ExpectedPlan[];
  /** Plans that must not be among them. */
  readonly plansExclude?: readonly ExpectedPlan[];
  /** Near misses that must be among them; an empty list for none at all. */
  readonly nearMisses?: readonly {
    readonly cause: string;
    readonly programs?: readonly string[];
    readonly client?: string;
    readonly rule?: string;
    readonly days?: number;
  }[];
  readonly nextQuestion?: { readonly client?: string; readonly fact?: string; readonly of?: string } | null;
  readonly nextStep?: { readonly client?: string; readonly step?: string; readonly opens?: number } | null;
}

/** A worked case: programs, people, a moment, and what must come of it. */
export interface Scenario {
  readonly title: string;
  readonly asOf: string;
  readonly limit: number;
  /** With the rules that they have from a funder, an agency or a site. */
  readonly programs: readonly Program[];
  /** Whose rules several programs have. */
  readonly ruleOwners: readonly RuleOwner[];
  readonly clients: readonly ScenarioClient[];
  readonly couples: readonly ScenarioCouple[];
  readonly expectDecisions: Readonly<Record<string, Readonly<Record<string, ExpectedDecision>>>>;
  readonly expectCouples: readonly ExpectedCouple[];
}

/** A scenario file that cannot be used: every problem with its place. */
export class ScenarioUnreadable extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
