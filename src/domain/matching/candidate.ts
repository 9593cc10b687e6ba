import type { Ask } from '../admission/ask.js';
import type { Availability } from '../admission/capacity.js';
import { decideAdmission, type AdmissionDecision, type StartTerms } from '../admission/decide-admission.js';
import { Decisions } from '../admission/decisions.js';
import { evaluateRule, isFinal } from '../admission/evaluate-rule.js';
import { addDays, dateIn, type IsoDate } from '../calendar.js';
import type { ClientFacts, FactKey } from '../facts/index.js';
import type { GeoPoint, Program } from '../program.js';
import { careToArrange } from './care-at-home.js';
import { milesIfKnown } from './distance.js';

/** One of the two people. Nothing here depends on the other. */
export interface Partner {
  readonly clientId: string;
  readonly facts: ClientFacts;
  /** Where the client stays; absent where unknown. */
  readonly home?: GeoPoint;
  /** The day on which the client was last seen alone. Only rules about both partners look at it. */
  readonly seenAloneOn?: IsoDate;
}

/** One program that offers what one client seeks, and its decision. */
export interface Candidate {
  readonly partner: Partner;
  readonly program: Program;
  readonly decision: AdmissionDecision;
  readonly milesFromHome?: number;
  /** Steps that must be done, counted once for speed. */
  readonly steps: number;
  /** True where the client has a travel limit and nobody knows from where it counts. */
  readonly reachUnknown?: true;
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

/** A client's programs: those that offer a level of care the client seeks, or may, inside the travel limit. */
export function candidatesFor(partner: Partner, programs: Iterable<Program>, terms: SearchTerms): Candidate[] {
  const offers = levelFilter(partner.facts, terms.asOf);
  const decisions = new Decisions(partner.facts, terms);
  const candidates: Candidate[] = [];
  for (const program of programs) {
    if (!offers(program)) continue;
    const milesFromHome = milesIfKnown(partner.home, program.point);
    if (!isWithinReach(partner, milesFromHome, terms)) continue;
    candidates.push(candidateOf(partner, program, decisions.at(program, milesFromHome), { milesFromHome, terms }));
  }
  return candidates;
}

/** Somebody who has set a limit is not sent to a place that nobody can find on the map; a search says so. */
function isWithinReach(
  { home }: Partner,
  milesFromHome: number | undefined,
  { travelLimitMiles }: SearchTerms,
): boolean {
  if (travelLimitMiles === null || home === undefined) return true;
  return milesFromHome !== undefined && milesFromHome <= travelLimitMiles;
}

/** The candidate for one program, whether or not it offers what the client seeks. */
export function candidateAt(
  partner: Partner,
  program: Program,
  terms: SearchTerms,
  milesFromHome = milesIfKnown(partner.home, program.point),
): Candidate {
  const { asOf, horizonDays, done } = terms;
  const decision = decideAdmission({
    ...{ facts: partner.facts, program, asOf, horizonDays, milesFromHome },
    ...(done && { done }),
  });
  return candidateOf(partner, program, decision, { milesFromHome, terms });
}

/** Puts a client, a program and the decision together. */
export function candidateOf(
  partner: Partner,
  program: Program,
  decision: AdmissionDecision,
  { milesFromHome, terms }: { readonly milesFromHome: number | undefined; readonly terms: SearchTerms },
): Candidate {
  const asked = careToArrange(partner.facts, program) === 'to-ask' ? withCare(decision) : questionsOf(decision);
  const steps = decision.steps.length;
  const distance = milesFromHome === undefined ? {} : { milesFromHome };
  if (terms.travelLimitMiles === null || partner.home)
    return { partner, program, decision, steps, questions: asked, ...distance };
  return { partner, program, decision, steps, questions: [...asked, 'homeZip'], reachUnknown: true, ...distance };
}

/** The rules of a program do not ask who cares for the children at home: a stay of nights does. */
const withCare = (decision: AdmissionDecision): readonly FactKey[] =>
  decision.decision === 'excluded' ? [] : [...questionsOf(decision), 'childCareAtHome'];

const questions = new WeakMap<readonly Ask[], readonly FactKey[]>();

/** The same list of asks is shared by many decisions, and so are its questions. */
function questionsOf({ decision, asks, availability }: AdmissionDecision): readonly FactKey[] {
  if (decision === 'excluded') return [];
  let known = questions.get(asks);
  if (!known) questions.set(asks, (known = questionsIn({ asks }, availability)));
  return known;
}

/** The client's facts that the rules, or the kinds of place, still ask for. */
export function questionsIn({ asks }: Pick<StartTerms, 'asks'>, availability: Availability): readonly FactKey[] {
  const open = availability.state === 'unknown' ? [...asks, availability.ask] : asks;
  return [...new Set(open.flatMap((ask) => (ask.of === 'client' ? ask.fact : [])))];
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
