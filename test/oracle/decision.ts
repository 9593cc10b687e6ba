import type { Ask } from '../../src/domain/admission/ask.js';
import type { Decision } from '../../src/domain/admission/decide-admission.js';
import type { Step } from '../../src/domain/admission/remedy.js';
import { dateIn, type IsoDate } from '../../src/domain/calendar.js';
import { availabilityFor, type Availability } from './availability.js';
import { openingsFor, placesAt, type Opening, type Places } from './places.js';
import { distinct, doneOn, isFinal } from './rules.js';
import {
  calendarOf,
  daysOf,
  isOpenOn,
  type Case,
  type Preference,
  type RuleFinding,
  type Standing,
} from './standing.js';

/** What a start on one day needs. */
export interface Terms {
  readonly decision: Decision;
  readonly readyOn?: IsoDate;
  readonly findings: readonly RuleFinding[];
  readonly steps: readonly Step[];
  readonly asks: readonly Ask[];
}

/** DESIGN 4.3: one client at one program. Nothing here knows of a partner. */
export interface Admission extends Terms {
  readonly case: Case;
  readonly places: Places;
  readonly availability: Availability;
  readonly startOn?: IsoDate;
  readonly opening?: Opening;
  /** The first day on which nothing stands in the way; absent when excluded. */
  readonly ready?: IsoDate;
  isOpenOn(day: IsoDate): boolean;
  startingOn(day: IsoDate): Terms;
}

/** Decides by looking at every day up to the horizon. */
export function admissionOf(one: Case): Admission {
  const { facts, program, asOf } = one;
  const places = placesAt(program, asOf);
  const availability = availabilityFor(facts, places);
  const [sure, soonest] = [reach(one, 'sure'), reach(one, 'soonest')];
  const reached = sure.ready === undefined && soonest.ready !== undefined && !sure.isBarredToday ? soonest : sure;
  const { standingOn, ready } = reached;
  const base = { case: one, places, availability, isOpenOn: (day: IsoDate) => isOpenOn(one, day, standingOn(day)) };
  if (ready === undefined) {
    const excluded: Terms = { decision: 'excluded', findings: reached.findings, steps: [], asks: [] };
    return { ...base, ...excluded, startingOn: () => excluded };
  }

  const startingOn = (day: IsoDate) => termsFor(one, reached, ready, day, availability);
  // The first opening on or after the ready day: a known one, or else one that must be confirmed.
  const openings: { day: IsoDate; opening: Opening }[] = [];
  if (availability.state !== 'unknown')
    for (const day of daysOf(one)) {
      const opening = openingsFor(facts, places, day)[0];
      if (day >= ready && opening && base.isOpenOn(day)) openings.push({ day, opening });
    }
  const first = openings.find(({ opening }) => opening.certainty === 'known') ?? openings[0];
  return {
    ...base,
    ...startingOn(first?.day ?? ready),
    ...(first && { startOn: first.day, opening: first.opening }),
    ready,
    startingOn,
  };
}

interface Reached {
  readonly standingOn: (day: IsoDate) => Standing;
  readonly ready?: IsoDate;
  readonly isBarredToday: boolean;
  readonly findings: readonly RuleFinding[];
}

/**
 * Goes from today to the first day on which all that can be removed is removed. Whoever is finally barred on a day to
 * which that leads is excluded. What stood in the way is kept from each of those days.
 */
function reach(one: Case, preference: Preference): Reached {
  const today = dateIn(one.asOf, one.program.timeZone);
  const standingOn = calendarOf(one, preference);
  const isBarredToday = standingOn(today).isBarred;
  let findings: readonly RuleFinding[] = [];
  let dueOn = today;
  for (const day of daysOf(one)) {
    if (day < dueOn) continue;
    const standing = standingOn(day);
    findings = merged(findings, standing.findings);
    if (standing.isBarred) return { standingOn, isBarredToday, findings };
    dueOn = doneOn(standing.way, today);
    if (dueOn <= day) return { standingOn, ready: day, isBarredToday, findings };
  }
  return { standingOn, isBarredToday, findings };
}

/** Today, the ready day and the day of the start together: what was asked on the way there is still to be asked. */
function termsFor(one: Case, reached: Reached, ready: IsoDate, day: IsoDate, { state }: Availability): Terms {
  const today = dateIn(one.asOf, one.program.timeZone);
  const standings = [today, ready, day].map(reached.standingOn);
  const start = standings[2]!;
  const asks = distinct(standings.flatMap((standing) => standing.asks));
  const done = doneOn(start.way, today);
  let decision: Decision = 'ready';
  if (standings.some(({ hasBarriers }) => hasBarriers)) decision = 'after-steps';
  if (asks.length > 0 || state === 'unknown') decision = 'undetermined';
  return {
    decision,
    readyOn: done > ready ? done : ready,
    findings: merged(reached.findings, start.findings),
    steps: start.way.steps,
    asks,
  };
}

/** An earlier day's findings, but the later one's where the rule was met before, or is final then. */
function merged(earlier: readonly RuleFinding[], later: readonly RuleFinding[]): readonly RuleFinding[] {
  const all = [...earlier];
  for (const one of later) {
    const index = all.findIndex(({ rule }) => rule.id === one.rule.id);
    if (index < 0) all.push(one);
    else if (all[index]!.finding.outcome === 'met' || isFinal(one.finding)) all[index] = one;
  }
  return all;
}
