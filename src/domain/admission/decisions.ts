import { addDays, dateIn, type IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import type { Program } from '../program.js';
import type { Ask } from './ask.js';
import { availabilityFor, capacityOf, type Availability, type Capacity } from './capacity.js';
import { decideAdmission, distinctAsks } from './decide-admission.js';
import type { AdmissionDecision, DecisionInput, StartTerms } from './decide-admission.js';
import { evaluateRule, isFinal } from './evaluate-rule.js';
import type { Finding } from './finding.js';
import { ruleTypeOf, type RuleTree } from './rule-tree.js';
import { offeredLevel } from './standing.js';

/**
 * Decides one client at many programs. The directory's rules say a few hundred different things in many combinations,
 * so each is asked once; and where nothing has to be done before a start, and no places are reported, the findings
 * alone make the decision. Everything else, and every reason, is left to `decideAdmission`, with the same answers.
 */
export class Decisions {
  private readonly places = new Map<string, Place>();

  constructor(
    private readonly facts: ClientFacts,
    private readonly terms: Pick<DecisionInput, 'asOf' | 'horizonDays' | 'done'>,
  ) {}

  /** @param milesFromHome From where the client stays to the program; left out where that is not known. */
  at(program: Program, milesFromHome?: number): AdmissionDecision {
    const trees = this.terms.done ? null : lastingRules(program);
    if (!trees) return this.decide(program, milesFromHome);
    const place = this.placeOf(program);
    if (trees.from > place.today) return this.decide(program, milesFromHome);
    let open = '';
    let needsWork = false;
    let excluded = false;
    for (const tree of trees.trees) {
      const finding = this.findingOf(tree, place);
      if (finding.outcome === 'unknown') open += `${String(place.numbers.get(tree))} `;
      else if (finding.outcome === 'unmet') {
        needsWork = true;
        excluded ||= isFinal(finding);
      }
    }
    if (excluded) return new PlainDecision(this, program, place, null);
    // No rule of this program looks at how far it is.
    return needsWork ? this.decide(program) : new PlainDecision(this, program, place, this.asksOf(open, trees, place));
  }

  /** The whole decision, with the program's own rules as its reasons. */
  decide(program: Program, milesFromHome?: number): AdmissionDecision {
    return decideAdmission({ facts: this.facts, program, milesFromHome, ...this.terms });
  }

  private findingOf(tree: RuleTree, place: Place): Finding {
    let finding = place.findings.get(tree);
    if (!finding) {
      const { today, horizonEnd } = place;
      const context = { on: today, asOf: today, horizonEnd, organizationId: '', programId: '' };
      finding = evaluateRule(tree, this.facts, context);
      place.findings.set(tree, finding);
      place.numbers.set(tree, place.numbers.size);
    }
    return finding;
  }

  /** The same list for all programs at which the same rules are open. */
  private asksOf(open: string, { trees }: LastingRules, place: Place): readonly Ask[] {
    let asks = place.asks.get(open);
    if (!asks) {
      const findings = trees.map((tree) => this.findingOf(tree, place));
      asks = distinctAsks(findings.flatMap((finding) => (finding.outcome === 'unknown' ? finding.asks : [])));
      place.asks.set(open, asks);
    }
    return asks;
  }

  /** What is the same for all programs of one time zone. */
  private placeOf(program: Program): Place {
    let place = this.places.get(program.timeZone);
    if (!place) {
      const { asOf, horizonDays } = this.terms;
      const today = dateIn(asOf, program.timeZone);
      const capacity = capacityOf(program, asOf);
      const availability = availabilityFor(capacity, this.facts);
      const known = { findings: new Map(), numbers: new Map(), asks: new Map() };
      place = { today, horizonEnd: addDays(today, horizonDays), capacity, availability, ...known };
      this.places.set(program.timeZone, place);
    }
    return place;
  }
}

interface Place {
  readonly today: IsoDate;
  readonly horizonEnd: IsoDate;
  readonly capacity: Capacity;
  readonly availability: Availability;
  readonly findings: Map<RuleTree, Finding>;
  readonly numbers: Map<RuleTree, number>;
  readonly asks: Map<string, readonly Ask[]>;
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
    private readonly decisions: Decisions,
    private readonly program: Program,
    private readonly here: Place,
    asks: readonly Ask[] | null,
  ) {
    this.decision = asks ? ('undetermined' as const) : ('excluded' as const);
    this.readyOn = asks ? here.today : undefined;
    this.asks = asks ?? NO_ASKS;
  }

  get availability() {
    return this.here.availability;
  }
  get capacity() {
    return this.here.capacity;
  }
  get on() {
    return this.here.today;
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
    return (this.whole ??= this.decisions.decide(this.program));
  }
}

interface LastingRules {
  readonly trees: readonly RuleTree[];
  /** The day from which all of them stand. */
  readonly from: IsoDate;
}

const lasting = new WeakMap<Program, LastingRules | null>();

/** The rules of a program without reports of places, where all stand without an end; null for any other program. */
function lastingRules(program: Program): LastingRules | null {
  let rules = lasting.get(program);
  if (rules === undefined) {
    const { capacity, rules: own } = program;
    const all = [offeredLevel(program), ...own];
    const plain =
      capacity.length === 0 && own.every((rule) => rule.effectiveTo === undefined && !readsPlace(rule.tree));
    const from = all.reduce((latest, { effectiveFrom }) => (effectiveFrom > latest ? effectiveFrom : latest), '');
    rules = plain ? { trees: all.map(({ tree }) => tree), from } : null;
    lasting.set(program, rules);
  }
  return rules;
}

/** True for a rule that depends on which program or agency asks, such as one about an old bill there. */
function readsPlace(tree: RuleTree): boolean {
  if ('all' in tree) return tree.all.some(readsPlace);
  if ('any' in tree) return tree.any.some(readsPlace);
  if ('not' in tree) return readsPlace(tree.not);
  return ruleTypeOf(tree.type)?.readsPlace ?? false;
}
