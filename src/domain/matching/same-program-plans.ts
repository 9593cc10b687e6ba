import { placesFor, placesForBoth, type Places } from '../admission/capacity.js';
import { addDays, earlierOf, laterOf, type IsoDate } from '../calendar.js';
import { horizonEndOf, isPriority, mayBePriority, type Candidate } from './candidate.js';
import { draftOf, type Leg, ownLeg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';

/**
 * Plans with both partners in one program, side by side. Together where two places are open on one day; otherwise, or
 * where a priority client would be made to wait, staggered. Only the better form is kept, and both orders of a
 * staggered start when they are equally good.
 */
export function sameProgramPlans(a: Candidate, b: Candidate, search: PairSearch): PlanDraft[] {
  const { program } = a;
  if (program.couplePolicy === 'not-at-once' || search.preferences.householdRule === 'one-at-a-time') return [];
  if (a.decision.readyOn === undefined || b.decision.readyOn === undefined) return [];
  const joint = togetherPlan(a, b, search);
  if (program.couplePolicy === 'couples-only') return joint ? [joint] : [];
  const staggered = [staggeredPlan(a, b, search), staggeredPlan(b, a, search)].filter((plan) => plan !== undefined);
  const plans = [...(joint ? [joint] : []), ...staggered].sort(search.compare);
  const best = plans[0];
  const equal = (plan: PlanDraft) =>
    plan.kind === best?.kind && plan.bothInOn === best.bothInOn && plan.provisional === best.provisional;
  return plans.filter((plan) => plan === best || equal(plan));
}

function togetherPlan(a: Candidate, b: Candidate, search: PairSearch): PlanDraft | undefined {
  const from = laterOf(a.decision.readyOn ?? '', b.decision.readyOn ?? '');
  const found = firstDayForBoth(a, b, from, horizonEndOf(a, search.terms));
  if (!found && a.decision.availability.state !== 'unknown' && b.decision.availability.state !== 'unknown')
    return undefined;
  const [mine, theirs] = found
    ? ([leg(a, found.date, found.places[0]), leg(b, found.date, found.places[1])] as const)
    : ([
        { candidate: a, notBefore: from },
        { candidate: b, notBefore: from },
      ] as const);
  const day = found?.date ?? from;
  if (makesPriorityWait(a, b, day) || makesPriorityWait(b, a, day)) return undefined;
  const waits = [...mayMakePriorityWait(a, b, day), ...mayMakePriorityWait(b, a, day)];
  return draftOf('same-program-together', [mine, theirs], [...policyConditions(a), ...waits]);
}

function firstDayForBoth(a: Candidate, b: Candidate, from: IsoDate, until: IsoDate) {
  let provisional: { date: IsoDate; places: readonly [Places, Places] } | undefined;
  if (a.decision.capacity.usable.length === 0) return undefined;
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const places = placesForBoth(a.decision.capacity, [a.partner.facts, b.partner.facts], date);
    if (!places || !a.decision.admissibleOn(date) || !b.decision.admissibleOn(date)) continue;
    if (places.every(({ certainty }) => certainty === 'known')) return { date, places };
    provisional ??= { date, places };
  }
  return provisional;
}

/** The first starts at the own first opening, the second at the first one left after that. */
function staggeredPlan(first: Candidate, second: Candidate, search: PairSearch): PlanDraft | undefined {
  const opening = ownLeg(first);
  if (!opening) return undefined;
  if (opening.startOn === undefined) return undatedForPriority(opening, second);
  const { windowDays, acceptsApart } = search.preferences;
  const horizonEnd = horizonEndOf(first, search.terms);
  const lastDay = acceptsApart === 'yes' ? horizonEnd : earlierOf(horizonEnd, addDays(opening.startOn, windowDays));
  const next = firstDayAfter(second, opening, lastDay);
  if (!next) return undefined;
  if (makesPriorityWait(second, first, next.date)) return undefined;
  const kind = next.date <= addDays(opening.startOn, windowDays) ? 'same-program-staggered' : 'apart';
  const conditions = [...policyConditions(first), ...mayMakePriorityWait(second, first, next.date)];
  return draftOf(kind, [opening, leg(second, next.date, next.place)], conditions);
}

function firstDayAfter(second: Candidate, opening: Leg, lastDay: IsoDate) {
  const taken = opening.place?.report;
  const from = laterOf(second.decision.readyOn ?? '', addDays(opening.startOn ?? '', 1));
  let provisional: { date: IsoDate; place: Places } | undefined;
  for (let date = from; date <= lastDay; date = addDays(date, 1)) {
    const left = placesFor(second.decision.capacity, second.partner.facts, date).find(
      // The first partner keeps the place; only recurring intake has new places on another day.
      ({ report, count }) => report.id !== taken?.id || report.access.mode === 'recurring-intake' || count >= 2,
    );
    if (!left || !second.decision.admissibleOn(date)) continue;
    if (left.certainty === 'known') return { date, place: left };
    provisional ??= { date, place: left };
  }
  return provisional;
}

/** With no dates known, a start on two days is offered only so that a priority client need not wait for the partner. */
function undatedForPriority(opening: Leg, second: Candidate): PlanDraft | undefined {
  const { readyOn } = second.decision;
  if (readyOn === undefined || !makesPriorityWait(opening.candidate, second, readyOn)) return undefined;
  return draftOf(
    'same-program-staggered',
    [opening, { candidate: second, notBefore: readyOn }],
    policyConditions(second),
  );
}

/** True when a priority client would start later than alone, because of a partner without that priority. */
export function makesPriorityWait(client: Candidate, partner: Candidate, day: IsoDate): boolean {
  return isPriority(client.partner) && !isPriority(partner.partner) && wouldWait(client, day);
}

/** Nobody knows yet whether this client has priority: to be asked before the client is made to wait. */
export function mayMakePriorityWait(client: Candidate, partner: Candidate, day: IsoDate): PlanCondition[] {
  if (!mayBePriority(client.partner) || isPriority(partner.partner) || !wouldWait(client, day)) return [];
  const { clientId } = client.partner;
  return [{ of: 'client', clientId, what: 'pregnancy: a pregnant client is not made to wait for the partner' }];
}

function wouldWait({ decision }: Candidate, day: IsoDate): boolean {
  const alone = decision.startOn ?? (decision.availability.state === 'unknown' ? decision.readyOn : undefined);
  return alone !== undefined && alone < day;
}

/** What a program's couple policy leaves to be asked. */
function policyConditions({ program }: Candidate): PlanCondition[] {
  const ask = (what: string): PlanCondition => ({ of: 'staff', programId: program.id, what });
  if (program.couplePolicy === 'not-asked') return [ask('whether both partners may be admitted')];
  return program.coupleConditions.includes('one-couple-at-a-time') ? [ask('whether another couple is there now')] : [];
}

function leg(candidate: Candidate, startOn: IsoDate, place: Places): Leg {
  return { candidate, startOn, notBefore: startOn, place };
}
