import type { ClientFindings, FindingsHere } from '../admission/client-findings.js';
import { isFinal } from '../admission/evaluate-rule.js';
import { dayNumberOf } from '../calendar.js';
import type { RuleNumbers } from './rule-numbers.js';

// Outcomes of rules are bits, so that those of a program add up to one number.

/** Nothing stands in the way. */
export const MET = 1;
/** Not known. */
export const UNKNOWN = 2;
/** Unmet, with a remedy. */
export const UNMET = 4;
/** Unmet, and nothing inside the horizon changes it. */
export const FINAL = 8;

/** One client's outcomes today, by the numbers of the rules, each asked of the core once. */
export class ClientOutcomes {
  private readonly byFindings = new Map<FindingsHere, OutcomesHere>();

  constructor(
    readonly findings: ClientFindings,
    private readonly rules: RuleNumbers,
  ) {}

  /** The outcomes for each of some time zones, in their order. */
  inZones(timeZones: readonly string[]): OutcomesHere[] {
    return timeZones.map((timeZone) => {
      const here = this.findings.at({ timeZone });
      let outcomes = this.byFindings.get(here);
      if (!outcomes) this.byFindings.set(here, (outcomes = new OutcomesHere(here, this.rules)));
      return outcomes;
    });
  }
}

/** Outcomes for all places with one calendar day. Rules about places are answered as to a place that no fact names. */
export class OutcomesHere {
  /** Today as a number of days. */
  readonly today: number;
  /** By number of the rule: 0 while it has not been asked. */
  readonly known: Uint8Array;

  constructor(
    readonly here: FindingsHere,
    private readonly rules: RuleNumbers,
  ) {
    this.today = dayNumberOf(here.today);
    this.known = new Uint8Array(rules.trees.length);
  }

  ask(rule: number): number {
    const tree = this.rules.trees[rule];
    const finding = tree && this.here.of(tree, this.here.today, NOBODY);
    const outcome = !finding || finding.outcome === 'unknown' ? UNKNOWN : finding.outcome === 'met' ? MET : UNMET;
    return (this.known[rule] = finding && isFinal(finding) ? FINAL : outcome);
  }
}

const NOBODY = { id: '', organizationId: '', timeZone: '' };
