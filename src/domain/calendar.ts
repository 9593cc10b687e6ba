/**
 * Calendar days, without clocks. Every rule speaks of days at the program's place, so a day is the text `YYYY-MM-DD`
 * and arithmetic never passes through a local time zone: the Sunday on which the clocks change is a day like others.
 */
export type IsoDate = string;

/** Days of the week, in the order of the calendar. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MS_PER_DAY = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists, in the years 1900 to 2199. */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !PATTERN.test(value)) return false;
  const year = Number(value.slice(0, 4));
  return year >= 1900 && year <= 2199 && dayOfNumber(dayNumberOf(value)) === value;
}

// No place is more than 14 hours from Greenwich, and PostgreSQL reads no offset beyond 15.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

/** True for a moment with its zone, in the years 1900 to 2199: without a zone nobody knows which day it was where. */
export function isInstant(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    INSTANT.test(value) &&
    isIsoDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

/** The day `days` after `date`; before it, for a negative number. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dayOfNumber(dayNumberOf(date) + days);
}

/** The same day of the month, `months` later; the month's last day where that day does not exist. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: index - Math.floor(index / 12) * 12 };
  const last = new Date(Date.UTC(target.year, target.month + 1, 0)).getUTCDate();
  return dayOfNumber(Date.UTC(target.year, target.month, Math.min(day, last)) / MS_PER_DAY);
}

/** The first day of the month after the one of `date`: when a change of coverage usually begins. */
export function firstOfNextMonth(date: IsoDate): IsoDate {
  return addMonths(`${date.slice(0, 7)}-01`, 1);
}

/** Days from `earlier` to `later`; negative when they stand the other way round. */
export function daysBetween(earlier: IsoDate, later: IsoDate): number {
  return dayNumberOf(later) - dayNumberOf(earlier);
}

/** Whole months that have passed from `start` until `end`: 24 from 2024-02-14 to 2026-02-14, 23 a day sooner. */
export function fullMonthsBetween(start: IsoDate, end: IsoDate): number {
  const [startYear, startMonth] = partsOf(start);
  const [endYear, endMonth] = partsOf(end);
  const months = (endYear - startYear) * 12 + (endMonth - startMonth);
  return addMonths(start, months) > end ? months - 1 : months;
}

/** Whole years that have passed, as for an age. Somebody born on 29 February has a birthday on 28 February. */
export function fullYearsBetween(start: IsoDate, end: IsoDate): number {
  return Math.floor(fullMonthsBetween(start, end) / 12);
}

/** The day of the week. */
export function weekdayOf(date: IsoDate): Weekday {
  // 1970-01-01, day 0, was a Thursday.
  return WEEKDAYS[(((dayNumberOf(date) + 4) % 7) + 7) % 7] as Weekday;
}

/** The later of two days. */
export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a >= b ? a : b;
}

/** The earlier of two days. */
export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return a <= b ? a : b;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
let latest: { instant: string; days: Map<string, IsoDate> } = { instant: '', days: new Map() };

/** The calendar day that an instant (ISO 8601 with zone) falls on at a place, by its IANA zone. */
export function dateIn(instant: string, timeZone: string): IsoDate {
  // A search asks for one instant at thousands of programs in a handful of zones.
  if (latest.instant !== instant) latest = { instant, days: new Map() };
  let date = latest.days.get(timeZone);
  if (date === undefined) {
    date = isoDayOf(formatterFor(timeZone).formatToParts(new Date(instant)));
    latest.days.set(timeZone, date);
  }
  return date;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

// Put together from its parts: how a locale orders them changes from one version of Node to another.
function isoDayOf(parts: readonly Intl.DateTimeFormatPart[]): IsoDate {
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

function partsOf(date: IsoDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

// A search counts the same few hundred days hundreds of thousands of times: each is worked out once.
const numbers = new Map<IsoDate, number>();
const dates = new Map<number, IsoDate>();
/** The days of 50 years: far more than a process meets, and no way to fill the memory from outside. */
const MOST_DAYS_KEPT = 18_262;

/** Days since 1 January 1970: a day as a number, for comparing many. */
export function dayNumberOf(date: IsoDate): number {
  let number = numbers.get(date);
  if (number === undefined) {
    const [year, month, day] = partsOf(date);
    number = Date.UTC(year, month - 1, day) / MS_PER_DAY;
    if (numbers.size < MOST_DAYS_KEPT) numbers.set(date, number);
  }
  return number;
}

/** The day of a number of `dayNumberOf`. */
export function dayOfNumber(dayNumber: number): IsoDate {
  let date = dates.get(dayNumber);
  if (date === undefined) {
    date = new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
    if (dates.size < MOST_DAYS_KEPT) dates.set(dayNumber, date);
  }
  return date;
}
