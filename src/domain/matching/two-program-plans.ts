import { draftUnder, movedLegs } from './couple-legs.js';
import { milesIfKnown } from './distance.js';
import type { PlacedLegs } from './placed-legs.js';
import { leastGap, type Leg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';

/**
 * The plan with each partner in a program of their own, each at the own first opening: at one agency, near each other,
 * or apart where the couple accepts that. Undefined where it is none of these.
 */
export function twoProgramPlan(one: Leg, other: Leg, search: PairSearch): PlanDraft | undefined {
  const moved = movedLegs(one, other, search);
  if (!moved) return undefined;
  const { couple, legs } = moved;
  const [mine, theirs] = legs;
  const { radiusMiles, acceptsApart } = search.preferences;
  const [a, b] = [mine.candidate.program, theirs.candidate.program];
  const miles = milesIfKnown(a.point, b.point);
  const aligned = startsAlign(mine, theirs, search);
  const conditions: PlanCondition[] = [...moved.conditions];
  if (aligned === 'unknown') conditions.push({ of: 'worker', what: 'that the two starts fall close enough together' });
  if (aligned !== 'no' && a.organizationId === b.organizationId)
    return draftUnder(couple, 'same-agency', legs, conditions, miles);
  if (aligned !== 'no' && (miles === undefined || miles <= radiusMiles)) {
    const distance: PlanCondition = { of: 'worker', what: 'how far the two places are from each other' };
    const asked = miles === undefined ? [...conditions, distance] : conditions;
    return draftUnder(couple, 'nearby-programs', legs, asked, miles);
  }
  return acceptsApart === 'yes' ? draftUnder(couple, 'apart', legs, conditions, miles) : undefined;
}

/** Whether the two starts fall inside the couple's window; unknown while a later or undated start could move. */
export function startsAlign(mine: Leg, theirs: Leg, { preferences }: PairSearch): 'yes' | 'no' | 'unknown' {
  const gap = leastGap(mine, theirs);
  if (gap > preferences.windowDays) return 'no';
  return mine.startOn === undefined || theirs.startOn === undefined ? 'unknown' : 'yes';
}

/** The same least gap over placed legs, in days. */
export function leastGapOf(mine: PlacedLegs, a: number, theirs: PlacedLegs, b: number): number {
  const [start, other] = [mine.start[a] ?? NaN, theirs.start[b] ?? NaN];
  if (start === start && other === other) return Math.abs(start - other);
  if (start === start) return Math.max(0, (theirs.earliest[b] ?? 0) - start);
  return other === other ? Math.max(0, (mine.earliest[a] ?? 0) - other) : 0;
}
