import { met, unmet, type Finding } from '../admission/finding.js';
import type { CoupleRuleType } from '../couple/couple-rule-type.js';
import { coupleRuleTypeOf } from '../couple/rule-types/index.js';
import { couplePolicyFinding } from '../couple/couple-policy.js';
import type { CouplePreferences } from '../couple/couple-preferences.js';
import type { AdmissionRule } from '../program.js';
import { typesIn } from '../admission/rule-tree.js';
import { coupleTermsOf, type CoupleRuleFinding } from './couple-terms.js';
import { dayOf } from './couple-legs.js';
import { describeRule, explainFinding, provenanceOf, type Explanation } from './explain.js';
import type { PlanDraft } from './plan-draft.js';

/**
 * One thing asked of both: by a program's rule, by its couple policy, or by the couple itself. Its wording is the same
 * whatever either of the two has said; what they have to do or to answer stands with each of them.
 */
export interface PlanRule extends Omit<Explanation, 'authority' | 'factsUsed' | 'remedies' | 'legalNotes'> {
  readonly programId?: string;
  readonly authority: Explanation['authority'] | 'couple';
  /** What a worker may say against a rule of this kind, where law or guidance speaks. */
  readonly legalNote?: string;
}

/** What is asked of both in a plan: as a whole, and each partner's own part of it, in the order of the legs. */
export interface ExplainedCouple {
  readonly whole: readonly PlanRule[];
  readonly sides: readonly [readonly Explanation[], readonly Explanation[]];
}

/** Explains the couple policy, the couple's own rule and every rule about both, for the days of a plan. */
export function explainCouple(plan: PlanDraft, { householdRule }: CouplePreferences): ExplainedCouple {
  const findings = findingsOf(plan);
  const sideOf = (side: 0 | 1) =>
    findings.flatMap(({ rule, program: at, finding }) => {
      const own = finding.sides[side];
      if (!own) return [];
      return [{ ...explainFinding({ rule, finding: own }, at, dayOf(plan.legs[side])), ...objectionTo(rule) }];
    });
  const [first, second] = plan.legs;
  const { program } = first.candidate;
  const whole = [
    ...(program.id === second.candidate.program.id
      ? [{ ...explained(POLICY, couplePolicyFinding(program, plan.inTurn)), programId: program.id }]
      : []),
    ...(householdRule === 'one-at-a-time' && plan.inTurn ? [HOUSEHOLD] : []),
    ...findings.map(explainWhole),
  ];
  return { whole, sides: [sideOf(0), sideOf(1)] };
}

function findingsOf({ legs: [first, second], inTurn }: PlanDraft): readonly CoupleRuleFinding[] {
  const isFirst = !inTurn || dayOf(first) <= dayOf(second);
  const [one, other] = isFirst ? [first, second] : [second, first];
  return coupleTermsOf(one.candidate, other.candidate, inTurn)?.findingsOn(dayOf(one), dayOf(other)) ?? [];
}

/** The rule as the plan as a whole shows it: nothing in it depends on what either of the two has said but the outcome. */
export function explainWhole({ rule, program, finding }: CoupleRuleFinding): PlanRule {
  const staff = finding.asks.flat().flatMap((ask) => (ask.of === 'staff' ? [ask] : []));
  const neutral: Readonly<Record<Finding['outcome'], Finding>> = {
    met: met('met on these days'),
    unmet: unmet(finding.isBarred ? 'not met on these days' : 'met once the work for it is done'),
    unknown: { outcome: 'unknown', because: 'not settled: see what must be confirmed, and with whom', asks: staff },
  };
  const legalNote = notesOn(rule);
  return {
    ...explained(rule, neutral[finding.outcome]),
    ...objectionTo(rule),
    ...(legalNote !== '' && { legalNote }),
    programId: program.id,
  };
}

function explained(rule: AdmissionRule, finding: Finding): PlanRule {
  const { factsUsed: _facts, remedies: _ways, ...whole } = provenanceOf({ rule, finding });
  return { ...whole, rule: rule === POLICY ? 'Couple policy' : describeRule(rule.tree) };
}

/** The couple policy is asked like a rule, but it is an attribute of the program and has no version. */
const POLICY: AdmissionRule = {
  ...{ id: 'couple-policy', version: 1, authority: 'program', effectiveFrom: '1900-01-01' },
  tree: { all: [] },
};

const HOUSEHOLD: PlanRule = {
  ruleId: 'household-rule',
  ruleVersion: 1,
  rule: 'Household rule',
  outcome: 'met',
  because: 'one goes after the other, so that one of them is always at home',
  authority: 'couple',
  asks: [],
};

/** What can be said against a rule that no desk should hold against anybody, where the rule itself does not say it. */
function objectionTo(rule: AdmissionRule): { possiblyUnlawful?: string } {
  if (rule.possiblyUnlawful !== undefined) return {};
  const notes = notesOn(rule, ({ improper }) => improper === true);
  return notes === '' ? {} : { possiblyUnlawful: notes };
}

/** What the types of a rule say against it, once each. */
function notesOn({ tree }: AdmissionRule, isMeant: (type: CoupleRuleType) => boolean = () => true): string {
  const types = typesIn(tree).flatMap((code) => coupleRuleTypeOf(code) ?? []);
  return [...new Set(types.filter(isMeant).flatMap(({ legalNote }) => legalNote ?? []))].join(' ');
}
