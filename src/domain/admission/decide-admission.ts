import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import type { Program } from '../program.js';
import type { Ask } from './ask.js';
import {
  availabilityFor,
  capacityOf,
  knownUntil,
  placesFor,
  type Availability,
  type Capacity,
  type Places,
} from './capacity.js';
import { ClientFindings, type FindingsHere } from './client-findings.js';
import { remedyReadyOn, type Step } from './remedy.js';
import { CHOICES, firstReadyDay, mergedFindings, Standings } from './standing.js';
import type { Choice, ReadyDay, RuleFinding, Standing } from './standing.js';

/** The four decisions, best first. */
export const ADMISSION_DECISIONS = ['ready', 'after-steps', 'undetermined', 'excluded'] as const;
export type Decision = (typeof ADMISSION_DECISIONS)[number];

/** What a client needs for a start: its reasons, what must be done before, and what is still unknown. */
export interface StartTerms {
  readonly decision: Decision;
  /** The first day on which every step can be done; absent when excluded. A best case while anything is unknown. */
  readonly readyOn?: IsoDate | undefined;
  /** What stands in the way today, and what will have come to stand in the way by the day of the start. */
  readonly findings: readonly RuleFinding[];
  readonly steps: readonly Step[];
  /** What the rules still need to know. Places are not in it: see `availability`. */
  readonly asks: readonly Ask[];
}

/** One program against one client: only the client's facts, the program's rules and its places decide. */
export interface AdmissionDecision extends StartTerms {
  /** The first opening on or after `readyOn`; absent when no opening is known. */
  readonly startOn?: IsoDate | undefined;
  /** The place of `startOn`. */
  readonly place?: Places;
  readonly availability: Availability;
  /** The first day on which no rule stands in the way, or the day on which the client was found excluded. */
  readonly on: IsoDate;
  readonly capacity: Capacity;
  /** True where the client could start on a day: no rule stands in the way that its steps or waiting do not remove by then. */
  admissibleOn(date: IsoDate): boolean;
  /** What a start on a later day needs: by then a paper may be too old, or a new rule may stand. */
  startingOn(date: IsoDate): StartTerms;
}

/** One client, one program and the moment of the question. */
export interface DecisionInput {
  readonly facts: ClientFacts;
  readonly program: Program;
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  readonly horizonDays: number;
  /** From where the client stays to the program; absent where that is not known. */
  readonly milesFromHome?: number | undefined;
  /** Codes of steps to take as done: for asking what one step would open. */
  readonly done?: ReadonlySet<string>;
  /** The client's findings, where many programs are decided with the same facts, moment and horizon. */
  readonly findings?: ClientFindings;
}

/** Decides one client at one program, keeping every reason. */
export function decideAdmission(input: DecisionInput): AdmissionDecision {
  const { facts, program, asOf, horizonDays } = input;
  const findings = input.findings ?? new ClientFindings(facts, asOf, horizonDays);
  const here = findings.at(program);
  const { today, horizonEnd } = here;
  const { standings, ready } = wayIn(here, input);
  const admissibleOn = (date: IsoDate) => {
    const { excluded, remedy } = standings.on(date);
    return !excluded && remedyReadyOn(remedy, today) <= date;
  };

  const first = standings.on(today);
  const capacity = capacityOf(program, asOf);
  const availability = availabilityFor(capacity, facts);
  const base = { availability, capacity, admissibleOn };
  const standing = ready.standing;
  if (!standing || standing.excluded) {
    const excluded: StartTerms = { decision: 'excluded', findings: ready.findings, steps: [], asks: [] };
    return { ...base, ...excluded, on: ready.day, startingOn: () => excluded };
  }

  const byDay = new Map<IsoDate, StartTerms>();
  const startingOn = (date: IsoDate): StartTerms => {
    let terms = byDay.get(date);
    if (!terms) {
      terms = termsOf({ ready, today, availability }, [first, standing, standings.on(date)]);
      byDay.set(date, terms);
    }
    return terms;
  };
  const open =
    availability.state === 'open' ? firstOpening(capacity, facts, ready.day, horizonEnd, admissibleOn) : undefined;
  return {
    ...base,
    ...startingOn(open?.date ?? ready.day),
    ...(open && { startOn: open.date, place: open.place }),
    on: ready.day,
    startingOn,
  };
}

/** The first opening on or after a day, in which a known place counts before one that must be confirmed. */
export function firstOpening(
  capacity: Capacity,
  facts: ClientFacts,
  from: IsoDate,
  until: IsoDate,
  admissibleOn: (date: IsoDate) => boolean,
): { readonly date: IsoDate; readonly place: Places } | undefined {
  if (capacity.usable.length === 0) return undefined;
  let provisional: { date: IsoDate; place: Places } | undefined;
  for (let date = from; date <= until; date = addDays(date, 1)) {
    if (provisional && date > knownUntil(capacity)) break;
    const place = placesFor(capacity, facts, date)[0];
    if (!place || !admissibleOn(date)) continue;
    if (place.certainty === 'known') return { date, place };
    provisional ??= { date, place };
  }
  return provisional;
}

/** The first day on which no rule stands in the way, going by the sure ways out of each barrier before the others. */
function wayIn(here: FindingsHere, { program, ...terms }: DecisionInput) {
  const by = (choose: Choice) => {
    const standings = new Standings(here, program, choose, terms);
    return { standings, ready: firstReadyDay((date) => standings.on(date), here.today, here.horizonEnd) };
  };
  const [sure, soonest] = CHOICES;
  const surely = by(sure);
  if (!isBarred(surely.ready) || surely.standings.on(here.today).excluded) return surely;
  const perhaps = by(soonest);
  return isBarred(perhaps.ready) ? surely : perhaps;
}

const isBarred = ({ standing }: ReadyDay) => standing === undefined || standing.excluded;

interface Reached {
  readonly ready: ReadyDay;
  readonly today: IsoDate;
  readonly availability: Availability;
}

/** Sums up today, the first day without a barrier and the day of the start. */
function termsOf({ ready, today, availability }: Reached, days: readonly [Standing, Standing, Standing]): StartTerms {
  const [, , start] = days;
  const asks = distinctAsks([...new Set(days)].flatMap((day) => day.asks));
  const open = asks.length > 0 || availability.state === 'unknown';
  return {
    decision: open ? 'undetermined' : days.some(({ needsSteps }) => needsSteps) ? 'after-steps' : 'ready',
    readyOn: laterOf(ready.day, remedyReadyOn(start.remedy, today)),
    findings: mergedFindings(ready.findings, start.findings),
    steps: start.remedy.steps,
    asks,
  };
}

/** The same question once. */
export function distinctAsks(asks: readonly Ask[]): Ask[] {
  const key = (ask: Ask) => (ask.of === 'client' ? `client ${ask.fact}` : `staff ${ask.question}`);
  return [...new Map(asks.map((ask) => [key(ask), ask])).values()];
}
