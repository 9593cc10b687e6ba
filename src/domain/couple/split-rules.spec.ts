import { checkRuleTree, type RuleTree } from '../admission/rule-tree.js';
import type { AdmissionRule } from '../program.js';
import { splitRules } from './split-rules.js';

const AGE: RuleTree = { type: 'age-range', values: { minimumYears: 18 } };
const GAP: RuleTree = { type: 'gap-since-partners-stay', values: { days: 30 } };
const LENGTH: RuleTree = { type: 'relationship-length', values: { months: 6 } };

const rule = (id: string, tree: RuleTree): AdmissionRule => ({
  ...{ id, tree, version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
});

describe('the rules of a program', () => {
  it('are kept apart by whom they speak of', () => {
    const [age, gap, both] = [rule('age', AGE), rule('gap', { not: GAP }), rule('both', { any: [GAP, LENGTH] })];
    expect(splitRules([age, gap, both])).toEqual({ rules: [age], coupleRules: [gap, both] });
    expect(splitRules([age])).toEqual({ rules: [age] });
  });

  it('speak of one client or of two partners: one that does both is refused with its place', () => {
    expect(checkRuleTree({ any: [GAP, LENGTH] })).toEqual([]);
    expect(checkRuleTree({ all: [AGE, { not: GAP }] }, 'tree')).toEqual([
      {
        path: 'tree',
        message:
          'mixes rules about two partners (gap-since-partners-stay) with rules about one client: write them as two rules',
      },
    ]);
  });

  it('take the values that their types declare, about two partners too', () => {
    expect(checkRuleTree({ type: 'gap-since-partners-stay', values: { days: -1 } })).toMatchObject([
      { path: 'values.days', accepted: 'a whole number from 0 to 365' },
    ]);
    const [unknown] = checkRuleTree({ type: 'zodiac-sign', values: {} });
    expect(unknown?.accepted).toContain('household-balance');
  });
});
