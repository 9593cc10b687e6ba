import type { ClientFacts } from '../facts/index.js';
import { allOf, anyOf, evaluateRule, isFinal, notOf } from './evaluate-rule.js';
import { met, needs, unmet, type Finding } from './finding.js';
import { byStep, type Step } from './remedy.js';
import type { RuleTree } from './rule-tree.js';
import type { RuleContext } from './rule-type.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

const all = (...parts: Finding[]) => allOf(parts, CONTEXT);
const any = (...parts: Finding[]) => anyOf(parts, CONTEXT);

const step = (code: string, leadDays: number, ...after: string[]): Step => ({
  code,
  action: `do ${code}`,
  actor: 'worker',
  leadDays,
  ...(after.length > 0 && { after }),
});

const MET = met('of age');
const FINAL = unmet('lives elsewhere');
const BY_LETTER = unmet('has no ID', byStep(step('letter', 1)));
const BY_RECORDS = unmet('has no proof', byStep(step('records', 10)), byStep(step('statement', 3)));
const UNKNOWN = needs('coverage');

describe('all', () => {
  it('needs a remedy of every part, side by side, and offers each choice of them', () => {
    expect(all(MET, BY_LETTER, BY_RECORDS)).toEqual({
      outcome: 'unmet',
      because: 'has no ID; has no proof',
      remedies: [
        { steps: [step('letter', 1), step('records', 10)] },
        { steps: [step('letter', 1), step('statement', 3)] },
      ],
    });
  });

  it('offers no work for one part that another part makes needless', () => {
    const byEither = unmet('has no paper', byStep(step('letter', 1)), byStep(step('id', 10)));
    expect(all(unmet('has no ID', byStep(step('id', 10))), byEither)).toMatchObject({
      remedies: [{ steps: [{ code: 'id' }] }],
    });
  });

  it('adds up steps that wait for one another, up to the last day of the horizon', () => {
    const afterId = (days: number) =>
      all(unmet('has no ID', byStep(step('id', 80))), unmet('has no account', byStep(step('account', days, 'id'))));
    expect(isFinal(afterId(10))).toBe(false);
    expect(isFinal(afterId(11))).toBe(true);
  });

  it('is final as soon as one part is, and gives that reason alone', () => {
    expect(all(BY_LETTER, UNKNOWN, FINAL)).toEqual(unmet('lives elsewhere'));
  });

  it('keeps what is unknown beside a part that is not met', () => {
    expect(all(BY_LETTER, UNKNOWN)).toEqual({
      outcome: 'unmet',
      because: 'has no ID',
      remedies: [{ steps: [step('letter', 1)], asks: [{ of: 'client', fact: 'coverage' }] }],
    });
  });

  it('asks for everything that is unknown', () => {
    expect(all(MET, UNKNOWN, needs('photoIds'))).toMatchObject({ asks: [{ fact: 'coverage' }, { fact: 'photoIds' }] });
  });
});

describe('any', () => {
  it('offers every way out, so that the shortest can be taken', () => {
    expect(any(BY_LETTER, FINAL, BY_RECORDS)).toEqual({
      outcome: 'unmet',
      because: 'has no ID; lives elsewhere; has no proof',
      remedies: [byStep(step('letter', 1)), byStep(step('records', 10)), byStep(step('statement', 3))],
    });
    expect(all(any(BY_RECORDS, BY_LETTER))).toEqual(any(BY_RECORDS, BY_LETTER));
  });

  it('is met by one part, whatever the others are', () => {
    expect(any(FINAL, UNKNOWN, MET)).toEqual(MET);
  });

  it('is unknown while one part may still be met, and final when none can', () => {
    expect(any(FINAL, UNKNOWN)).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'coverage' }] });
    expect(isFinal(any(FINAL, FINAL))).toBe(true);
  });
});

describe('not', () => {
  it('of a met rule stands in the way for good', () => {
    expect(notOf(MET)).toEqual(unmet('of age'));
  });

  it('leaves what is unknown, and its question, as it is', () => {
    expect(notOf(UNKNOWN)).toEqual(UNKNOWN);
  });
});

describe('a remedy', () => {
  const adults: RuleTree = { type: 'age-range', values: { minimumYears: 18 } };

  it.each([
    ['on the last day of the horizon', '2008-05-31', [{ steps: [], notBefore: '2026-05-31' }]],
    ['a day after the horizon', '2008-06-01', []],
  ])('that is ready %s', (_when, dateOfBirth, ways) => {
    for (const tree of [adults, { all: [adults] }, { any: [adults] }])
      expect(evaluateRule(tree, { dateOfBirth }, CONTEXT)).toMatchObject({ outcome: 'unmet', remedies: ways });
  });

  it('starts today, also when the answer is for a later day', () => {
    const later = { ...CONTEXT, on: '2026-05-30' };
    const inside = unmet('has no ID', byStep(step('id', 90)));
    expect(isFinal(allOf([inside], later))).toBe(false);
    expect(isFinal(allOf([unmet('has no ID', byStep(step('id', 91)))], later))).toBe(true);
  });
});

describe('a rule that cannot be read', () => {
  const facts: ClientFacts = { dateOfBirth: '1990-01-01' };

  it.each<[string, RuleTree]>([
    ['of a type that is not known', { type: 'zodiac-sign', values: {} }],
    ['with a value out of range', { type: 'age-range', values: { minimumYears: -1 } }],
    ['with a value that the type does not have', { type: 'age-range', values: { years: 18 } }],
    ['without a value that it needs', { type: 'tb-test', values: {} }],
    ['of no parts', { all: [] }],
    ['of no parts to choose from', { any: [] }],
  ])('%s is unknown, and so is its contrary', (_what, tree) => {
    for (const rule of [tree, { not: tree }])
      expect(evaluateRule(rule, facts, CONTEXT)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff' }] });
  });

  it('does not hide a rule beside it that is final', () => {
    const tree = {
      all: [
        { type: 'zodiac-sign', values: {} },
        { type: 'age-range', values: { maximumYears: 25 } },
      ],
    };
    expect(isFinal(evaluateRule(tree, facts, CONTEXT))).toBe(true);
  });
});
