import type { Step } from '../../src/domain/admission/remedy.js';
import { daysBetween, type IsoDate } from '../../src/domain/calendar.js';
import type { CouplePreferences, PlanKind } from '../../src/domain/couple/couple-preferences.js';
import { FACTS, type FactKey } from '../../src/domain/facts/index.js';
import { milesIfKnown } from '../../src/domain/matching/distance.js';
import type { Confirmation } from '../../src/domain/matching/confirmations.js';
import type { Terms } from './decision.js';
import type { Option } from './options.js';
import type { Opening } from './places.js';

/** One partner's part of a plan. */
export interface Leg {
  readonly option: Option;
  /** Absent while no day is known. */
  readonly startOn?: IsoDate;
  readonly notBefore: IsoDate;
  readonly opening?: Opening;
  readonly bridge?: Leg;
}

/** To be confirmed about a plan as a whole; `fact` is the client's answer that would do it. */
export interface Condition extends Confirmation {
  readonly fact?: FactKey;
}

/** A way for both partners to be in treatment. */
export interface JointPlan {
  readonly kind: PlanKind;
  /** By client id. */
  readonly legs: readonly [Leg, Leg];
  readonly conditions: readonly Condition[];
  readonly isFeasible: boolean;
  readonly bothInOn?: IsoDate;
  readonly notBefore: IsoDate;
  readonly gapDays?: number;
  readonly milesApart: number | undefined;
  readonly steps: number;
}

/** The couple, and the way its plans are put in order. */
export interface Couple {
  readonly preferences: CouplePreferences;
  readonly asOf: string;
}

/** DESIGN 4.5, status: feasible when nothing is left to be confirmed, about the plan or about a leg. */
export function planOf(kind: PlanKind, [one, other]: readonly [Leg, Leg], conditions: readonly Condition[]): JointPlan {
  const legs =
    one.option.partner.clientId < other.option.partner.clientId ? ([one, other] as const) : ([other, one] as const);
  const [a, b] = [legs[0].startOn, legs[1].startOn];
  const [earliestA, earliestB] = [a ?? legs[0].notBefore, b ?? legs[1].notBefore];
  return {
    kind,
    legs,
    conditions,
    isFeasible: conditions.length === 0 && legs.every((leg) => confirmationsOf(leg).length === 0),
    ...(a !== undefined && b !== undefined && { bothInOn: a > b ? a : b, gapDays: Math.abs(daysBetween(a, b)) }),
    notBefore: earliestA > earliestB ? earliestA : earliestB,
    milesApart: milesIfKnown(legs[0].option.program.point, legs[1].option.program.point),
    steps: stepsOf(legs[0]).length + stepsOf(legs[1]).length,
  };
}

/** The same plan with more to be confirmed. */
export const withConditions = ({ kind, legs, conditions }: JointPlan, more: readonly Condition[]): JointPlan =>
  planOf(kind, legs, [...conditions, ...more]);

/** A leg that starts at the client's own first opening; none where there is no opening, or no way in. */
export function ownLeg(option: Option): Leg | undefined {
  const { ready, readyOn, startOn, opening, availability } = option.admission;
  if (ready === undefined || readyOn === undefined) return undefined;
  if (startOn !== undefined && opening) return { option, startOn, notBefore: startOn, opening };
  return availability.state === 'unknown' ? { option, notBefore: readyOn } : undefined;
}

/** A leg on a day that was looked for. */
export const legOn = (option: Option, startOn: IsoDate, opening: Opening): Leg => ({
  option,
  startOn,
  notBefore: startOn,
  opening,
});

/** What the client needs for the day of this leg, which may be later than the own first opening. */
export function termsOf({ option: { admission }, startOn }: Leg): Terms {
  return startOn === undefined ? admission : admission.startingOn(startOn);
}

/** The work for a leg and its bridge; the same work once. */
export function stepsOf(leg: Leg): Step[] {
  const steps = [...termsOf(leg).steps, ...(leg.bridge ? termsOf(leg.bridge).steps : [])];
  return steps.filter(({ code }, index) => steps.findIndex((step) => step.code === code) === index);
}

/** Days between two starts; the least they can be while one is not known, for a later day can only be farther away. */
export function leastGap(mine: Leg, theirs: Leg): number {
  if (mine.startOn !== undefined && theirs.startOn !== undefined)
    return Math.abs(daysBetween(mine.startOn, theirs.startOn));
  if (mine.startOn !== undefined) return Math.max(0, daysBetween(mine.startOn, theirs.notBefore));
  if (theirs.startOn !== undefined) return Math.max(0, daysBetween(theirs.startOn, mine.notBefore));
  return 0;
}

/** Everything that keeps a leg from being certain: the way, the rules, the place, and the same of a bridge. */
export function confirmationsOf(leg: Leg): Confirmation[] {
  const { option, startOn, opening, bridge } = leg;
  const { clientId } = option.partner;
  const programId = option.program.id;
  const confirm: Confirmation[] = [];
  if (option.reachUnknown) confirm.push({ of: 'client', clientId, what: `how far it is: ${FACTS.homeZip.question}` });
  for (const ask of termsOf(leg).asks) {
    const what = ask.of === 'client' ? FACTS[ask.fact].question : ask.question;
    confirm.push({ of: ask.of, clientId, programId, what });
  }
  const { state, because = '' } = option.admission.availability;
  const staff = (what: string) => confirm.push({ of: 'staff', clientId, programId, what });
  if (opening?.certainty === 'provisional') staff(`a place on ${startOn ?? ''} (${opening.because ?? ''})`);
  if (!opening && state === 'unknown') staff(`a place: ${because}`);
  if (!opening && state !== 'unknown' && startOn === undefined) staff('a place, on a day that is not known yet');
  return bridge ? [...confirm, ...confirmationsOf(bridge)] : confirm;
}
