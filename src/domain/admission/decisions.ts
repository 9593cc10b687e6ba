import type { IsoDate } from '../calendar.js';
import type { Program } from '../program.js';
import type { Ask } from './ask.js';
import { availabilityFor, capacityOf, type Availability, type Capacity } from './capacity.js';
import { ClientFindings, type FindingsHere } from './client-findings.js';
import { decideAdmission, distinctAsks } from './decide-admission.js';
import type { AdmissionDecision, DecisionInput, StartTerms } from './decide-admission.js';
import { isFinal } from './evaluate-rule.js';
import type { Finding } from './finding.js';
import { rulesOf } from './program-rules.js';

/**
 * Decides one client at many programs, with the client's findings worked out once. Where nothing has to be done before
 * a start, and no places are reported, the findings alone make the decision. Everything else, and every reason, is left
 * to `decideAdmission`, with the same answers.
 */
export class Decisions {
  readonly findings: ClientFindings;
  private readonly places = new Map<FindingsHere, Place>();

  constructor(
    facts: DecisionInput['facts'],
    private readonly terms: Pick<DecisionInput, 'asOf' | 'horizonDays' | 'done'>,
    findings?: ClientFindings,
  ) {
    this.findings = findings ?? new ClientFindings(facts, terms.asOf, terms.horizonDays);
  }

  /** @param milesFromHome From where the client stays to the program; left out where that is not known. */
  at(program: Program, milesFromHome?: number): AdmissionDecision {
    if (this.terms.done || program.capacity.length > 0) return this.decide(program, milesFromHome);
    const { all, ends, from } = rulesOf(program);
    const place = this.placeOf(program);
    if (ends || from > place.here.today) return this.decide(program, milesFromHome);
    let open = '';
    let needsWork = false;
    let excluded = false;
    const unknown: Unknown[] = [];
    for (const { tree } of all) {
      const finding = place.here.of(tree, place.here.today, program, milesFromHome);
      if (finding.outcome === 'unknown') {
        open += `${String(place.numberOf(finding))} `;
        unknown.push(finding);
      } else if (finding.outcome === 'unmet') {
        needsWork = true;
        excluded ||= isFinal(finding);
      }
    }
    if (needsWork && !excluded) return this.decide(program, milesFromHome);
    const whole = () => this.decide(program, milesFromHome);
    return new PlainDecision(whole, place, excluded ? null : place.asksOf(open, unknown));
  }

  /** The whole decision, with the program's own rules as its reasons. */
  decide(program: Program, milesFromHome?: number): AdmissionDecision {
    const { findings, terms } = this;
    return decideAdmission({ facts: findings.facts, program, milesFromHome, ...terms, findings });
  }

  /** What is the same for all programs with one calendar day. */
  private placeOf(program: Program): Place {
    const here = this.findings.at(program);
    let place = this.places.get(here);
    if (!place) {
      const capacity = capacityOf({ ...program, capacity: [] }, this.terms.asOf);
      place = new Place(here, capacity, availabilityFor(capacity, this.findings.facts));
      this.places.set(here, place);
    }
    return place;
  }
}

type Unknown = Extract<Finding, { readonly outcome: 'unknown' }>;

/** What is the same for all programs with one calendar day that have no reports of places. */
class Place {
  private readonly numbers = new Map<Unknown, number>();
  private readonly asks = new Map<string, readonly Ask[]>();

  constructor(
    readonly here: FindingsHere,
    readonly capacity: Capacity,
    readonly availability: Availability,
  ) {}

  numberOf(finding: Unknown): number {
    const number = this.numbers.get(finding) ?? this.numbers.size;
    this.numbers.set(finding, number);
    return number;
  }

  /** The same list for all programs at which the same rules are open. */
  asksOf(open: string, unknown: readonly Unknown[]): readonly Ask[] {
    let asks = this.asks.get(open);
    if (!asks) this.asks.set(open, (asks = distinctAsks(unknown.flatMap((finding) => finding.asks))));
    return asks;
  }
}

const NO_STEPS: StartTerms['steps'] = [];
const NO_ASKS: readonly Ask[] = [];

/** A decision that needs no steps and knows of no places. Its reasons are worked out when they are read. */
class PlainDecision implements AdmissionDecision {
  readonly decision;
  readonly readyOn;
  readonly steps = NO_STEPS;
  readonly asks: readonly Ask[];
  private whole: AdmissionDecision | undefined;

  /** @param asks Null for a client who is excluded. */
  constructor(
    private readonly decide: () => AdmissionDecision,
    private readonly shared: Place,
    asks: readonly Ask[] | null,
  ) {
    this.decision = asks ? ('undetermined' as const) : ('excluded' as const);
    this.readyOn = asks ? shared.here.today : undefined;
    this.asks = asks ?? NO_ASKS;
  }

  get availability() {
    return this.shared.availability;
  }
  get capacity() {
    return this.shared.capacity;
  }
  get on() {
    return this.shared.here.today;
  }
  get findings() {
    return this.decided().findings;
  }

  admissibleOn(date: IsoDate): boolean {
    return this.decided().admissibleOn(date);
  }

  startingOn(date: IsoDate): StartTerms {
    return this.decided().startingOn(date);
  }

  private decided(): AdmissionDecision {
    return (this.whole ??= this.decide());
  }
}
