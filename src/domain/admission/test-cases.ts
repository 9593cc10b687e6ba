import type { IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import type { AdmissionRule, Program } from '../program.js';
import { decideAdmission, type Decision } from './decide-admission.js';
import { isCoupleRule, typesIn, type RuleTree } from './rule-tree.js';
import type { RuleFinding } from './standing.js';

/** An invented client, and what must be decided about them. Staff keep it so that no rule is changed by mistake. */
export interface TestCase {
  readonly id: string;
  readonly name: string;
  /** What is known of the client. What is not there is unknown. */
  readonly facts: ClientFacts;
  /** The day on which all of that is true: ages and months are counted on it. */
  readonly askedOn: IsoDate;
  readonly expected: Decision;
  /** The type of a rule that must stand in the way; absent where it does not matter which. */
  readonly blockedBy?: string;
}

/** What came of a case. */
export interface TestCaseResult {
  readonly testCase: TestCase;
  readonly passed: boolean;
  readonly decision: Decision;
  /** The rules that are not met, or of which it is not known. */
  readonly inTheWay: readonly RuleFinding[];
}

/** A rule that is changed, added (where no rule has the id) or, with null, taken away. */
export interface RuleChange {
  readonly ruleId?: string | undefined;
  readonly tree: RuleTree | null;
}

/** How far ahead a case looks: as far as a search does unless a couple says otherwise. */
const HORIZON_DAYS = 90;
const ALWAYS: IsoDate = '1900-01-01';

/**
 * Decides a case at a program by the same core as a search. The rules given are taken to stand before, on and after the
 * day of the case: whether they let this client in is asked, not when they begin. A place is open on every day, and the
 * client seeks what the program offers unless the case says otherwise, so that the rules alone decide.
 */
export function runTestCase(testCase: TestCase, program: Program, rules: readonly AdmissionRule[]): TestCaseResult {
  const { facts, askedOn, expected, blockedBy } = testCase;
  const asOf = `${askedOn}T12:00:00Z`;
  const { decision, findings } = decideAdmission({
    facts: { levelsOfCareSought: program.levelsOfCare, ...facts },
    program: {
      ...program,
      timeZone: 'UTC',
      rules: rules
        .filter(({ tree }) => !isCoupleRule(tree))
        .map(({ effectiveTo: _end, ...rule }) => ({ ...rule, effectiveFrom: ALWAYS })),
      capacity: [
        {
          ...{ id: 'a-place', kind: 'any', open: 1, from: askedOn, holdDays: HORIZON_DAYS, reportedAt: asOf },
          access: { mode: 'bookable' },
        },
      ],
    },
    asOf,
    horizonDays: HORIZON_DAYS,
  });
  const inTheWay = findings.filter(({ finding }) => finding.outcome !== 'met');
  const isThere = blockedBy === undefined || inTheWay.some(({ rule }) => typesIn(rule.tree).includes(blockedBy));
  return { testCase, passed: decision === expected && isThere, decision, inTheWay };
}

/** The rules with some changed, each in its place; what is added comes last. */
export function withRuleChanges(rules: readonly AdmissionRule[], changes: readonly RuleChange[]): AdmissionRule[] {
  const changeOf = new Map(changes.map((change) => [change.ruleId, change]));
  const kept = rules.flatMap((rule): AdmissionRule[] => {
    const change = changeOf.get(rule.id);
    if (!change) return [rule];
    return change.tree === null ? [] : [{ ...rule, tree: change.tree }];
  });
  const there = new Set(rules.map(({ id }) => id));
  const added = changes.flatMap(({ ruleId, tree }, index): AdmissionRule[] => {
    if (tree === null || (ruleId !== undefined && there.has(ruleId))) return [];
    return [
      { id: ruleId ?? `added-${String(index + 1)}`, version: 1, tree, authority: 'program', effectiveFrom: ALWAYS },
    ];
  });
  return [...kept, ...added];
}
