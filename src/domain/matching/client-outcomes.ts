import type { ClientFindings, FindingsHere } from '../admission/client-findings.js';
import type { Finding } from '../admission/finding.js';
import { isFinal } from '../admission/evaluate-rule.js';
import { remedyReadyOn } from '../admission/remedy.js';
import { dayNumberOf } from '../calendar.js';
import type { FactKey } from '../facts/index.js';
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

  /** @param open A fact that is not settled yet: rules that read it refuse nobody. */
  constructor(
    private readonly findings: ClientFindings,
    private readonly rules: RuleNumbers,
    private readonly open?: FactKey,
  ) {}

  /** The outcomes where a program is. */
  inZone(timeZone: string): OutcomesHere {
    const here = this.findings.at({ timeZone });
    let outcomes = this.byFindings.get(here);
    if (!outcomes) this.byFindings.set(here, (outcomes = new OutcomesHere(here, this.rules, this.open)));
    return outcomes;
  }
}

/** Outcomes for all places with one calendar day. Rules about places are answered as to a place that no fact names. */
export class OutcomesHere {
  /** Today as a number of days. */
  readonly today: number;
  /** By number of the rule: 0 while it has not been asked. */
  readonly known: Uint8Array;
  /** By number of the rule that is unmet: the first day, as a number, on which a remedy has done its work. */
  readonly readyOn: Int32Array;

  constructor(
    readonly here: FindingsHere,
    private readonly rules: RuleNumbers,
    private readonly open: FactKey | undefined,
  ) {
    this.today = dayNumberOf(here.today);
    this.known = new Uint8Array(rules.trees.length);
    this.readyOn = new Int32Array(rules.trees.length);
  }

  /** Asks the core, once. */
  ask(rule: number): number {
    const tree = this.rules.trees[rule];
    if (!tree || (this.open !== undefined && this.rules.reads(rule, this.open))) return (this.known[rule] = UNKNOWN);
    const finding = this.here.anywhere(tree, this.here.today);
    if (finding.outcome === 'unmet' && !isFinal(finding)) this.readyOn[rule] = this.soonest(finding.remedies);
    return (this.known[rule] = outcomeOf(finding));
  }

  private soonest(remedies: Extract<Finding, { readonly outcome: 'unmet' }>['remedies']): number {
    return Math.min(...remedies.map((remedy) => dayNumberOf(remedyReadyOn(remedy, this.here.today))));
  }
}

function outcomeOf(finding: Finding): number {
  if (finding.outcome === 'unmet') return isFinal(finding) ? FINAL : UNMET;
  return finding.outcome === 'met' ? MET : UNKNOWN;
}
