import { decideAdmission, type AdmissionDecision } from '../admission/decide-admission.js';
import { evaluateRule, isFinal } from '../admission/evaluate-rule.js';
import { addDays, dateIn, type IsoDate } from '../calendar.js';
import type { ClientFacts, FactKey } from '../facts/index.js';
import type { GeoPoint, Program } from '../program.js';
import { milesIfKnown } from './distance.js';

/** One of the two people. Nothing here depends on the other. */
export interface Partner {
  readonly clientId: string;
  readonly facts: ClientFacts;
  /** Where the client stays; absent where unknown. */
  readonly home?: GeoPoint;
}

/** One program that offers what one client seeks, and its decision. */
export interface Candidate {
  readonly partner: Partner;
  readonly program: Program;
  readonly decision: AdmissionDecision;
  readonly milesFromHome?: number;
  /** Steps that must be done, counted once for speed. */
  readonly steps: number;
  /** The client's facts that are still asked for. */
  readonly questions: readonly FactKey[];
}

/** What a search goes by, for one client as for two. */
export interface SearchTerms {
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  readonly horizonDays: number;
  /** Miles from home that the client can travel; null for no limit. */
  readonly travelLimitMiles: number | null;
  readonly done?: ReadonlySet<string>;
}

/** A client's programs: those that offer a level of care the client seeks, or may; inside the travel limit, or perhaps. */
export function candidatesFor(partner: Partner, programs: Iterable<Program>, terms: SearchTerms): Candidate[] {
  const offers = levelFilter(partner.facts, terms.asOf);
  const candidates: Candidate[] = [];
  for (const program of programs) {
    if (!offers(program)) continue;
    const milesFromHome = milesIfKnown(partner.home, program.point);
    if (terms.travelLimitMiles !== null && milesFromHome !== undefined && milesFromHome > terms.travelLimitMiles)
      continue;
    candidates.push(candidateAt(partner, program, terms, milesFromHome));
  }
  return candidates;
}

/** The candidate for one program, whether or not it offers what the client seeks. */
export function candidateAt(
  partner: Partner,
  program: Program,
  { asOf, horizonDays, done }: SearchTerms,
  milesFromHome = milesIfKnown(partner.home, program.point),
): Candidate {
  const decision = decideAdmission({ facts: partner.facts, program, asOf, horizonDays, ...(done && { done }) });
  const distance = milesFromHome === undefined ? {} : { milesFromHome };
  const questions = decision.asks.flatMap((ask) => (ask.of === 'client' ? ask.fact : []));
  if (decision.availability.state === 'unknown' && decision.availability.ask.of === 'client')
    questions.push(decision.availability.ask.fact);
  return { partner, program, decision, steps: decision.steps.length, questions: [...new Set(questions)], ...distance };
}

/** The last day looked at, at the candidate's program. */
export function horizonEndOf({ decision }: Candidate, { horizonDays }: SearchTerms): IsoDate {
  return addDays(decision.capacity.asOf, horizonDays);
}

/** Pregnancy is the one priority that may order two partners. It is never passed on. */
export function isPriority({ facts }: Partner): boolean {
  return facts.pregnant === 'yes';
}

/** True where nobody has asked: such a client is not made to wait for the partner before it is known. */
export function mayBePriority({ facts }: Partner): boolean {
  return facts.pregnant === undefined && facts.gender !== 'man';
}

/** One client's programs, best first: settled before open questions, then the start, steps and the way from home. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  const open = ({ decision }: Candidate) => Number(decision.decision === 'undetermined');
  const day = ({ decision }: Candidate) => decision.startOn ?? `9${decision.readyOn ?? '999'}`;
  return (
    open(a) - open(b) ||
    (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0) ||
    a.steps - b.steps ||
    (a.milesFromHome ?? Infinity) - (b.milesFromHome ?? Infinity) ||
    (a.program.id < b.program.id ? -1 : 1)
  );
}

function levelFilter(facts: ClientFacts, asOf: string): (program: Program) => boolean {
  const known = new Map<string, boolean>();
  return ({ levelsOfCare, timeZone }) => {
    const key = levelsOfCare.join(' ');
    let offers = known.get(key);
    if (offers === undefined) {
      const on = dateIn(asOf, timeZone);
      const context = { on, asOf: on, horizonEnd: on, organizationId: '', programId: '' };
      offers = !isFinal(evaluateRule({ type: 'level-of-care', values: { levels: levelsOfCare } }, facts, context));
      known.set(key, offers);
    }
    return offers;
  };
}
