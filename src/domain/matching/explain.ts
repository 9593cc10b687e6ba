import type { Ask } from '../admission/ask.js';
import type { AdmissionDecision, Decision, StartTerms } from '../admission/decide-admission.js';
import type { Step } from '../admission/remedy.js';
import { ruleTypeOf, type RuleTree } from '../admission/rule-tree.js';
import type { RuleFinding } from '../admission/standing.js';
import type { IsoDate } from '../calendar.js';
import { coupleRuleTypeOf } from '../couple/rule-types/index.js';
import { FACTS, type FactKey } from '../facts/index.js';
import { legalNotesOn, type LegalWords } from '../legal/index.js';
import type { Program } from '../program.js';
import type { Authority, RuleOrigin } from '../vocabulary/programs.js';
import type { Candidate } from './candidate.js';
import { stepsOf, termsOf, type Leg } from './plan-draft.js';

/** One rule's finding with everything a worker needs to trust it or to argue with it. Facts by name, never by value. */
export interface Explanation {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly rule: string;
  readonly outcome: 'met' | 'unmet' | 'unknown';
  readonly because: string;
  readonly authority: Authority;
  /** From where the program has the rule; absent for one of its own. */
  readonly inheritedFrom?: RuleOrigin;
  readonly verifiedOn?: IsoDate;
  readonly legalBasis?: string;
  readonly stricterThanFederal?: boolean;
  readonly possiblyUnlawful?: string;
  /** What law and guidance say of a rule that stands in the way, on the day of the start. */
  readonly legalNotes: readonly LegalWords[];
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
export function explainLeg(leg: Leg): ExplainedOption {
  const { startOn, notBefore, place, candidate } = leg;
  const { startOn: _ownStart, place: ownPlace, ...option } = explainOption(candidate);
  return {
    ...option,
    ...explainTerms(termsOf(leg), candidate.program, startOn ?? notBefore),
    steps: stepsOf(leg),
    ...(startOn !== undefined && { startOn }),
    notBefore,
    place: place ? placeOf(place) : ownPlace,
  };
}

/** One client at one program, with every reason. */
export function explainOption({ partner, program, decision, milesFromHome }: Candidate): ExplainedOption {
  return {
    clientId: partner.clientId,
    programId: program.id,
    ...explainTerms(decision, program, startOf(decision)),
    ...(decision.startOn !== undefined && { startOn: decision.startOn }),
    place: decision.place
      ? placeOf(decision.place)
      : 'because' in decision.availability
        ? { state: decision.availability.state, because: decision.availability.because }
        : openWithoutDay(decision.availability.state),
    ...(milesFromHome !== undefined && { milesFromHome: Math.round(milesFromHome * 10) / 10 }),
  };
}

/** The day for which an answer about one client is given: the start, or as near to it as is known. */
export function startOf({ startOn, readyOn, on }: AdmissionDecision): IsoDate {
  return startOn ?? readyOn ?? on;
}

function explainTerms({ decision, readyOn, findings, steps }: StartTerms, program: Program, day: IsoDate) {
  const explained = findings.map((finding) => explainFinding(finding, program, day));
  return {
    decision,
    ...(readyOn !== undefined && { readyOn }),
    steps,
    barriers: explained.filter(({ outcome }) => outcome !== 'met'),
    met: explained.filter(({ outcome }) => outcome === 'met'),
  };
}

/** One finding with its provenance, for a start at the program on a day. */
export function explainFinding(told: RuleFinding, at: Program, day: IsoDate): Explanation {
  const isMet = told.finding.outcome === 'met';
  return {
    ...provenanceOf(told),
    legalNotes: isMet ? [] : legalNotesOn(told.rule, at.state, day, at.levelsOfCare),
  };
}

/** What a finding says and where its rule comes from, without what law says of it. */
export function provenanceOf({ rule, finding }: RuleFinding): Omit<Explanation, 'legalNotes'> {
  const { authority, inheritedFrom, verifiedOn, legalBasis, stricterThanFederal, possiblyUnlawful } = rule;
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    rule: describeRule(rule.tree),
    outcome: finding.outcome,
    because: finding.because,
    authority,
    ...(inheritedFrom !== undefined && { inheritedFrom }),
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
  return typeOf(tree.type)?.label ?? tree.type;
}

function factsOf(tree: RuleTree): readonly FactKey[] {
  if ('all' in tree) return tree.all.flatMap(factsOf);
  if ('any' in tree) return tree.any.flatMap(factsOf);
  if ('not' in tree) return factsOf(tree.not);
  return typeOf(tree.type)?.reads ?? [];
}

const typeOf = (code: string) => ruleTypeOf(code) ?? coupleRuleTypeOf(code);

/** Places are open, but on no day on which this client could start: said, so that no answer is without its reason. */
function openWithoutDay(state: ExplainedPlace['state']): ExplainedPlace {
  return state === 'open'
    ? { state, because: 'no place is open on a day on which the rules let the client start' }
    : { state };
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
