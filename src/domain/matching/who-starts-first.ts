import type { CouplePreferences } from '../couple/couple-preferences.js';
import { isPriority } from './candidate.js';
import { dayOf } from './couple-legs.js';
import { coupleTermsOf } from './couple-terms.js';
import type { Leg, PlanDraft } from './plan-draft.js';

/** Who goes first, and why: two partners are owed a reason for the order. */
export interface FirstToStart {
  readonly startsFirst: string;
  readonly startsFirstBecause: string;
}

/** Undefined where both start on one day or, but for plans in turn, a day is not known. */
export function firstToStart(plan: PlanDraft, preferences: CouplePreferences): FirstToStart | undefined {
  const [first, second] = plan.legs;
  // Who goes first is what makes a sequence, dated or not.
  if (!plan.inTurn && (first.startOn === undefined || second.startOn === undefined)) return undefined;
  const [mine, theirs] = [dayOf(first), dayOf(second)];
  if (mine === theirs) return undefined;
  const [earlier, later] = mine < theirs ? [first, second] : [second, first];
  const because = [...whyInTurn(plan, preferences), whyThisOne(earlier, later, plan)].join('; ');
  return { startsFirst: earlier.candidate.partner.clientId, startsFirstBecause: because };
}

function whyInTurn({ inTurn }: PlanDraft, { householdRule }: CouplePreferences): string[] {
  if (!inTurn) return [];
  return householdRule === 'one-at-a-time'
    ? ['one of them must always be at home']
    : ['the program does not take both partners at once'];
}

function whyThisOne(earlier: Leg, later: Leg, { inTurn }: PlanDraft): string {
  const turned = coupleTermsOf(later.candidate, earlier.candidate, inTurn);
  if (turned?.allows(dayOf(earlier), dayOf(later)) === false)
    return 'what is asked of both does not allow the other order';
  if (isPriority(earlier.candidate.partner) && !isPriority(later.candidate.partner))
    return 'somebody who has priority is not made to wait for the partner';
  const own = ({ candidate: { decision } }: Leg) => decision.startOn ?? decision.readyOn ?? '';
  if (own(earlier) < own(later)) return 'can start sooner than the other';
  return own(earlier) === own(later) ? 'either of them could be first' : 'the open places allow this order';
}
