import type { IsoDate } from '../calendar.js';
import type { CouplePreferences, PlanKind } from '../couple/couple-preferences.js';
import type { CoupleCondition } from '../vocabulary/programs.js';
import { alertsOf, type Alert } from './alerts.js';
import { explainLeg, questionOf, type ExplainedOption } from './explain.js';
import { isSettled, type Leg, type PlanCondition, type PlanDraft } from './plan-draft.js';
import { milesFromHome } from './rank-plans.js';

/** What must be confirmed before a provisional plan can be relied on, and by whom. */
export interface Confirmation {
  readonly of: 'client' | 'staff' | 'worker';
  readonly clientId?: string;
  readonly programId?: string;
  readonly what: string;
}

/** One partner's part of a plan, explained. */
export interface PlanLeg extends ExplainedOption {
  /** Medication from another program until this one starts. */
  readonly bridge?: ExplainedOption;
}

/** A way for both partners to be in treatment. */
export interface Plan {
  readonly rank: number;
  readonly kind: PlanKind;
  readonly status: 'feasible' | 'provisional';
  /** False while the private questions are not complete: nothing joint may be sent. */
  readonly sendable: boolean;
  readonly legs: readonly [PlanLeg, PlanLeg];
  /** The client who starts first; absent where both start on one day or a day is not known. */
  readonly startsFirst?: string;
  readonly bothInOn?: IsoDate;
  readonly notBefore: IsoDate;
  readonly gapDays?: number;
  readonly milesApart?: number;
  readonly milesFromHome?: number;
  readonly steps: number;
  /** What the program asks of couples, where both are in one program. */
  readonly coupleConditions: readonly CoupleCondition[];
  readonly confirm: readonly Confirmation[];
  readonly alerts: readonly Alert[];
}

/** Explains a draft. `screened` is false while the partners have not both been seen alone. */
export function planOf(draft: PlanDraft, rank: number, screened: boolean, preferences: CouplePreferences): Plan {
  const [first, second] = draft.legs;
  const inOne = first.candidate.program.id === second.candidate.program.id;
  const home = milesFromHome(draft);
  return {
    rank,
    kind: draft.kind,
    status: draft.provisional || !screened ? 'provisional' : 'feasible',
    sendable: screened,
    legs: [planLeg(first), planLeg(second)],
    ...(firstToStart(draft.legs) !== undefined && { startsFirst: firstToStart(draft.legs) ?? '' }),
    ...(draft.bothInOn !== undefined && { bothInOn: draft.bothInOn }),
    notBefore: draft.notBefore,
    ...(draft.gapDays !== undefined && { gapDays: draft.gapDays }),
    ...(draft.milesApart !== undefined && { milesApart: tenths(draft.milesApart) }),
    ...(home !== undefined && { milesFromHome: tenths(home) }),
    steps: draft.steps,
    coupleConditions: inOne ? first.candidate.program.coupleConditions : [],
    confirm: [...(screened ? [] : [SEE_ALONE]), ...draft.conditions, ...draft.legs.flatMap(legConfirmations)],
    alerts: alertsOf(draft, preferences),
  };
}

const SEE_ALONE: Confirmation = {
  of: 'worker',
  what: 'that each partner has been seen alone and has answered every question',
};

function planLeg(leg: Leg): PlanLeg {
  return { ...explainLeg(leg), ...(leg.bridge && { bridge: explainLeg(leg.bridge) }) };
}

/** Everything that keeps a leg from being certain. Empty exactly for a settled one. */
export function legConfirmations(leg: Leg): PlanCondition[] {
  if (isSettled(leg)) return [];
  const { decision, partner, program } = leg.candidate;
  const { clientId } = partner;
  const programId = program.id;
  const asked = decision.asks.map((ask): PlanCondition => {
    const { of, question } = questionOf(ask);
    return of === 'client' ? { of, clientId, programId, what: question } : { of, programId, clientId, what: question };
  });
  const place = placeToConfirm(leg);
  return [
    ...asked,
    ...(place === undefined ? [] : [{ of: 'staff' as const, programId, clientId, what: place }]),
    ...(leg.bridge ? legConfirmations(leg.bridge) : []),
  ];
}

function placeToConfirm({ place, startOn, candidate }: Leg): string | undefined {
  if (place)
    return place.certainty === 'known' ? undefined : `a place on ${startOn ?? 'a day'} (${place.because ?? ''})`;
  const { availability } = candidate.decision;
  return availability.state === 'unknown' ? `a place: ${availability.because}` : undefined;
}

function firstToStart([first, second]: PlanDraft['legs']): string | undefined {
  if (first.startOn === undefined || second.startOn === undefined || first.startOn === second.startOn) return undefined;
  return (first.startOn < second.startOn ? first : second).candidate.partner.clientId;
}

const tenths = (miles: number) => Math.round(miles * 10) / 10;
