import { firstOpening } from '../admission/decide-admission.js';
import { addDays, type IsoDate } from '../calendar.js';
import type { PlanKind } from '../couple/couple-preferences.js';
import { horizonEndOf } from './candidate.js';
import { coupleTermsOf, firstDay, type CoupleTerms } from './couple-terms.js';
import { draftOf, type Leg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';
import { makesPriorityWait, mayMakePriorityWait } from './priority-waits.js';

/** The day of a leg, or the earliest that it can be. */
export const dayOf = ({ startOn, notBefore }: Leg): IsoDate => startOn ?? notBefore;

/**
 * The draft of two legs with the work and the questions that the rules about both bring with them; undefined where such
 * a rule bars these days. Without such rules the same as `draftOf`.
 */
export function draftUnder(
  couple: CoupleTerms | undefined,
  kind: PlanKind,
  [mine, theirs]: readonly [Leg, Leg],
  conditions: readonly PlanCondition[],
  milesApart?: number,
): PlanDraft | undefined {
  if (!couple) return draftOf(kind, [mine, theirs], conditions, milesApart);
  const { isBarred, steps, conditions: asked } = couple.on(dayOf(mine), dayOf(theirs));
  if (isBarred) return undefined;
  const legs = [withSteps(mine, steps[0]), withSteps(theirs, steps[1])] as const;
  return draftOf(kind, legs, [...conditions, ...asked], milesApart);
}

function withSteps(leg: Leg, coupleSteps: NonNullable<Leg['coupleSteps']>): Leg {
  return coupleSteps.length === 0 ? leg : { ...leg, coupleSteps };
}

/** The leg on the first day, from its own on, that will do; with another place where the day moves. */
export function movedLeg(leg: Leg, until: IsoDate, willDo: (date: IsoDate) => boolean): Leg | undefined {
  const { candidate, startOn, notBefore } = leg;
  if (willDo(startOn ?? notBefore)) return leg;
  if (startOn === undefined) {
    const day = firstDay(notBefore, until, willDo);
    return day === undefined ? undefined : { ...leg, notBefore: day };
  }
  const { decision, partner } = candidate;
  const isOpen = (date: IsoDate) => willDo(date) && decision.admissibleOn(date);
  const open = firstOpening(decision.capacity, partner.facts, addDays(startOn, 1), until, isOpen);
  return open && { candidate, startOn: open.date, notBefore: open.date, place: open.place };
}

/** Two legs at two programs, moved to the days that the rules about both allow, and what must be asked about the move. */
export interface MovedLegs {
  readonly couple: CoupleTerms | undefined;
  readonly legs: readonly [Leg, Leg];
  readonly conditions: readonly PlanCondition[];
}

/** Undefined where no such days are, or a priority client would wait for them. */
export function movedLegs(mine: Leg, theirs: Leg, { terms }: PairSearch): MovedLegs | undefined {
  const couple = coupleTermsOf(mine.candidate, theirs.candidate);
  if (!couple) return { couple, legs: [mine, theirs], conditions: [] };
  const [end, theirEnd] = [horizonEndOf(mine.candidate, terms), horizonEndOf(theirs.candidate, terms)];
  const first = movedLeg(mine, end, (date) => couple.allowsFirst(date, theirEnd));
  const second = first && movedLeg(theirs, theirEnd, (date) => couple.allows(dayOf(first), date));
  if (!first || !second) return undefined;
  const moves = [
    [mine, first, second],
    [theirs, second, first],
  ] as const;
  const conditions: PlanCondition[] = [];
  for (const [was, leg, other] of moves) {
    if (leg === was) continue;
    if (makesPriorityWait(leg.candidate, other.candidate, dayOf(leg))) return undefined;
    conditions.push(...mayMakePriorityWait(leg.candidate, other.candidate, dayOf(leg)));
  }
  return { couple, legs: [first, second], conditions };
}
