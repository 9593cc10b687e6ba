import { evaluateRule, isFinal } from '../../src/domain/admission/evaluate-rule.js';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import { addDays, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import type { Program } from '../../src/domain/program.js';
import { testsOf } from './rule-tests.js';

/** Turned away for good, admitted as far as these rules go, or open: something must be asked. */
export type ScreenOutcome = 'refused' | 'open' | 'clear';

/** The day of the screen: the rules that stand on it are asked. */
export interface ScreenDay {
  readonly today: IsoDate;
  readonly horizonDays: number;
}

/** The rules of a program that other systems are asked about too: those that stand today and can be put as tests. */
export function screenedRules(program: Program, today: IsoDate): RuleTree[] {
  const level = { type: 'level-of-care', values: { levels: program.levelsOfCare } };
  const standing = program.rules.filter(
    ({ effectiveFrom, effectiveTo = '9999-12-31' }) => effectiveFrom <= today && today <= effectiveTo,
  );
  return [level, ...standing.map(({ tree }) => tree)].filter((tree) => testsOf(tree) !== undefined);
}

/** What the product's own rules say of one client at one program, of the rules that are screened. */
export function screenProgram(facts: ClientFacts, program: Program, { today, horizonDays }: ScreenDay): ScreenOutcome {
  const { id: programId, organizationId } = program;
  const context = { on: today, asOf: today, horizonEnd: addDays(today, horizonDays), programId, organizationId };
  const findings = screenedRules(program, today).map((tree) => evaluateRule(tree, facts, context));
  if (findings.some(isFinal)) return 'refused';
  return findings.some(({ outcome }) => outcome === 'unknown') ? 'open' : 'clear';
}
