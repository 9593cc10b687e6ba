import type { RuleTree } from '../../../domain/admission/rule-tree.js';
import type { IsoDate } from '../../../domain/calendar.js';
import type { CouplePreferences } from '../../../domain/couple/couple-preferences.js';
import type { PrivateScreen } from '../../../domain/couple/private-screen.js';
import type { ClientFacts } from '../../../domain/facts/index.js';
import type { Access } from '../../../domain/program.js';
import type { Authority, CoupleCondition, CouplePolicy, PlaceKind } from '../../../domain/vocabulary/programs.js';
import type { Medication } from '../../../domain/vocabulary/use.js';

/** The agencies of the sample world. All are invented. */
export const AGENCY_KEYS = [
  'bobolink',
  'goldfinch',
  'sandpiper',
  'tanager',
  'nuthatch',
  'chickadee',
  'waxwing',
  'kinglet',
] as const;
export type AgencyKey = (typeof AGENCY_KEYS)[number];

/** Every invented name that a list may show carries this mark. */
export const SAMPLE_MARK = '(sample)';

/** Where every sample program is. */
export const SAMPLE_TIME_ZONE = 'America/New_York';

/** An invented agency. */
export interface SampleAgency {
  readonly key: AgencyKey;
  readonly name: string;
  readonly kind: 'agency' | 'program-agency';
}

/** An invented site. It stands in the middle of its ZIP area, at no real address. */
export interface SampleSite {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly phone: string;
}

/** A rule that a sample program publishes. */
export interface SampleRule {
  readonly tree: RuleTree;
  readonly authority: Authority;
  readonly legalBasis?: string;
  readonly stricterThanFederal?: boolean;
  readonly possiblyUnlawful?: string;
  readonly waivableBy?: string;
}

/** What staff of a sample program report of its places, counted from the day of the start. */
export interface SamplePlaces {
  readonly kind: PlaceKind;
  readonly open: number;
  /** Days from today until the opening. */
  readonly inDays?: number;
  readonly holdDays?: number;
  readonly access: Access;
  /** Told so many days ago, and not again since. Without it, it is told again at each start. */
  readonly toldDaysAgo?: number;
}

/** An invented program with what it publishes. */
export interface SampleProgram {
  readonly agency: AgencyKey;
  readonly site: SampleSite;
  readonly name: string;
  readonly levelsOfCare: readonly string[];
  readonly couplePolicy: CouplePolicy;
  readonly coupleConditions?: readonly CoupleCondition[];
  readonly typicalStayDays?: number;
  readonly noContactDays?: number;
  readonly medications?: readonly Medication[];
  readonly rules: readonly SampleRule[];
  readonly places: readonly SamplePlaces[];
}

/** What the facts of a sample client may refer to. */
export interface SampleMoment {
  readonly today: IsoDate;
  /** Ids of the sample agencies. */
  readonly agencies: Readonly<Record<AgencyKey, string>>;
}

/** An invented client: facts, facts that they do not know, and what they said alone. */
export interface SampleClient {
  readonly displayName: string;
  readonly facts: (moment: SampleMoment) => ClientFacts;
  /** Absent for a client who has not been seen alone yet. */
  readonly saidAlone?: Omit<PrivateScreen, 'askedOn'>;
}

/** An invented couple and the one thing they are there to show. */
export interface SampleCouple {
  readonly key: string;
  /** Why they are here, in one line. */
  readonly story: string;
  readonly partners: readonly [SampleClient, SampleClient];
  readonly preferences: Partial<CouplePreferences>;
}
