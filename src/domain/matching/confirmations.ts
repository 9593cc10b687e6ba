import { FACTS } from '../facts/index.js';
import { CARE_TO_ARRANGE, careToArrange } from './care-at-home.js';
import { questionOf } from './explain.js';
import { isSettled, termsOf, type Leg } from './plan-draft.js';

/** What must be confirmed before a provisional plan can be relied on, and by whom. */
export interface Confirmation {
  readonly of: 'client' | 'staff' | 'worker';
  readonly clientId?: string;
  readonly programId?: string;
  readonly what: string;
}

/** What a rule about one client and a rule about both ask that client alike is asked once. */
export function onceEach(confirmations: readonly Confirmation[]): Confirmation[] {
  const asked = new Set<string>();
  return confirmations.filter(({ of, clientId = '', programId = '', what }) => {
    const question = `${clientId} ${programId} ${what}`;
    const isNew = of !== 'client' || !asked.has(question);
    asked.add(question);
    return isNew;
  });
}

/** Everything that keeps a leg from being certain. Empty exactly for a settled one. */
export function legConfirmations(leg: Leg): Confirmation[] {
  if (isSettled(leg)) return [];
  const { partner, program } = leg.candidate;
  const { clientId } = partner;
  const programId = program.id;
  const asked = askedConfirmations(leg);
  const place = placeToConfirm(leg);
  const { reachUnknown } = leg.candidate;
  return [
    ...(reachUnknown ? [{ of: 'client' as const, clientId, what: `how far it is: ${FACTS.homeZip.question}` }] : []),
    ...asked,
    ...careConfirmation(leg),
    ...(place === undefined ? [] : [{ of: 'staff' as const, programId, clientId, what: place }]),
    ...(leg.bridge ? legConfirmations(leg.bridge) : []),
  ];
}

/** What the rules for this one partner still ask. */
export function askedConfirmations(leg: Leg): Confirmation[] {
  const { clientId } = leg.candidate.partner;
  const programId = leg.candidate.program.id;
  return termsOf(leg).asks.map((ask): Confirmation => {
    const { of, question } = questionOf(ask);
    return of === 'client' ? { of, clientId, programId, what: question } : { of, programId, clientId, what: question };
  });
}

function careConfirmation({ candidate: { partner, program } }: Leg): Confirmation[] {
  const care = careToArrange(partner.facts, program);
  return care ? [{ of: 'client', clientId: partner.clientId, what: CARE_TO_ARRANGE[care] }] : [];
}

function placeToConfirm({ place, startOn, candidate }: Leg): string | undefined {
  if (place)
    return place.certainty === 'known' ? undefined : `a place on ${startOn ?? 'a day'} (${place.because ?? ''})`;
  const { availability } = candidate.decision;
  if (availability.state === 'unknown') return `a place: ${availability.because}`;
  return startOn === undefined ? 'a place, on a day that is not known yet' : undefined;
}
