import type { Step } from '../admission/remedy.js';
import type { Places } from '../admission/capacity.js';
import type { StartTerms } from '../admission/decide-admission.js';
import { daysBetween, laterOf, type IsoDate } from '../calendar.js';
import type { CouplePreferences, PlanKind } from '../couple/couple-preferences.js';
import { careToArrange } from './care-at-home.js';
import { milesIfKnown } from './distance.js';
import type { FactKey } from '../facts/index.js';
import type { Candidate, SearchTerms } from './candidate.js';

/** One partner's part of a plan. */
export interface Leg {
  readonly candidate: Candidate;
  /** The day of the start; absent while it is not known. */
  readonly startOn?: IsoDate;
  /** The earliest the start can be. */
  readonly notBefore: IsoDate;
  readonly place?: Places;
  /** What this partner has to do because of a rule about both. */
  readonly coupleSteps?: readonly Step[];
  /** Medication from another program until this one starts. */
  readonly bridge?: Leg;
}

/** What must be confirmed about the plan as a whole, beside what each leg still needs. */
export interface PlanCondition {
  readonly of: 'staff' | 'client' | 'worker';
  readonly programId?: string;
  readonly clientId?: string;
  readonly what: string;
  /** The client's answer that would settle it. */
  readonly fact?: FactKey;
}

/** A possible plan, before it is explained: enough to rank it. Legs stand in the order of the client ids. */
export interface PlanDraft {
  readonly kind: PlanKind;
  readonly legs: readonly [Leg, Leg];
  readonly conditions: readonly PlanCondition[];
  readonly provisional: boolean;
  /** The day on which both are in; absent while either start is not known. */
  readonly bothInOn?: IsoDate;
  /** The earliest day on which both can be in. */
  readonly notBefore: IsoDate;
  readonly gapDays?: number;
  readonly milesApart?: number;
  readonly steps: number;
  /** One after the other, also where medication carries the one who waits. */
  readonly inTurn: boolean;
}

/** What one couple's search goes by. */
export interface PairSearch {
  readonly preferences: CouplePreferences;
  readonly terms: SearchTerms;
  readonly compare: (a: PlanDraft, b: PlanDraft) => number;
}

/** Puts two legs together. `conditions` are those of the plan as a whole; any makes it provisional. */
export function draftOf(
  kind: PlanKind,
  legs: readonly [Leg, Leg],
  conditions: readonly PlanCondition[] = [],
  milesApart = milesIfKnown(legs[0].candidate.program.point, legs[1].candidate.program.point),
): PlanDraft {
  const [first, second] =
    legs[0].candidate.partner.clientId <= legs[1].candidate.partner.clientId ? legs : swapped(legs);
  const dates =
    first.startOn !== undefined && second.startOn !== undefined
      ? {
          bothInOn: laterOf(first.startOn, second.startOn),
          gapDays: Math.abs(daysBetween(first.startOn, second.startOn)),
        }
      : {};
  return {
    kind,
    legs: [first, second],
    conditions,
    provisional: conditions.length > 0 || !isSettled(first) || !isSettled(second),
    notBefore: laterOf(first.startOn ?? first.notBefore, second.startOn ?? second.notBefore),
    steps: stepCount(first) + stepCount(second),
    inTurn: kind === 'sequenced',
    ...dates,
    ...(milesApart !== undefined && { milesApart }),
  };
}

/** What the client needs for the day of this leg, which may be later than the own first opening. */
export function termsOf({ candidate: { decision }, startOn }: Leg): StartTerms {
  return startOn === undefined || startOn === decision.startOn ? decision : decision.startingOn(startOn);
}

/** Pieces of work for this leg and its bridge; the same work counts once. */
export function stepCount(leg: Leg): number {
  if (!leg.bridge && !leg.coupleSteps) return termsOf(leg).steps.length;
  return new Set([...stepsOf(leg), ...(leg.bridge ? stepsOf(leg.bridge) : [])].map(({ code }) => code)).size;
}

/** The work of one leg: what the own decision asks for, and what a rule about both does. The same work once. */
export function stepsOf(leg: Leg): readonly Step[] {
  const { steps } = termsOf(leg);
  const more = (leg.coupleSteps ?? []).filter(({ code }) => !steps.some((step) => step.code === code));
  return more.length === 0 ? steps : [...steps, ...more];
}

/** True when nothing about this leg must be confirmed: rules settled, and a place known for its day. */
export function isSettled(leg: Leg): boolean {
  const { startOn, place, bridge } = leg;
  return (
    leg.candidate.reachUnknown === undefined &&
    careToArrange(leg.candidate.partner.facts, leg.candidate.program) === undefined &&
    termsOf(leg).asks.length === 0 &&
    startOn !== undefined &&
    place?.certainty === 'known' &&
    (bridge === undefined || isSettled(bridge))
  );
}

/** A leg that starts at the client's own first opening. Undefined where there is none: excluded, or reported full. */
export function ownLeg(candidate: Candidate): Leg | undefined {
  const { readyOn, startOn, place, availability } = candidate.decision;
  if (readyOn === undefined) return undefined;
  if (startOn !== undefined && place) return { candidate, startOn, notBefore: startOn, place };
  return availability.state === 'unknown' ? { candidate, notBefore: readyOn } : undefined;
}

/** Days between the two starts; the least they can be while one is not known. */
export function leastGap(mine: Leg, theirs: Leg): number {
  if (mine.startOn !== undefined && theirs.startOn !== undefined)
    return Math.abs(daysBetween(mine.startOn, theirs.startOn));
  const [dated, undated] = mine.startOn === undefined ? [theirs, mine] : [mine, theirs];
  return dated.startOn === undefined ? 0 : Math.max(0, daysBetween(dated.startOn, undated.notBefore));
}

function swapped<T>([a, b]: readonly [T, T]): readonly [T, T] {
  return [b, a];
}
