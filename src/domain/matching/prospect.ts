import { availabilityFor, capacityOf, knownUntil, type Capacity } from '../admission/capacity.js';
import type { Decisions } from '../admission/decisions.js';
import { dayNumberOf } from '../calendar.js';
import type { Program } from '../program.js';
import { candidateOf, type Candidate, type Partner, type SearchTerms } from './candidate.js';
import type { SeenProgram } from './program-index.js';
import { boundNumber } from './rank-bound.js';

/** What all prospects of one client share. */
export interface ProspectTerms {
  readonly partner: Partner;
  readonly terms: SearchTerms;
  readonly decisions: Decisions;
}

/**
 * A program that may admit one client, before it is decided: the best that can still come of it. It is decided when that
 * matters, and then for good.
 */
export class Prospect {
  readonly program: Program;
  readonly milesFromHome: number | undefined;
  /** Miles as the order of plans counts them. */
  readonly miles: number;
  /** True where a rule leaves something to ask today. */
  readonly asksToday: boolean;
  /** True where the decision leaves something to ask. */
  readonly isOpen: boolean;
  /** True where a start there must be confirmed. */
  readonly isProvisional: boolean;
  /** True where the client cannot start there without the partner: nothing is open but perhaps a couples room. */
  readonly hasNoPlace: boolean;
  /** True where no day of a start is known. */
  readonly isUndated: boolean;
  /** No rule lets the client start before this day, as a number. */
  readonly readyFrom: number;
  /** No start alone is before this day, as a number. */
  readonly day: number;
  private decided: { readonly candidate: Candidate | undefined } | undefined;

  constructor(
    { program, isOpen, readyFrom }: SeenProgram,
    milesFromHome: number | undefined,
    readonly shared: ProspectTerms,
  ) {
    const { partner, terms } = shared;
    this.program = program;
    this.milesFromHome = milesFromHome;
    this.miles = partner.home ? (milesFromHome ?? Infinity) : 0;
    const capacity = capacityOf(program, terms.asOf);
    const { state } = availabilityFor(capacity, partner.facts);
    this.isUndated = state === 'unknown';
    this.hasNoPlace = state === 'none-open' || state === 'couples-room-only';
    this.asksToday = isOpen;
    this.isOpen = isOpen || state === 'unknown';
    this.readyFrom = readyFrom;
    this.day = state === 'open' ? Math.max(readyFrom, firstPlaceDay(capacity)) : readyFrom;
    const reachUnknown = terms.travelLimitMiles !== null && !partner.home;
    this.isProvisional =
      this.isOpen || reachUnknown || (state === 'open' && this.day > dayNumberOf(knownUntil(capacity)));
  }

  /** The candidate; undefined for a client who turns out to be excluded. */
  get candidate(): Candidate | undefined {
    this.decided ??= { candidate: this.decide() };
    return this.decided.candidate;
  }

  /** Under this number, see `boundNumber`, no option ranks that comes of it. */
  get optionBound(): number {
    const { isOpen, day, hasNoPlace, readyFrom } = this;
    const undated = this.isUndated || hasNoPlace;
    const miles = this.milesFromHome ?? Infinity;
    return boundNumber({ provisional: isOpen, kind: 0, undated, day: undated ? readyFrom : day, steps: 0, miles });
  }

  private decide(): Candidate | undefined {
    const { decisions, partner, terms } = this.shared;
    const decision = decisions.at(this.program, this.milesFromHome);
    if (decision.readyOn === undefined) return undefined;
    return candidateOf(partner, this.program, decision, { milesFromHome: this.milesFromHome, terms });
  }
}

/** No place there is open before this day, as a number; infinite where none is known. */
export function firstPlaceDay({ usable }: Capacity): number {
  return usable.reduce((first, { from }) => Math.min(first, dayNumberOf(from)), Infinity);
}

/** The number, see `boundNumber`, of an option as it was decided. */
export function optionNumber({ decision, steps, milesFromHome }: Candidate): number {
  const { startOn, readyOn = '' } = decision;
  return boundNumber({
    provisional: decision.decision === 'undetermined',
    kind: 0,
    undated: startOn === undefined,
    day: dayNumberOf(startOn ?? readyOn),
    steps,
    miles: milesFromHome ?? Infinity,
  });
}
