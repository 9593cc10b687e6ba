import type { Ask } from '../../src/domain/admission/ask.js';
import { addDays, dateIn, weekdayOf, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import type { CapacityReport, Program } from '../../src/domain/program.js';
import type { PlaceKind } from '../../src/domain/vocabulary/programs.js';

/** What one report says about one day. */
export interface Opening {
  readonly report: CapacityReport;
  readonly count: number;
  readonly certainty: 'known' | 'provisional';
  readonly because?: string;
}

/** A report that counts, with the first day of what it says. */
export interface Standing {
  readonly report: CapacityReport;
  readonly first: IsoDate;
  readonly isFresh: boolean;
}

/** What has been said about places at one program, as it stands at one moment. */
export interface Places {
  readonly today: IsoDate;
  readonly standing: readonly Standing[];
}

/**
 * DESIGN 4.4: the reports that count. Of two about one kind of place the newer counts, where both name one first day, or
 * where the newer is about the day on which it was made and the older about that day or one before. They are fresh up to
 * and including the program's hours; recurring intake stands until it is changed.
 */
export function placesAt({ capacity, timeZone, reportFreshHours }: Program, asOf: string): Places {
  const told = capacity
    .map((report) => ({
      report,
      on: dateIn(report.reportedAt, timeZone),
      hoursAgo: (Date.parse(asOf) - Date.parse(report.reportedAt)) / 3_600_000,
    }))
    .filter(({ hoursAgo }) => hoursAgo >= 0);
  const standing: Standing[] = [];
  for (const { report, on, hoursAgo } of told) {
    let isReplaced = false;
    for (const { report: other, on: otherOn, hoursAgo: otherAgo } of told) {
      if (other.kind !== report.kind || otherAgo >= hoursAgo) continue;
      if (other.from === report.from || (other.from <= otherOn && report.from <= otherOn)) isReplaced = true;
    }
    if (isReplaced) continue;
    const isFresh = report.access.mode === 'recurring-intake' || hoursAgo <= reportFreshHours;
    standing.push({ report, first: report.from > on ? report.from : on, isFresh });
  }
  return { today: dateIn(asOf, timeZone), standing };
}

/** What is open on a day, report by report. */
export function openingsOn({ today, standing }: Places, day: IsoDate): Opening[] {
  const openings: Opening[] = [];
  for (const { report, first, isFresh } of standing) {
    const { access, open, holdDays } = report;
    if (day < first || !isFresh) continue;
    if (access.mode === 'recurring-intake') {
      const isIntake = access.weekdays.includes(weekdayOf(day)) && access.perDay > 0;
      if (isIntake) openings.push({ report, count: access.perDay, certainty: 'known' });
      continue;
    }
    if (open === 0) continue;
    const keptUntil = addDays(first, holdDays);
    if (access.mode === 'call-list') {
      const because = `call list at ${access.at}: no place can be booked`;
      openings.push({ report, count: open, certainty: 'provisional', because });
    } else if (day <= keptUntil || day === today) openings.push({ report, count: open, certainty: 'known' });
    else
      openings.push({
        report,
        count: open,
        certainty: 'provisional',
        because: `reported open until ${keptUntil} only`,
      });
  }
  return openings;
}

/** Whether a kind of place is for this client, or what would tell. A couples room is never for one. */
export function fits(kind: PlaceKind, { gender, pregnant, childrenAges }: ClientFacts): 'yes' | 'no' | Ask {
  if (kind === 'any') return 'yes';
  if (kind === 'couples-room') return 'no';
  if (kind === 'pregnant') return pregnant ?? { of: 'client', fact: 'pregnant' };
  if (kind === 'with-children') {
    if (childrenAges === undefined) return { of: 'client', fact: 'childrenAges' };
    return childrenAges.length > 0 ? 'yes' : 'no';
  }
  if (gender === undefined) return { of: 'client', fact: 'gender' };
  if (gender === 'nonbinary') return { of: 'staff', question: `May a nonbinary client take a place for a ${kind}?` };
  return gender === kind ? 'yes' : 'no';
}

/** The places of a day that are surely for this client, known ones first. */
export function openingsFor(facts: ClientFacts, places: Places, day: IsoDate): Opening[] {
  const mine = openingsOn(places, day).filter(({ report }) => fits(report.kind, facts) === 'yes');
  return knownFirst(mine);
}

const knownFirst = (openings: readonly Opening[]) => [
  ...openings.filter(({ certainty }) => certainty === 'known'),
  ...openings.filter(({ certainty }) => certainty === 'provisional'),
];

/** Two places on one day: a couples room, places of two reports, or two of one. As many known ones as can be. */
export function openingsForTwo(
  [mine, theirs]: readonly [ClientFacts, ClientFacts],
  places: Places,
  day: IsoDate,
): readonly [Opening, Opening] | undefined {
  const pairs: (readonly [Opening, Opening])[] = [];
  for (const room of openingsOn(places, day)) if (room.report.kind === 'couples-room') pairs.push([room, room]);
  for (const one of openingsFor(mine, places, day))
    for (const other of openingsFor(theirs, places, day))
      if (one.report.id !== other.report.id || one.count >= 2) pairs.push([one, other]);
  for (const known of [2, 1, 0]) {
    const found = pairs.find((pair) => pair.filter(({ certainty }) => certainty === 'known').length === known);
    if (found) return found;
  }
  return undefined;
}
