import type { AdmissionRule, Program } from '../program.js';
import type { RuleTree } from './rule-tree.js';
import { runTestCase, withRuleChanges, type TestCase } from './test-cases.js';

const program: Program = {
  ...{ id: 'elm', name: 'Elm', organizationId: 'elm', siteId: 'elm', timeZone: 'America/New_York' },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'not-asked', coupleConditions: [], medications: [] },
  ...{ reportFreshHours: 24, rules: [], capacity: [] },
};
const over = (minimumYears: number): RuleTree => ({ type: 'age-range', values: { minimumYears } });
const ID: RuleTree = { type: 'photo-id', values: { accepts: ['agency-letter'] } };
const rule = (id: string, tree: RuleTree, rest: Partial<AdmissionRule> = {}): AdmissionRule => ({
  ...{ id, version: 1, tree, authority: 'program', effectiveFrom: '2020-01-01' },
  ...rest,
});
const eighteen: TestCase = {
  ...{ id: 'case', name: 'Eighteen today', facts: { dateOfBirth: '2008-03-10' }, askedOn: '2026-03-10' },
  expected: 'ready',
};

describe('a test case', () => {
  it('is decided by the rules alone: no report of places and no level of care is needed', () => {
    expect(runTestCase(eighteen, program, [rule('age', over(18))])).toMatchObject({ passed: true, inTheWay: [] });
  });

  it('is decided on its own day, whenever it is run', () => {
    const before = { ...eighteen, askedOn: '2026-03-09' };
    expect(runTestCase(before, program, [rule('age', over(18))]).decision).toBe('after-steps');
    const young = { ...eighteen, askedOn: '2025-03-09', expected: 'excluded' as const };
    expect(runTestCase(young, program, [rule('age', over(18))]).passed).toBe(true);
  });

  it('meets a rule that begins later and one that ends sooner as if both stood always', () => {
    const later = rule('age', over(21), { effectiveFrom: '2030-01-01' });
    const ending = rule('id', ID, { effectiveTo: '2026-03-11' });
    const { decision, inTheWay } = runTestCase(
      { ...eighteen, facts: { ...eighteen.facts, photoIds: ['tribal'] } },
      program,
      [later, ending],
    );
    expect([decision, inTheWay.map(({ rule: { id } }) => id)]).toEqual(['excluded', ['age', 'id']]);
  });

  it('leaves unknown what nobody has written down', () => {
    const result = runTestCase({ ...eighteen, expected: 'undetermined', blockedBy: 'photo-id' }, program, [
      rule('id', ID),
    ]);
    expect([result.passed, result.decision]).toEqual([true, 'undetermined']);
  });

  it('fails where the right decision is made for another reason', () => {
    const tooOld: TestCase = { ...eighteen, expected: 'excluded', blockedBy: 'photo-id' };
    const rules = [rule('age', { any: [over(40), { not: over(18) }] })];
    expect(runTestCase(tooOld, program, rules)).toMatchObject({ passed: false, decision: 'excluded' });
    expect(runTestCase({ ...tooOld, blockedBy: 'age-range' }, program, rules).passed).toBe(true);
  });

  it('keeps to the care that it says is sought', () => {
    const elsewhere: TestCase = { ...eighteen, facts: { levelsOfCareSought: ['outpatient'] }, expected: 'excluded' };
    expect(runTestCase({ ...elsewhere, blockedBy: 'level-of-care' }, program, []).passed).toBe(true);
  });
});

describe('changes laid over rules', () => {
  const rules = [rule('age', over(18)), rule('id', ID)];

  it('change a rule in its place, add one, and take one away', () => {
    const changed = withRuleChanges(rules, [{ ruleId: 'age', tree: over(21) }, { tree: ID }]);
    expect(changed.map(({ id, tree }) => [id, tree])).toEqual([
      ['age', over(21)],
      ['id', ID],
      ['added-2', ID],
    ]);
    expect(withRuleChanges(rules, [{ ruleId: 'age', tree: null }]).map(({ id }) => id)).toEqual(['id']);
    expect(withRuleChanges(rules, [{ ruleId: 'new', tree: ID }]).map(({ id }) => id)).toEqual(['age', 'id', 'new']);
    expect(withRuleChanges(rules, [{ ruleId: 'gone', tree: null }])).toEqual(rules);
  });
});
