import type { IsoDate } from '../calendar.js';
import { FACTS } from '../facts/index.js';
import type { CouplePreferences, PlanKind } from '../couple/couple-preferences.js';
import type { CoupleCondition } from '../vocabulary/programs.js';
import { alertsOf, type Alert } from './alerts.js';
import { explainLeg, questionOf, type ExplainedOption } from './explain.js';
import { isSettled, termsOf, type Leg, type PlanDraft } from './plan-draft.js';
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
  const startsFirst = firstToStart(draft);
  return {
    rank,
    kind: draft.kind,
    status: draft.provisional || !screened ? 'provisional' : 'feasible',
    sendable: screened,
    legs: [planLeg(first), planLeg(second)],
    ...(startsFirst !== undefined && { startsFirst }),
    ...(draft.bothInOn !== undefined && { bothInOn: draft.bothInOn }),
    notBefore: draft.notBefore,
    ...(draft.gapDays !== undefined && { gapDays: draft.gapDays }),
    ...(draft.milesApart !== undefined && { milesApart: tenths(draft.milesApart) }),
    ...(home !== undefined && { milesFromHome: tenths(home) }),
    steps: draft.steps,
    coupleConditions: inOne ? first.candidate.program.coupleConditions : [],
    confirm: [
      ...(screened ? [] : [SEE_ALONE]),
      ...draft.conditions.map(({ fact: _fact, ...confirmation }) => confirmation),
      ...draft.legs.flatMap(legConfirmations),
    ],
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
export function legConfirmations(leg: Leg): Confirmation[] {
  if (isSettled(leg)) return [];
  const { partner, program } = leg.candidate;
  const { clientId } = partner;
  const programId = program.id;
  const asked = termsOf(leg).asks.map((ask): Confirmation => {
    const { of, question } = questionOf(ask);
    return of === 'client' ? { of, clientId, programId, what: question } : { of, programId, clientId, what: question };
  });
  const place = placeToConfirm(leg);
  const { reachUnknown } = leg.candidate;
  return [
    ...(reachUnknown ? [{ of: 'client' as const, clientId, what: `how far it is: ${FACTS.homeZip.question}` }] : []),
    ...asked,
    ...(place === undefined ? [] : [{ of: 'staff' as const, programId, clientId, what: place }]),
    ...(leg.bridge ? legConfirmations(leg.bridge) : []),
  ];
}

function placeToConfirm({ place, startOn, candidate }: Leg): string | undefined {
  if (place)
    return place.certainty === 'known' ? undefined : `a place on ${startOn ?? 'a day'} (${place.because ?? ''})`;
  const { availability } = candidate.decision;
  if (availability.state === 'unknown') return `a place: ${availability.because}`;
  return startOn === undefined ? 'a place, on a day that is not known yet' : undefined;
}

function firstToStart({ kind, legs }: PlanDraft): string | undefined {
  const [first, second] = legs;
  // Who goes first is what makes a sequence, dated or not.
  if (kind !== 'sequenced' && (first.startOn === undefined || second.startOn === undefined)) return undefined;
  const [mine, theirs] = [first.startOn ?? first.notBefore, second.startOn ?? second.notBefore];
  if (mine === theirs) return undefined;
  return (mine < theirs ? first : second).candidate.partner.clientId;
}

const tenths = (miles: number) => Math.round(miles * 10) / 10;
