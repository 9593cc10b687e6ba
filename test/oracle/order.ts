import { dayNumberOf } from '../../src/domain/calendar.js';
import { PLAN_KINDS, type CouplePreferences } from '../../src/domain/couple/couple-preferences.js';
import { compareKeys } from './options.js';
import type { JointPlan, Leg } from './plan.js';

/**
 * DESIGN 4.5, order: feasible before provisional; the couple's own order of kinds, as far as it is stated; the date on
 * which both are in, a known one first; the smaller gap; fewer steps; nearer to each other and to home; a stable end.
 */
export function putInOrder(plans: readonly JointPlan[], { planKinds }: CouplePreferences): JointPlan[] {
  const keyOf = (plan: JointPlan) => [
    plan.isFeasible ? 0 : 1,
    planKinds.includes(plan.kind) ? planKinds.indexOf(plan.kind) : planKinds.length,
    plan.bothInOn === undefined ? 1 : 0,
    dayNumberOf(plan.bothInOn ?? plan.notBefore),
    plan.gapDays ?? Infinity,
    plan.steps,
    (plan.milesApart ?? Infinity) + (wayHome(plan.legs[0]) + wayHome(plan.legs[1])),
    PLAN_KINDS.indexOf(plan.kind),
    nameOf(plan),
  ];
  return plans
    .map((plan) => ({ plan, key: keyOf(plan) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ plan }) => plan);
}

/** Nobody's home is at no distance: where it is not known, it cannot tell plans apart. */
function wayHome({ option }: Leg): number {
  if (option.partner.home === undefined) return 0;
  return option.milesFromHome ?? Infinity;
}

/** Kind, programs and days: what makes two plans the same. */
export function nameOf({ kind, legs }: JointPlan): string {
  const told = ({ option, startOn, notBefore, bridge }: Leg) => {
    const meanwhile = bridge ? `<${bridge.option.program.id}` : '';
    return `${option.program.id}@${startOn ?? `from ${notBefore}`}${meanwhile}`;
  };
  return [kind, ...legs.map(told)].join(' ');
}
