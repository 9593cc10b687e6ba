import { addDays, type IsoDate } from '../../src/domain/calendar.js';
import { isOvernight } from '../../src/domain/vocabulary/care.js';
import { inOrder, type Option } from './options.js';
import { plansAtOneProgram } from './one-program.js';
import { fits, openingsFor } from './places.js';
import {
  leastGap,
  ownLeg,
  planOf,
  withConditions,
  type Condition,
  type Couple,
  type JointPlan,
  type Leg,
} from './plan.js';
import { earlierPlace, isDelayed, mayBeDelayed } from './priority.js';

/** Apart and in household sequences only so many of each partner's programs are paired. */
const WIDEST = 150;
const widest = (options: readonly Option[]) => (options.length <= WIDEST ? options : inOrder(options).slice(0, WIDEST));

/** DESIGN 4.5: every plan without a bridge, by trying every program of the one with every program of the other. */
export function allPlans(mine: readonly Option[], theirs: readonly Option[], couple: Couple): JointPlan[] {
  const plans: JointPlan[] = [];
  if (couple.preferences.householdRule === 'one-at-a-time') {
    // Only plans without overlap are left: residential programs, one after the other.
    for (const a of widest(mine.filter(isResidential)))
      for (const b of widest(theirs.filter(isResidential)))
        plans.push(...sequence(a, b, couple), ...sequence(b, a, couple));
    return plans;
  }
  const best = [...widest(mine.filter(isForOne)), ...widest(theirs.filter(isForOne))];
  for (const a of mine)
    for (const b of theirs) {
      if (a.program.id === b.program.id) {
        plans.push(...plansAtOneProgram(a, b, couple));
        if (a.program.couplePolicy === 'not-at-once') plans.push(...sequence(a, b, couple), ...sequence(b, a, couple));
        continue;
      }
      const [one, other] = [ownLeg(a), ownLeg(b)];
      if (!one || !other || !isForOne(a) || !isForOne(b)) continue;
      const plan = plansOfTwo(one, other, couple);
      if (!plan || (plan.kind === 'apart' && !(best.includes(a) && best.includes(b)))) continue;
      const asked = earlierPlace(one, other, [...mine, ...theirs]);
      if (asked !== 'barred') plans.push(withConditions(plan, asked));
    }
  return plans;
}

/** A couples-only program takes part only in a plan with both in it. */
const isForOne = (option: Option) => option.program.couplePolicy !== 'couples-only' && ownLeg(option) !== undefined;

const isResidential = ({ program, admission }: Option) =>
  isOvernight(program.levelsOfCare) && program.couplePolicy !== 'couples-only' && admission.ready !== undefined;

/** One agency, or near each other, inside the window; otherwise apart, which the couple must have accepted. */
function plansOfTwo(mine: Leg, theirs: Leg, { preferences }: Couple): JointPlan | undefined {
  const legs = [mine, theirs] as const;
  const conditions: Condition[] = [];
  // A day that is not known may turn out to be farther away.
  if (mine.startOn === undefined || theirs.startOn === undefined)
    conditions.push({ of: 'worker', what: 'that the two starts fall close enough together' });
  const isInWindow = leastGap(mine, theirs) <= preferences.windowDays;
  const { milesApart } = planOf('apart', legs, []);
  if (isInWindow && mine.option.program.organizationId === theirs.option.program.organizationId)
    return planOf('same-agency', legs, conditions);
  if (isInWindow && milesApart !== undefined && milesApart <= preferences.radiusMiles)
    return planOf('nearby-programs', legs, conditions);
  if (isInWindow && milesApart === undefined) {
    conditions.push({ of: 'worker', what: 'how far the two places are from each other' });
    return planOf('nearby-programs', legs, conditions);
  }
  if (preferences.acceptsApart !== 'yes') return undefined;
  return planOf('apart', legs, isInWindow ? conditions : []);
}

/** One after the other: the second starts on or after the day on which the first leaves, whatever the horizon. */
function sequence(first: Option, second: Option, couple: Couple): JointPlan[] {
  const opening = ownLeg(first);
  const { ready, readyOn } = second.admission;
  if (!opening || ready === undefined || readyOn === undefined) return [];
  const { typicalStayDays } = first.program;
  // Somebody who stays for nobody knows how long leaves on the next day at the earliest.
  const leaves = addDays(opening.notBefore, typicalStayDays ?? 1);
  const from = leaves > readyOn ? leaves : readyOn;
  if (isDelayed(second, first, from)) return [];
  const conditions: Condition[] = [];
  if (typicalStayDays === undefined)
    conditions.push({ of: 'staff', programId: first.program.id, what: 'how long the stay is' });
  const kept = 'the second place: it cannot be reserved so far ahead';
  conditions.push({ of: 'staff', programId: second.program.id, what: kept }, ...mayBeDelayed(second, first, from));
  if (opening.startOn === undefined || typicalStayDays === undefined)
    return [planOf('sequenced', [opening, { option: second, notBefore: from }], conditions)];
  const startOn = dayOfSecond(second, from, couple);
  return startOn === undefined
    ? []
    : [planOf('sequenced', [opening, { option: second, startOn, notBefore: startOn }], conditions)];
}

/** The first day on which no rule stands in the way: an intake day, where the program has fixed ones for the client. */
function dayOfSecond({ admission, partner }: Option, from: IsoDate, { preferences }: Couple): IsoDate | undefined {
  const { places } = admission;
  const hasIntakeDays = places.standing.some(
    ({ report, isFresh }) =>
      isFresh && report.access.mode === 'recurring-intake' && fits(report.kind, partner.facts) === 'yes',
  );
  const days = Array.from({ length: preferences.horizonDays + 1 }, (_, later) => addDays(from, later));
  const isPossible = (day: IsoDate) =>
    admission.isOpenOn(day) && (!hasIntakeDays || openingsFor(partner.facts, places, day).length > 0);
  return days.find(isPossible);
}

/** A pair near each other, or of one agency, that fails by days alone; undefined for any other. */
export function daysTooMany(mine: Leg, theirs: Leg, { preferences }: Couple): number | undefined {
  const { milesApart } = planOf('apart', [mine, theirs], []);
  const isOneAgency = mine.option.program.organizationId === theirs.option.program.organizationId;
  const isNear = isOneAgency || milesApart === undefined || milesApart <= preferences.radiusMiles;
  const days = leastGap(mine, theirs);
  return isNear && days > preferences.windowDays && preferences.acceptsApart !== 'yes' ? days : undefined;
}
