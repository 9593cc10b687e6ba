import { capacityOf, mayTake, placesFor, placesOn, type Capacity, type Places } from '../admission/capacity.js';
import { addDays, dateIn, daysBetween, type IsoDate } from '../calendar.js';
import { candidateAt, horizonEndOf, type Candidate, type Partner, type SearchTerms } from '../matching/candidate.js';
import type { CapacityReport, Program } from '../program.js';
import type { PlaceKind } from '../vocabulary/programs.js';
import type { Person, Pool } from './problem.js';

/** One place at one program on one day. */
export interface Seat {
  readonly program: Program;
  readonly report: CapacityReport;
  readonly on: IsoDate;
  readonly waitDays: number;
  readonly toConfirm: boolean;
}

/** One person who waits, and what the search for this person goes by. */
export interface Seeker extends Person {
  readonly partner: Partner;
  readonly terms: SearchTerms;
}

/** Intake days of one report that are looked at: on each of them new people are taken. */
const INTAKE_DAYS = 10;

/** The seats of all programs, and the pools they are taken from. */
export class Seats {
  private readonly counts = new Map<string, number>();
  private readonly places = new Map<string, Seat>();
  private readonly candidates = new Map<string, Candidate>();
  private readonly found = new Map<string, readonly Seat[]>();
  private readonly standing = new Map<string, Capacity>();

  constructor(
    private readonly programs: ReadonlyMap<string, Program>,
    /** Instant, ISO 8601 with zone. */
    private readonly asOf: string,
  ) {}

  /** The program of that id, among those looked at. */
  program(id: string): Program | undefined {
    return this.programs.get(id);
  }

  /** Every pool from which something was offered. */
  get pools(): Pool[] {
    return [...this.counts].map(([id, capacity]) => ({
      ...{ id, capacity },
      ...(!this.places.has(id) && { isCondition: true as const }),
    }));
  }

  /** Those of them that are places, each with one of its seats. */
  get poolsOfPlaces(): (Pool & { readonly seat: Seat })[] {
    return [...this.places].map(([id, seat]) => ({ id, capacity: this.counts.get(id) ?? 0, seat }));
  }

  /** A pool that is no place but a condition which only so many can meet at once. */
  condition(id: string, capacity = 1): string {
    this.counts.set(id, capacity);
    return id;
  }

  /** The pool of a seat: a report's places last until they are taken, those of an intake day are that day's. */
  poolOf(seat: Seat): string {
    const { report, on, program } = seat;
    const isDaily = report.access.mode === 'recurring-intake';
    const id = isDaily ? `${report.id} ${on}` : report.id;
    if (!this.counts.has(id)) {
      const places = this.placesOn(program, on).find((one) => one.report.id === report.id);
      this.counts.set(id, places?.count ?? 0);
      this.places.set(id, seat);
    }
    return id;
  }

  /** Where and when one person could start at a program alone: each report's first day, and its later intake days. */
  of(seeker: Seeker, program: Program): readonly Seat[] {
    const key = `${seeker.clientId} ${program.id}`;
    let seats = this.found.get(key);
    if (!seats) this.found.set(key, (seats = this.alone(seeker, program)));
    return seats;
  }

  private alone(seeker: Seeker, program: Program): readonly Seat[] {
    const candidate = this.candidate(seeker, program);
    const { decision } = candidate;
    if (decision.startOn === undefined) return [];
    const { facts } = seeker.partner;
    const fits = (kind: PlaceKind) => mayTake(kind, facts) === 'yes';
    return this.collect(candidate, seeker, { from: decision.startOn, fits }, (on) =>
      decision.admissibleOn(on) ? placesFor(decision.capacity, facts, on) : [],
    );
  }

  /** Couples rooms of a program on the days on which both could start. */
  rooms([first, second]: readonly [Seeker, Seeker], program: Program, from: IsoDate): Seat[] {
    const [mine, theirs] = [this.candidate(first, program), this.candidate(second, program)];
    const fits = (kind: PlaceKind) => kind === 'couples-room';
    return this.collect(mine, first, { from, fits }, (on) => {
      if (!mine.decision.admissibleOn(on) || !theirs.decision.admissibleOn(on)) return [];
      return placesOn(mine.decision.capacity, on).filter(({ report }) => fits(report.kind));
    });
  }

  /** A seat that a plan names; undefined where the plan does not say which place it is, or on what day. */
  named(
    programId: string,
    on: IsoDate | undefined,
    reportId: string | undefined,
    toConfirm: boolean,
  ): Seat | undefined {
    const program = this.programs.get(programId);
    const report = program?.capacity.find(({ id }) => id === reportId);
    if (!program || !report || on === undefined) return undefined;
    return { program, report, on, waitDays: this.waitUntil(program, on), toConfirm };
  }

  private collect(
    candidate: Candidate,
    { terms }: Seeker,
    { from, fits }: { readonly from: IsoDate; readonly fits: (kind: PlaceKind) => boolean },
    placesOf: (on: IsoDate) => readonly Places[],
  ): Seat[] {
    const { program } = candidate;
    // The places of a report that are not an intake day's are best taken at once: a later day is no other place.
    const daysLeft = new Map(
      candidate.decision.capacity.usable
        .filter(({ kind }) => fits(kind))
        .map(({ id, access }) => [id, access.mode === 'recurring-intake' ? INTAKE_DAYS : 1]),
    );
    const seats: Seat[] = [];
    const end = horizonEndOf(candidate, terms);
    for (let on = from; on <= end && daysLeft.size > 0; on = addDays(on, 1))
      for (const { report, certainty } of placesOf(on)) {
        const left = daysLeft.get(report.id);
        if (left === undefined) continue;
        if (left === 1) daysLeft.delete(report.id);
        else daysLeft.set(report.id, left - 1);
        const open = candidate.decision.startingOn(on).asks.length > 0 || candidate.reachUnknown === true;
        const waitDays = this.waitUntil(program, on);
        seats.push({ program, report, on, waitDays, toConfirm: open || certainty !== 'known' });
      }
    return seats;
  }

  private candidate({ partner, terms }: Seeker, program: Program): Candidate {
    const key = `${partner.clientId} ${program.id}`;
    let candidate = this.candidates.get(key);
    if (!candidate) this.candidates.set(key, (candidate = candidateAt(partner, program, terms)));
    return candidate;
  }

  private placesOn(program: Program, on: IsoDate): readonly Places[] {
    let standing = this.standing.get(program.id);
    if (!standing) this.standing.set(program.id, (standing = capacityOf(program, this.asOf)));
    return placesOn(standing, on);
  }

  private waitUntil(program: Program, on: IsoDate): number {
    return daysBetween(dateIn(this.asOf, program.timeZone), on);
  }
}
