import { knownUntil, placesFor, placesForBoth, type Places } from '../admission/capacity.js';
import { addDays, earlierOf, laterOf, type IsoDate } from '../calendar.js';
import { couplePolicyFinding } from '../couple/couple-policy.js';
import { horizonEndOf, isPriority, type Candidate } from './candidate.js';
import { dayOf, draftUnder, movedLeg } from './couple-legs.js';
import { coupleTermsOf, firstDay, type CoupleTerms } from './couple-terms.js';
import { leastGap, type Leg, ownLeg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';
import { makesPriorityWait, mayMakePriorityWait } from './priority-waits.js';

/**
 * Plans with both partners in one program, side by side. Together where two places are open on one day; otherwise, or
 * where a priority client would be made to wait, staggered. Only the better form is kept, and both orders of a
 * staggered start when they are equally good.
 */
export function sameProgramPlans(a: Candidate, b: Candidate, search: PairSearch): PlanDraft[] {
  const { program } = a;
  if (program.couplePolicy === 'not-at-once' || search.preferences.householdRule === 'one-at-a-time') return [];
  if (a.decision.readyOn === undefined || b.decision.readyOn === undefined) return [];
  const couple = coupleTermsOf(a, b);
  const joint = togetherPlan(a, b, search, couple);
  if (program.couplePolicy === 'couples-only') return joint ? [joint] : [];
  const staggered = [staggeredPlan(a, b, search), staggeredPlan(b, a, search)].filter((plan) => plan !== undefined);
  const waits = joint ? joint.conditions.filter(isAboutPriority) : [];
  // Which of the two forms it will be depends on an answer that nobody has: neither is certain before it is asked.
  if (joint && waits.length > 0) {
    const without = staggered.filter(({ conditions }) => !conditions.some(isAboutPriority));
    return [joint, ...without.map((plan) => withConditions(plan, waits))];
  }
  const plans = [...(joint ? [joint] : []), ...staggered].sort(search.compare);
  const best = plans[0];
  const equal = (plan: PlanDraft) =>
    plan.kind === best?.kind &&
    plan.bothInOn === best.bothInOn &&
    (plan.provisional === best.provisional || plan.conditions.some(isAboutPriority));
  return plans.filter((plan) => plan === best || equal(plan));
}

const isAboutPriority = ({ fact }: PlanCondition) => fact === 'pregnant';

function withConditions(plan: PlanDraft, more: readonly PlanCondition[]): PlanDraft {
  return { ...plan, conditions: [...plan.conditions, ...more], provisional: true };
}

function togetherPlan(
  a: Candidate,
  b: Candidate,
  search: PairSearch,
  couple: CoupleTerms | undefined,
): PlanDraft | undefined {
  const end = horizonEndOf(a, search.terms);
  const found = firstDayForBoth(a, b, end, couple);
  const ready = laterOf(a.decision.readyOn ?? '', b.decision.readyOn ?? '');
  const from = couple && !found ? couple.firstDayForBoth(ready, end) : ready;
  if (from === undefined) return undefined;
  if (!found && (!mayFindPlaces(a, b) || givesUpKnownDay(a, b) || givesUpKnownDay(b, a))) return undefined;
  const [mine, theirs] = found
    ? ([leg(a, found.date, found.places[0]), leg(b, found.date, found.places[1])] as const)
    : ([
        { candidate: a, notBefore: from },
        { candidate: b, notBefore: from },
      ] as const);
  const day = found?.date ?? from;
  if (makesPriorityWait(a, b, day) || makesPriorityWait(b, a, day)) return undefined;
  const waits = [...mayMakePriorityWait(a, b, day), ...mayMakePriorityWait(b, a, day)];
  return draftUnder(couple, 'same-program-together', [mine, theirs], [...policyConditions(a), ...waits]);
}

/** Both places may be there, though nobody has said on which day: what is reported full is not open to question. */
function mayFindPlaces(a: Candidate, b: Candidate): boolean {
  const states = [a.decision.availability.state, b.decision.availability.state];
  return states.includes('unknown') && states.every((state) => state === 'unknown' || state === 'open');
}

/** A priority client with a day of the own does not exchange it for one that nobody knows. */
function givesUpKnownDay(client: Candidate, partner: Candidate): boolean {
  return isPriority(client.partner) && !isPriority(partner.partner) && client.decision.startOn !== undefined;
}

function firstDayForBoth(a: Candidate, b: Candidate, until: IsoDate, couple: CoupleTerms | undefined) {
  const from = laterOf(a.decision.on, b.decision.on);
  let provisional: { date: IsoDate; places: readonly [Places, Places] } | undefined;
  if (a.decision.capacity.usable.length === 0) return undefined;
  for (let date = from; date <= until; date = addDays(date, 1)) {
    if (provisional && date > knownUntil(a.decision.capacity)) break;
    const places = placesForBoth(a.decision.capacity, [a.partner.facts, b.partner.facts], date);
    if (!places || !a.decision.admissibleOn(date) || !b.decision.admissibleOn(date)) continue;
    if (couple && !couple.allows(date, date)) continue;
    if (places.every(({ certainty }) => certainty === 'known')) return { date, places };
    provisional ??= { date, places };
  }
  return provisional;
}

/** The first starts at the own first opening, the second at the first one left after that. */
function staggeredPlan(first: Candidate, second: Candidate, search: PairSearch): PlanDraft | undefined {
  const couple = coupleTermsOf(first, second);
  const horizonEnd = horizonEndOf(first, search.terms);
  const own = ownLeg(first);
  const opening = own && couple ? movedLeg(own, horizonEnd, (date) => couple.allowsFirst(date, horizonEnd)) : own;
  if (!opening || (opening !== own && makesPriorityWait(first, second, dayOf(opening)))) return undefined;
  const { startOn } = opening;
  if (startOn === undefined || second.decision.availability.state === 'unknown')
    return undatedForPriority(opening, second, search, couple);
  const { windowDays, acceptsApart } = search.preferences;
  const lastDay = acceptsApart === 'yes' ? horizonEnd : earlierOf(horizonEnd, addDays(startOn, windowDays));
  return placesFor(first.decision.capacity, first.partner.facts, startOn)
    .filter(({ certainty }) => certainty === opening.place?.certainty)
    .flatMap((place) => {
      const next = firstDayAfter(second, { startOn, place }, lastDay, couple);
      if (!next || makesPriorityWait(second, first, next.date)) return [];
      const kind = next.date <= addDays(startOn, windowDays) ? 'same-program-staggered' : 'apart';
      const moved = opening === own ? [] : mayMakePriorityWait(first, second, startOn);
      const conditions = [...policyConditions(first), ...mayMakePriorityWait(second, first, next.date), ...moved];
      const legs = [leg(first, startOn, place), leg(second, next.date, next.place)] as const;
      return draftUnder(couple, kind, legs, conditions) ?? [];
    })
    .reduce<PlanDraft | undefined>((best, plan) => (best && search.compare(best, plan) <= 0 ? best : plan), undefined);
}

/** The second takes the first day on which a place is left, whichever place of that kind the first has taken. */
function firstDayAfter(
  second: Candidate,
  opening: { startOn: IsoDate; place: Places },
  lastDay: IsoDate,
  couple: CoupleTerms | undefined,
) {
  const taken = opening.place.report;
  const from = laterOf(second.decision.on, addDays(opening.startOn, 1));
  let provisional: { date: IsoDate; place: Places } | undefined;
  for (let date = from; date <= lastDay; date = addDays(date, 1)) {
    if (provisional && date > knownUntil(second.decision.capacity)) break;
    const left = placesFor(second.decision.capacity, second.partner.facts, date).find(
      // The first partner keeps the place; only recurring intake has new places on another day.
      ({ report, count }) => report.id !== taken.id || report.access.mode === 'recurring-intake' || count >= 2,
    );
    if (!left || !second.decision.admissibleOn(date)) continue;
    if (couple && !couple.allows(opening.startOn, date)) continue;
    if (left.certainty === 'known') return { date, place: left };
    provisional ??= { date, place: left };
  }
  return provisional;
}

/** With a date not known, a start on two days is offered only so that a priority client need not wait for the partner. */
function undatedForPriority(
  opening: Leg,
  second: Candidate,
  search: PairSearch,
  couple: CoupleTerms | undefined,
): PlanDraft | undefined {
  const { candidate: first } = opening;
  const { readyOn, availability } = second.decision;
  if (readyOn === undefined || (availability.state !== 'unknown' && availability.state !== 'open')) return undefined;
  if (!givesUpKnownDay(first, second) && !makesPriorityWait(first, second, readyOn)) return undefined;
  const allowed = (date: IsoDate) => couple?.allows(dayOf(opening), date) ?? true;
  const notBefore = firstDay(readyOn, laterOf(readyOn, horizonEndOf(second, search.terms)), allowed);
  if (notBefore === undefined) return undefined;
  const later: Leg = { candidate: second, notBefore };
  if (leastGap(opening, later) > search.preferences.windowDays) return undefined;
  return draftUnder(couple, 'same-program-staggered', [opening, later], policyConditions(second));
}

/** What a program's couple policy leaves to be asked. */
export function policyConditions({ program }: Pick<Candidate, 'program'>): PlanCondition[] {
  const finding = couplePolicyFinding(program);
  const asks = finding.outcome === 'unknown' ? finding.asks : [];
  return asks.flatMap((ask) => (ask.of === 'staff' ? { of: 'staff', programId: program.id, what: ask.question } : []));
}

/**
 * What must be asked where two legs stand beside each other; nothing where they are at two programs that do not ask about
 * the other. Undefined where the couple policy bars partners at once, there is one place for two, or a rule about both
 * stands in the way or asks for work.
 */
export function sharingConditions(mine: Leg, theirs: Leg): readonly PlanCondition[] | undefined {
  const { program } = mine.candidate;
  const standing = coupleTermsOf(mine.candidate, theirs.candidate)?.on(dayOf(mine), dayOf(theirs));
  if (standing && (standing.isBarred || standing.steps.some((steps) => steps.length > 0))) return undefined;
  const asked = standing?.conditions ?? [];
  if (program.id !== theirs.candidate.program.id) return asked;
  if (program.couplePolicy === 'not-at-once') return undefined;
  const [place, other] = [mine.place, theirs.place];
  const one = place && other && place.report.id === other.report.id && Math.min(place.count, other.count) < 2;
  const renewed = place?.report.access.mode === 'recurring-intake' && mine.startOn !== theirs.startOn;
  return one && !renewed ? undefined : [...policyConditions(mine.candidate), ...asked];
}

function leg(candidate: Candidate, startOn: IsoDate, place: Places): Leg {
  return { candidate, startOn, notBefore: startOn, place };
}
