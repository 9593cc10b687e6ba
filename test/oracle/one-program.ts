import { addDays, type IsoDate } from '../../src/domain/calendar.js';
import type { Program } from '../../src/domain/program.js';
import type { Option } from './options.js';
import { putInOrder } from './order.js';
import { openingsFor, openingsForTwo, type Opening } from './places.js';
import { leastGap, legOn, ownLeg, planOf, withConditions, type Condition, type Couple } from './plan.js';
import type { JointPlan, Leg } from './plan.js';
import { givesUpDay, isDelayed, mayBeDelayed } from './priority.js';
import { daysOf } from './standing.js';

/** DESIGN 4.5: both partners in one program, side by side; of its together and staggered forms only the better. */
export function plansAtOneProgram(a: Option, b: Option, couple: Couple): JointPlan[] {
  const { couplePolicy } = a.program;
  if (couplePolicy === 'not-at-once' || couple.preferences.householdRule === 'one-at-a-time') return [];
  if (a.admission.ready === undefined || b.admission.ready === undefined) return [];
  const together = togetherAt(a, b);
  if (couplePolicy === 'couples-only') return together;
  const staggered = [...staggeredAt(a, b, couple), ...staggeredAt(b, a, couple)];

  // Where nobody knows whether together would delay a priority client, neither form is certain: both are listed.
  const asked = together.flatMap(({ conditions }) => conditions.filter(asksPriority));
  if (asked.length > 0) {
    const certain = staggered.filter(({ conditions }) => !conditions.some(asksPriority));
    return [...together, ...certain.map((plan) => withConditions(plan, asked))];
  }
  const [best, ...others] = putInOrder([...together, ...staggered], couple.preferences);
  if (!best) return [];
  const isAsGood = ({ kind, bothInOn, isFeasible, conditions }: JointPlan) =>
    kind === best.kind &&
    bothInOn === best.bothInOn &&
    (isFeasible === best.isFeasible || conditions.some(asksPriority));
  return [best, ...others.filter(isAsGood)];
}

const asksPriority = ({ fact }: Condition) => fact === 'pregnant';

/** Both on the first day on which both can start and two places are open; on a day not known, where places are not. */
function togetherAt(a: Option, b: Option): JointPlan[] {
  const { program } = a;
  const facts = [a.partner.facts, b.partner.facts] as const;
  const found: { day: IsoDate; openings: readonly [Opening, Opening] }[] = [];
  for (const day of daysOf(a.admission.case)) {
    const openings = openingsForTwo(facts, a.admission.places, day);
    const isLateEnough = day >= a.admission.ready! && day >= b.admission.ready!;
    if (openings && isLateEnough && a.admission.isOpenOn(day) && b.admission.isOpenOn(day))
      found.push({ day, openings });
  }
  const first = found.find(({ openings }) => openings.every(({ certainty }) => certainty === 'known')) ?? found[0];
  let legs: readonly [Leg, Leg];
  if (first) legs = [legOn(a, first.day, first.openings[0]), legOn(b, first.day, first.openings[1])];
  else {
    // What is reported full is not open to question; and nobody with priority gives up a day for an unknown one.
    const states = [a.admission.availability.state, b.admission.availability.state];
    const mayBeTwo = states.includes('unknown') && states.every((state) => state === 'unknown' || state === 'open');
    if (!mayBeTwo || givesUpDay(a, b) || givesUpDay(b, a)) return [];
    const [mine, theirs] = [a.admission.readyOn ?? '', b.admission.readyOn ?? ''];
    const notBefore = mine > theirs ? mine : theirs;
    legs = [
      { option: a, notBefore },
      { option: b, notBefore },
    ];
  }
  const day = legs[0].notBefore;
  if (isDelayed(a, b, day) || isDelayed(b, a, day)) return [];
  const conditions = [...policyConditions(program), ...mayBeDelayed(a, b, day), ...mayBeDelayed(b, a, day)];
  return [planOf('same-program-together', legs, conditions)];
}

/** The first at the own first opening, the other on the first later day on which a place is left. */
function staggeredAt(first: Option, second: Option, couple: Couple): JointPlan[] {
  const opening = ownLeg(first);
  if (!opening) return [];
  const { startOn } = opening;
  if (startOn === undefined || second.admission.availability.state === 'unknown')
    return undatedAfter(opening, second, couple);
  const { windowDays, acceptsApart } = couple.preferences;
  const { program } = first;
  const plans: JointPlan[] = [];
  // Whichever of the equally certain places of that day the first takes.
  for (const taken of openingsFor(first.partner.facts, first.admission.places, startOn)) {
    if (taken.certainty !== opening.opening?.certainty) continue;
    const later: { day: IsoDate; left: Opening }[] = [];
    for (const day of daysOf(first.admission.case)) {
      if (day <= startOn || day < second.admission.ready! || !second.admission.isOpenOn(day)) continue;
      if (acceptsApart !== 'yes' && day > addDays(startOn, windowDays)) continue;
      const left = openingsFor(second.partner.facts, second.admission.places, day).find((one) => isLeft(one, taken));
      if (left) later.push({ day, left });
    }
    const next = later.find(({ left }) => left.certainty === 'known') ?? later[0];
    if (!next || isDelayed(second, first, next.day)) continue;
    const kind = next.day <= addDays(startOn, windowDays) ? 'same-program-staggered' : 'apart';
    const conditions = [...policyConditions(program), ...mayBeDelayed(second, first, next.day)];
    plans.push(planOf(kind, [legOn(first, startOn, taken), legOn(second, next.day, next.left)], conditions));
  }
  return putInOrder(plans, couple.preferences).slice(0, 1);
}

/** The first partner keeps the place; only recurring intake has new ones on another day. */
const isLeft = ({ report, count }: Opening, taken: Opening) =>
  report.id !== taken.report.id || report.access.mode === 'recurring-intake' || count >= 2;

/** With a day not known, two starts are offered only so that a priority client need not wait. */
function undatedAfter(opening: Leg, second: Option, couple: Couple): JointPlan[] {
  const first = opening.option;
  const { readyOn, availability } = second.admission;
  if (readyOn === undefined || (availability.state !== 'unknown' && availability.state !== 'open')) return [];
  if (!givesUpDay(first, second) && !isDelayed(first, second, readyOn)) return [];
  const later: Leg = { option: second, notBefore: readyOn };
  if (leastGap(opening, later) > couple.preferences.windowDays) return [];
  return [planOf('same-program-staggered', [opening, later], policyConditions(second.program))];
}

/** DESIGN 4.5, couple policy: `not-asked` is never impossible and never certain. */
export function policyConditions({ id, couplePolicy, coupleConditions }: Program): Condition[] {
  const ask = (what: string): Condition[] => [{ of: 'staff', programId: id, what }];
  if (couplePolicy === 'not-asked') return ask('whether both partners may be admitted');
  return coupleConditions.includes('one-couple-at-a-time') ? ask('whether another couple is there now') : [];
}
