import type { IsoDate } from '../calendar.js';
import type { CouplePreferences, PlanKind } from '../couple/couple-preferences.js';
import type { CoupleCondition } from '../vocabulary/programs.js';
import type { Afterwards } from './afterwards.js';
import { alertsOf, type Alert } from './alerts.js';
import { legConfirmations, onceEach, type Confirmation } from './confirmations.js';
import { explainLeg, type ExplainedOption, type Explanation } from './explain.js';
import { explainCouple, type ExplainedCouple, type PlanRule } from './explain-couple.js';
import type { Leg, PlanDraft } from './plan-draft.js';
import { milesFromHome } from './rank-plans.js';
import { firstToStart } from './who-starts-first.js';

/** One partner's part of a plan, explained. */
export interface PlanLeg extends ExplainedOption {
  /** Rules about both, as far as this partner's own facts go: each partner's side names only the own facts. */
  readonly coupleRules: readonly Explanation[];
  /** Medication from another program until this one starts. */
  readonly bridge?: ExplainedOption;
}

/** Settled for both, or with something left to confirm. */
export const PLAN_STATUSES = ['feasible', 'provisional'] as const;

/** A way for both partners to be in treatment. */
export interface Plan {
  readonly rank: number;
  readonly kind: PlanKind;
  readonly status: (typeof PLAN_STATUSES)[number];
  /** False while the private questions are not complete: nothing joint may be sent. */
  readonly sendable: boolean;
  readonly legs: readonly [PlanLeg, PlanLeg];
  /** The client who starts first; absent where both start on one day or, but for a sequence, a day is not known. */
  readonly startsFirst?: string;
  /** Why that one. */
  readonly startsFirstBecause?: string;
  readonly bothInOn?: IsoDate;
  readonly notBefore: IsoDate;
  readonly gapDays?: number;
  readonly milesApart?: number;
  readonly milesFromHome?: number;
  readonly steps: number;
  /** What the program asks of couples, where both are in one program. */
  readonly coupleConditions: readonly CoupleCondition[];
  /** What is asked of both, in the same words whatever either has said. */
  readonly coupleRules: readonly PlanRule[];
  readonly confirm: readonly Confirmation[];
  readonly alerts: readonly Alert[];
  /** A recovery residence that both could go to when their stays are over. */
  readonly afterwards?: Afterwards;
}

/** What a draft is explained with. `screened` is false while the partners have not both been seen alone. */
export interface PlanSetting {
  readonly screened: boolean;
  readonly preferences: CouplePreferences;
  readonly afterwards?: Afterwards | undefined;
}

/** Explains a draft. */
export function planOf(draft: PlanDraft, rank: number, { screened, preferences, afterwards }: PlanSetting): Plan {
  const [first, second] = draft.legs;
  const inOne = first.candidate.program.id === second.candidate.program.id;
  const home = milesFromHome(draft);
  const couple = explainCouple(draft, preferences);
  return {
    rank,
    kind: draft.kind,
    status: draft.provisional || !screened ? 'provisional' : 'feasible',
    sendable: screened,
    legs: [planLeg(first, couple.sides[0]), planLeg(second, couple.sides[1])],
    ...firstToStart(draft, preferences),
    ...(draft.bothInOn !== undefined && { bothInOn: draft.bothInOn }),
    notBefore: draft.notBefore,
    ...(draft.gapDays !== undefined && { gapDays: draft.gapDays }),
    ...(draft.milesApart !== undefined && { milesApart: tenths(draft.milesApart) }),
    ...(home !== undefined && { milesFromHome: tenths(home) }),
    steps: draft.steps,
    coupleConditions: inOne ? first.candidate.program.coupleConditions : [],
    coupleRules: couple.whole,
    confirm: onceEach([
      ...(screened ? [] : [SEE_ALONE]),
      ...draft.conditions.map(({ fact: _fact, ...confirmation }) => confirmation),
      ...draft.legs.flatMap(legConfirmations),
    ]),
    alerts: [...alertsOf(draft, preferences), ...objectionAlerts(draft, couple)],
    ...(afterwards && { afterwards }),
  };
}

const SEE_ALONE: Confirmation = {
  of: 'worker',
  what: 'that each partner has been seen alone and has answered every question',
};

function planLeg(leg: Leg, coupleRules: readonly Explanation[]): PlanLeg {
  return { ...explainLeg(leg), coupleRules, ...(leg.bridge && { bridge: explainLeg(leg.bridge) }) };
}

/** A rule about both that can be contested is said on the side on which it is found, and only there. */
function objectionAlerts({ legs }: PlanDraft, { sides }: ExplainedCouple): Alert[] {
  return legs.flatMap(({ candidate }, side) =>
    (sides[side] ?? []).flatMap(({ outcome, possiblyUnlawful }): Alert[] => {
      if (outcome === 'met' || possiblyUnlawful === undefined) return [];
      const { partner, program } = candidate;
      return [{ kind: 'possibly-unlawful', clientId: partner.clientId, programId: program.id, says: possiblyUnlawful }];
    }),
  );
}

const tenths = (miles: number) => Math.round(miles * 10) / 10;
