import type { IsoDate } from '../../src/domain/calendar.js';
import { dayAlone, hasPriority, mayHavePriority, optionIn, type Option } from './options.js';
import type { Condition, Leg } from './plan.js';

/** DESIGN 4.5: a priority client is never delayed for a partner without that priority. */
export function isDelayed(client: Option, partner: Option, day: IsoDate): boolean {
  return hasPriority(client.partner) && !hasPriority(partner.partner) && startsSoonerAlone(client, day);
}

/** The same for a client of whom nobody knows it yet: to be asked first. */
export function mayBeDelayed(client: Option, partner: Option, day: IsoDate): Condition[] {
  if (!mayHavePriority(client.partner) || hasPriority(partner.partner) || !startsSoonerAlone(client, day)) return [];
  return [askPregnancy(client, 'pregnancy: a pregnant client is not made to wait for the partner')];
}

/** Somebody with priority and a day of the own does not give it up for a day that nobody knows. */
export function givesUpDay(client: Option, partner: Option): boolean {
  return hasPriority(client.partner) && !hasPriority(partner.partner) && client.admission.startOn !== undefined;
}

function startsSoonerAlone(client: Option, day: IsoDate): boolean {
  const alone = dayAlone(client);
  return alone !== undefined && alone < day;
}

/**
 * Of two programs a priority client takes the earlier place: whether a pair in which that client starts later, though
 * the partner's program would take that client sooner, is `barred` or has something to be asked first.
 */
export function earlierPlace(mine: Leg, theirs: Leg, options: readonly Option[]): 'barred' | readonly Condition[] {
  const [a, b] = [mine.startOn, theirs.startOn];
  if (a === undefined || b === undefined || a === b) return [];
  const [earlier, later] = a < b ? [mine, theirs] : [theirs, mine];
  const [waiting, served] = [later.option.partner, earlier.option.partner];
  if (hasPriority(served)) return [];
  if (!hasPriority(waiting) && !mayHavePriority(waiting)) return [];
  const own = options.filter(({ partner }) => partner.clientId === waiting.clientId);
  const there = optionIn(own, earlier.option.program)?.admission.startOn;
  if (there === undefined || there >= (later.startOn ?? '')) return [];
  if (hasPriority(waiting)) return 'barred';
  return [askPregnancy(later.option, 'pregnancy: a pregnant client has the earlier of two places')];
}

function askPregnancy({ partner }: Option, what: string): Condition {
  return { of: 'client', clientId: partner.clientId, what, fact: 'pregnant' };
}
