import { weekdayOf, type IsoDate } from '../../../domain/calendar.js';
import type { PlanKind } from '../../../domain/couple/couple-preferences.js';
import type { GateDecision } from '../../../domain/matching/gates.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026-11-26 as `Thu 26 Nov 2026`. */
export function dayInWords(day: IsoDate): string {
  const weekday = weekdayOf(day);
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1, 3)} ${String(Number(day.slice(8)))} ${month} ${day.slice(0, 4)}`;
}

/** A kind of plan as a worker would say it. */
export const PLAN_KIND_IN_WORDS: Readonly<Record<PlanKind, string>> = {
  'same-program-together': 'both in one program, on one day',
  'same-program-staggered': 'both in one program, one some days after the other',
  'same-agency': 'two programs of one agency',
  'nearby-programs': 'two programs near each other',
  sequenced: 'one first, the other when the first is out',
  bridge: 'medication now, and then the places',
  apart: 'far from each other, or long after each other',
};

/** What the gates say. A closed one has one sentence, whatever the cause. */
export const GATES_IN_WORDS: Readonly<Record<GateDecision['status'], string>> = {
  open: 'open: each was seen alone, and both want to be placed together',
  unscreened: 'not complete: see each partner alone; until then every plan is provisional and none may be sent',
  closed: 'no joint option can be shown now; each partner’s own options stand',
};

/** How long something took, in seconds with two digits below one, and with one above. */
export function secondsInWords(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
}

/** `1 day`, `3 days`. */
export function daysInWords(days: number): string {
  return `${String(days)} ${days === 1 ? 'day' : 'days'}`;
}
