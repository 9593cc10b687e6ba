import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import { rulesOn, type AdmissionRule, type Program } from '../program.js';
import type { Ask } from './ask.js';
import { evaluateRule, isFinal } from './evaluate-rule.js';
import type { Finding } from './finding.js';
import { bestRemedy, byWaiting, remedyReadyOn, soonestRemedy, waysTogether, type Remedy } from './remedy.js';
import type { RuleTree } from './rule-tree.js';
import type { RuleContext } from './rule-type.js';

/** One rule's finding. The level of care that the program offers is a rule without a version of its own. */
export interface RuleFinding {
  readonly rule: AdmissionRule;
  readonly finding: Finding;
}

/** How one client stands before all rules of one program on one day. */
export interface Standing {
  readonly findings: readonly RuleFinding[];
  readonly excluded: boolean;
  readonly asks: readonly Ask[];
  /** What removes every barrier that can be removed. */
  readonly remedy: Remedy;
  readonly needsSteps: boolean;
}

/** Which of several ways out of a barrier is taken. */
export type Choice = (remedies: readonly Remedy[], from: IsoDate, by: IsoDate) => Remedy | undefined;

/** A sure way first; and, where that leads into another barrier, the soonest, sure or not. */
export const CHOICES: readonly [Choice, Choice] = [bestRemedy, soonestRemedy];

/** Holds one client's facts against every rule that stands on the day of the context. */
export function standingOn(
  facts: ClientFacts,
  program: Program,
  context: RuleContext,
  choose: Choice,
  done?: ReadonlySet<string>,
): Standing {
  const findings = [offeredLevel(program), ...rulesOn(program.rules, context.on)].map((rule) => ({
    rule,
    finding: withDone(untilItEnds(rule, evaluateRule(rule.tree, facts, context), context), done),
  }));
  const unmetOnes = findings.flatMap(({ finding }) => (finding.outcome === 'unmet' ? finding : []));
  // Chosen for all barriers at once: work that one of them needs anyway is no work for another.
  const barriers = unmetOnes.map(({ remedies }) => remedies).filter((remedies) => remedies.length > 0);
  const remedy = choose(waysTogether(barriers, context.asOf), context.asOf, context.on) ?? { steps: [] };
  const asks = findings.flatMap(({ finding }) => (finding.outcome === 'unknown' ? finding.asks : []));
  return {
    findings,
    excluded: findings.some(({ finding }) => isFinal(finding)),
    asks: [...asks, ...(remedy.asks ?? [])],
    remedy,
    needsSteps: unmetOnes.length > 0,
  };
}

/** The day reached, and how the client stands on it. */
export interface ReadyDay {
  readonly day: IsoDate;
  /** Absent where no day inside the horizon will do. */
  readonly standing?: Standing;
  /** What stood in the way today and on the way. */
  readonly findings: readonly RuleFinding[];
}

/** Moves from today to the first day on which every step is done and nothing new has come to stand in the way. */
export function firstReadyDay(on: (date: IsoDate) => Standing, today: IsoDate, horizonEnd: IsoDate): ReadyDay {
  let day = today;
  let { findings } = on(today);
  while (day <= horizonEnd) {
    const standing = on(day);
    findings = mergedFindings(findings, standing.findings);
    if (standing.excluded) return { day, standing, findings };
    const { remedy } = standing;
    const next = laterOf(day, remedyReadyOn(remedy, today));
    if (next === day) return { day, standing, findings };
    day = next;
  }
  return { day: today, findings };
}

/** An earlier day's findings, but the later day's where a rule was met, or turns out to be final. */
export function mergedFindings(earlier: readonly RuleFinding[], later: readonly RuleFinding[]): readonly RuleFinding[] {
  if (earlier === later) return earlier;
  const laterOnes = new Map(later.map((entry) => [entry.rule.id, entry]));
  const chosen = earlier.map((entry) => {
    const after = laterOnes.get(entry.rule.id);
    return after && (entry.finding.outcome === 'met' || isFinal(after.finding)) ? after : entry;
  });
  const known = new Set(chosen.map(({ rule }) => rule.id));
  return [...chosen, ...later.filter(({ rule }) => !known.has(rule.id))];
}

/** A rule that ends inside the horizon can be waited out. */
function untilItEnds({ effectiveTo }: AdmissionRule, finding: Finding, { horizonEnd }: RuleContext): Finding {
  if (finding.outcome !== 'unmet' || effectiveTo === undefined || effectiveTo >= horizonEnd) return finding;
  return { ...finding, remedies: [...finding.remedies, byWaiting(addDays(effectiveTo, 1))] };
}

function withDone(finding: Finding, done?: ReadonlySet<string>): Finding {
  if (!done || finding.outcome !== 'unmet') return finding;
  const remedies = finding.remedies.map((remedy) => ({
    ...remedy,
    steps: remedy.steps.filter(({ code }) => !done.has(code)),
  }));
  const removed = remedies.some(({ steps, notBefore, asks }) => steps.length === 0 && notBefore === undefined && !asks);
  return removed ? { outcome: 'met', because: finding.because } : { ...finding, remedies };
}

const levelRules = new WeakMap<Program, AdmissionRule>();
const levelTrees = new Map<string, RuleTree>();

/** A program is for a client only when it offers a level of care that the client seeks. Equal levels share one tree. */
export function offeredLevel(program: Program): AdmissionRule {
  let rule = levelRules.get(program);
  if (!rule) {
    const levels = program.levelsOfCare.join(' ');
    const tree = levelTrees.get(levels) ?? { type: 'level-of-care', values: { levels: program.levelsOfCare } };
    levelTrees.set(levels, tree);
    rule = { id: 'level-of-care', version: 1, tree, authority: 'program', effectiveFrom: '1900-01-01' };
    levelRules.set(program, rule);
  }
  return rule;
}
