import { addDays, dateIn, laterOf, weekdayOf, type IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import type { CapacityReport, Program } from '../program.js';
import type { PlaceKind } from '../vocabulary/programs.js';
import type { Ask } from './ask.js';

/** Whether a place is known to be open on a day, or was open and must be confirmed for it. */
export type PlaceCertainty = 'known' | 'provisional';

/** Places of one report on one day. */
export interface Places {
  readonly report: CapacityReport;
  readonly count: number;
  readonly certainty: PlaceCertainty;
  /** What must be confirmed, where the certainty is provisional. */
  readonly because?: string;
}

/** A program's reports as they stand at one instant: newest of each kind, fresh ones apart from those too old to use. */
export interface Capacity {
  readonly asOf: IsoDate;
  readonly usable: readonly CapacityReport[];
  readonly stale: readonly CapacityReport[];
}

const MS_PER_HOUR = 3_600_000;

/** Sorts out which reports count. `asOf` is an instant; a report is fresh up to and including the program's limit. */
export function capacityOf(program: Program, asOf: string): Capacity {
  const today = dateIn(asOf, program.timeZone);
  if (program.capacity.length === 0) return nothingTold(today);
  const moment = momentOf(asOf);
  const latest = latestCapacity.get(program);
  if (latest?.capacity.asOf === today && latest.from <= moment && moment < latest.until) return latest.capacity;
  const capacity = capacityAt(program, moment, today);
  latestCapacity.set(program, { capacity, ...spanAround(program, moment) });
  return capacity;
}

let untold: Capacity = { asOf: '', usable: [], stale: [] };

/** Of most of a directory nobody has reported anything: one object says so for all of it. */
function nothingTold(asOf: IsoDate): Capacity {
  if (untold.asOf !== asOf) untold = { asOf, usable: [], stale: [] };
  return untold;
}

let parsed = { asOf: '', moment: NaN };

/** A search asks for one instant at thousands of programs. */
function momentOf(asOf: string): number {
  if (parsed.asOf !== asOf) parsed = { asOf, moment: Date.parse(asOf) };
  return parsed.moment;
}

const latestCapacity = new WeakMap<Program, { capacity: Capacity; from: number; until: number }>();

/** The time around a moment in which no report is told and none grows too old: within one day nothing changes. */
function spanAround({ capacity, reportFreshHours }: Program, moment: number): { from: number; until: number } {
  let [from, until] = [-Infinity, Infinity];
  for (const { reportedAt } of capacity) {
    const told = Date.parse(reportedAt);
    for (const change of [told, told + reportFreshHours * MS_PER_HOUR + 1]) {
      if (change <= moment) from = Math.max(from, change);
      else until = Math.min(until, change);
    }
  }
  return { from, until };
}

function capacityAt(program: Program, moment: number, asOf: IsoDate): Capacity {
  const told = program.capacity
    .map((report) => ({ report, at: Date.parse(report.reportedAt), day: dateIn(report.reportedAt, program.timeZone) }))
    .filter(({ at }) => at <= moment);
  type Told = (typeof told)[number];
  // A newer report about the situation of its own day replaces what was said before about that day; one about a later
  // day replaces only an older one about the same day.
  const replaces = (newer: Told, older: Told) =>
    newer.report.kind === older.report.kind &&
    newer.at > older.at &&
    (newer.report.from === older.report.from || (newer.report.from <= newer.day && older.report.from <= newer.day));
  const standing = told.filter((report) => !told.some((other) => replaces(other, report)));
  const isFresh = ({ report, at }: Told) =>
    report.access.mode === 'recurring-intake' || moment - at <= program.reportFreshHours * MS_PER_HOUR;
  return {
    asOf,
    usable: standing.filter(isFresh).map(({ report, day }) => ({ ...report, from: laterOf(report.from, day) })),
    stale: standing.filter((report) => !isFresh(report)).map(({ report }) => report),
  };
}

/** What is open on a day, by report. */
export function placesOn({ usable, asOf }: Capacity, date: IsoDate): Places[] {
  return usable.flatMap((report): Places[] => {
    if (date < report.from) return [];
    const { access } = report;
    if (access.mode === 'recurring-intake')
      return access.weekdays.includes(weekdayOf(date)) ? [{ report, count: access.perDay, certainty: 'known' }] : [];
    if (report.open === 0) return [];
    if (access.mode === 'call-list')
      return [
        {
          report,
          count: report.open,
          certainty: 'provisional',
          because: `call list at ${access.at}: no place can be booked`,
        },
      ];
    const keptUntil = addDays(report.from, report.holdDays);
    if (date <= keptUntil || date === asOf) return [{ report, count: report.open, certainty: 'known' }];
    return [{ report, count: report.open, certainty: 'provisional', because: `reported open until ${keptUntil} only` }];
  });
}

const lastKnown = new WeakMap<Capacity, IsoDate>();

/** The last day on which a place can be known to be open; after it whatever is open must be confirmed. */
export function knownUntil(capacity: Capacity): IsoDate {
  let last = lastKnown.get(capacity);
  if (last === undefined) {
    last = capacity.usable.reduce((latest, { access, from, holdDays }) => {
      if (access.mode === 'recurring-intake') return NEVER_ENDS;
      return access.mode === 'call-list' ? latest : laterOf(latest, addDays(from, holdDays));
    }, capacity.asOf);
    lastKnown.set(capacity, last);
  }
  return last;
}

const NEVER_ENDS = '9999-12-31';

/** Whether a client may take a kind of place; unknown names what would settle it. A couples room is never for one. */
export function mayTake(kind: PlaceKind, { gender, pregnant, childrenAges }: ClientFacts): 'yes' | 'no' | Ask {
  switch (kind) {
    case 'any':
      return 'yes';
    case 'woman':
    case 'man':
      if (gender === undefined) return { of: 'client', fact: 'gender' };
      if (gender === 'nonbinary')
        return { of: 'staff', question: `May a nonbinary client take a place for a ${kind}?` };
      return gender === kind ? 'yes' : 'no';
    case 'pregnant':
      return pregnant === undefined ? { of: 'client', fact: 'pregnant' } : pregnant;
    case 'with-children':
      if (childrenAges === undefined) return { of: 'client', fact: 'childrenAges' };
      return childrenAges.length > 0 ? 'yes' : 'no';
    case 'couples-room':
      return 'no';
  }
}

/** The places of a day that this client may surely take, known ones first. */
export function placesFor(capacity: Capacity, facts: ClientFacts, date: IsoDate): Places[] {
  return placesOn(capacity, date)
    .filter(({ report }) => mayTake(report.kind, facts) === 'yes')
    .sort(byCertainty);
}

/** Two places on one day, or one couples room; known ones first. Undefined when there are not two. */
export function placesForBoth(
  capacity: Capacity,
  [first, second]: readonly [ClientFacts, ClientFacts],
  date: IsoDate,
): readonly [Places, Places] | undefined {
  const rooms = placesOn(capacity, date).filter(({ report }) => report.kind === 'couples-room');
  const pairs: (readonly [Places, Places])[] = rooms.map((room) => [room, room]);
  for (const mine of placesFor(capacity, first, date))
    for (const theirs of placesFor(capacity, second, date))
      if (mine.report.id !== theirs.report.id || mine.count >= 2) pairs.push([mine, theirs]);
  const provisional = (pair: readonly [Places, Places]) => pair.filter((place) => place.certainty !== 'known').length;
  return pairs.reduce<readonly [Places, Places] | undefined>(
    (best, pair) => (best && provisional(best) <= provisional(pair) ? best : pair),
    undefined,
  );
}

/** What is known of places for one client: open on some day, open for two only, reported full, or not known and why. */
export type Availability =
  | { readonly state: 'open' }
  | { readonly state: 'couples-room-only' }
  | { readonly state: 'none-open' }
  | { readonly state: 'unknown'; readonly because: string; readonly ask: Ask };

/** Sums up the standing reports for one client. A fresh report of an open place decides; a stale one leaves it unknown. */
export function availabilityFor({ usable, stale }: Capacity, facts: ClientFacts): Availability {
  const hasPlaces = ({ access, open }: CapacityReport) =>
    access.mode === 'recurring-intake' ? access.perDay > 0 && access.weekdays.length > 0 : open > 0;
  const fits = usable.map((report) => ({ report, fit: mayTake(report.kind, facts) }));
  if (fits.some(({ report, fit }) => fit === 'yes' && hasPlaces(report))) return { state: 'open' };
  const open = fits.find(({ report, fit }) => typeof fit === 'object' && hasPlaces(report));
  if (open && typeof open.fit === 'object')
    return { state: 'unknown', because: `not known whether a place for "${open.report.kind}" fits`, ask: open.fit };
  if (usable.some((report) => report.kind === 'couples-room' && hasPlaces(report)))
    return { state: 'couples-room-only' };
  const call = (because: string): Availability => ({
    state: 'unknown',
    because,
    ask: { of: 'staff', question: 'Which places are open, for whom and from when?' },
  });
  if (stale.some(({ kind }) => mayTake(kind, facts) !== 'no')) return call('the report of places is too old');
  if (fits.some(({ fit, report }) => fit === 'yes' || report.kind === 'couples-room')) return { state: 'none-open' };
  return call('no report of places');
}

const byCertainty = (a: Places, b: Places) => Number(a.certainty !== 'known') - Number(b.certainty !== 'known');
