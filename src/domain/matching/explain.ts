import type { Ask } from '../admission/ask.js';
import type { Decision, RuleFinding } from '../admission/decide-admission.js';
import type { Step } from '../admission/remedy.js';
import { ruleTypeOf, type RuleTree } from '../admission/rule-tree.js';
import type { IsoDate } from '../calendar.js';
import { FACTS, type FactKey } from '../facts/index.js';
import type { Authority } from '../vocabulary/programs.js';
import type { Candidate } from './candidate.js';
import type { Leg } from './plan-draft.js';

/** One rule's finding with everything a worker needs to trust it or to argue with it. Facts by name, never by value. */
export interface Explanation {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly rule: string;
  readonly outcome: 'met' | 'unmet' | 'unknown';
  readonly because: string;
  readonly authority: Authority;
  readonly verifiedOn?: IsoDate;
  readonly legalBasis?: string;
  readonly stricterThanFederal?: boolean;
  readonly possiblyUnlawful?: string;
  readonly factsUsed: readonly FactKey[];
  readonly asks: readonly Question[];
  /** Each alone would remove the barrier; empty for one that nothing inside the horizon removes. */
  readonly remedies: readonly { readonly steps: readonly Step[]; readonly notBefore?: IsoDate }[];
}

/** A question put in words. */
export interface Question {
  readonly of: 'client' | 'staff';
  readonly fact?: FactKey;
  readonly question: string;
  readonly askedAlone: boolean;
}

/** One client at one program. */
export interface ExplainedOption {
  readonly clientId: string;
  readonly programId: string;
  readonly decision: Decision;
  readonly readyOn?: IsoDate;
  readonly startOn?: IsoDate;
  readonly notBefore?: IsoDate;
  readonly place: ExplainedPlace;
  readonly milesFromHome?: number;
  readonly steps: readonly Step[];
  /** What stands in the way or is not known, rule by rule. */
  readonly barriers: readonly Explanation[];
  /** Rules that are met. */
  readonly met: readonly Explanation[];
}

/** What is known of the place, and from which report. */
export interface ExplainedPlace {
  readonly state: 'known' | 'provisional' | 'open' | 'couples-room-only' | 'none-open' | 'unknown';
  readonly because?: string;
  readonly capacityReportId?: string;
  readonly reportedAt?: string;
  readonly accessMode?: string;
}

/** One leg of a plan: its dates are the plan's, which may be later than the client's own first opening. */
export function explainLeg({ startOn, notBefore, place, candidate }: Leg): ExplainedOption {
  const { startOn: _ownStart, place: ownPlace, ...option } = explainOption(candidate);
  return {
    ...option,
    ...(startOn !== undefined && { startOn }),
    notBefore,
    place: place ? placeOf(place) : ownPlace,
  };
}

/** One client at one program, with every reason. */
export function explainOption({ partner, program, decision, milesFromHome }: Candidate): ExplainedOption {
  const findings = decision.findings.map(explainFinding);
  return {
    clientId: partner.clientId,
    programId: program.id,
    decision: decision.decision,
    ...(decision.readyOn !== undefined && { readyOn: decision.readyOn }),
    ...(decision.startOn !== undefined && { startOn: decision.startOn }),
    place: decision.place
      ? placeOf(decision.place)
      : 'because' in decision.availability
        ? { state: decision.availability.state, because: decision.availability.because }
        : { state: decision.availability.state },
    ...(milesFromHome !== undefined && { milesFromHome: Math.round(milesFromHome * 10) / 10 }),
    steps: decision.steps,
    barriers: findings.filter(({ outcome }) => outcome !== 'met'),
    met: findings.filter(({ outcome }) => outcome === 'met'),
  };
}

/** One finding with its provenance. */
export function explainFinding({ rule, finding }: RuleFinding): Explanation {
  const { authority, verifiedOn, legalBasis, stricterThanFederal, possiblyUnlawful } = rule;
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    rule: describeRule(rule.tree),
    outcome: finding.outcome,
    because: finding.because,
    authority,
    ...(verifiedOn !== undefined && { verifiedOn }),
    ...(legalBasis !== undefined && { legalBasis }),
    ...(stricterThanFederal !== undefined && { stricterThanFederal }),
    ...(possiblyUnlawful !== undefined && { possiblyUnlawful }),
    factsUsed: [...new Set(factsOf(rule.tree))],
    asks: finding.outcome === 'unknown' ? finding.asks.map(questionOf) : [],
    remedies: finding.outcome === 'unmet' ? finding.remedies : [],
  };
}

/** An open ask in the words in which it is put. */
export function questionOf(ask: Ask): Question {
  if (ask.of === 'staff') return { of: 'staff', question: ask.question, askedAlone: false };
  const { question, askedAlone } = FACTS[ask.fact];
  return { of: 'client', fact: ask.fact, question, askedAlone };
}

/** A rule in a few words: the labels of its types, and how they are joined. */
export function describeRule(tree: RuleTree): string {
  if ('all' in tree) return tree.all.map(describeRule).join(' and ');
  if ('any' in tree) return tree.any.map(describeRule).join(', or ');
  if ('not' in tree) return `not: ${describeRule(tree.not)}`;
  return ruleTypeOf(tree.type)?.label ?? tree.type;
}

function factsOf(tree: RuleTree): readonly FactKey[] {
  if ('all' in tree) return tree.all.flatMap(factsOf);
  if ('any' in tree) return tree.any.flatMap(factsOf);
  if ('not' in tree) return factsOf(tree.not);
  return ruleTypeOf(tree.type)?.reads ?? [];
}

function placeOf({ report, certainty, because }: NonNullable<Leg['place']>): ExplainedPlace {
  return {
    state: certainty,
    ...(because !== undefined && { because }),
    capacityReportId: report.id,
    reportedAt: report.reportedAt,
    accessMode: report.access.mode,
  };
}
