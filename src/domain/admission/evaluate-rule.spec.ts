import fc from 'fast-check';
import type { ClientFacts } from '../facts/index.js';
import { allOf, anyOf, evaluateRule, isFinal, notOf } from './evaluate-rule.js';
import { askStaff, met, needs, unmet, type Finding } from './finding.js';
import { byStep, byWaiting, type Remedy, type Step } from './remedy.js';
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

const remedies: fc.Arbitrary<Remedy> = fc.oneof(
  fc
    .record({ code: fc.constantFrom('a', 'b', 'c'), days: fc.nat(120) })
    .map(({ code, days }) => byStep(step(code, days))),
  fc.constantFrom('2026-03-16', '2026-05-31', '2026-06-01').map(byWaiting),
);
const findings: fc.Arbitrary<Finding> = fc.oneof(
  fc.constant(MET),
  fc.array(remedies, { maxLength: 3 }).map((ways) => unmet('in the way', ...ways)),
  fc.constantFrom(UNKNOWN, askStaff('Is there a place?')),
);

describe('the laws of three values', () => {
  const holdsFor = (left: (a: Finding, b: Finding, c: Finding) => Finding, right: typeof left) =>
    fc.assert(
      fc.property(findings, findings, findings, (a, b, c) =>
        expect(left(a, b, c).outcome).toBe(right(a, b, c).outcome),
      ),
    );

  it('hold as De Morgan found them', () => {
    holdsFor(
      (a, b) => notOf(all(a, b)),
      (a, b) => any(notOf(a), notOf(b)),
    );
    holdsFor(
      (a, b) => notOf(any(a, b)),
      (a, b) => all(notOf(a), notOf(b)),
    );
  });

  it('let not be taken back', () => {
    holdsFor(
      (a) => notOf(notOf(a)),
      (a) => a,
    );
  });

  it('do not depend on the order of the parts', () => {
    holdsFor(
      (a, b) => all(a, b),
      (a, b) => all(b, a),
    );
    holdsFor(
      (a, b) => any(a, b),
      (a, b) => any(b, a),
    );
  });

  it('do not depend on how parts are grouped, or on saying one twice', () => {
    holdsFor(
      (a, b, c) => all(a, all(b, c)),
      (a, b, c) => all(all(a, b), c),
    );
    holdsFor(
      (a, b, c) => any(a, any(b, c)),
      (a, b, c) => any(a, b, c),
    );
    holdsFor(
      (a) => all(a, a),
      (a) => a,
    );
    holdsFor(
      (a) => any(a, a),
      (a) => a,
    );
  });

  it('distribute all over any', () => {
    holdsFor(
      (a, b, c) => all(a, any(b, c)),
      (a, b, c) => any(all(a, b), all(a, c)),
    );
  });

  it('leave the excluded middle open: what is unknown is neither itself nor its contrary', () => {
    expect(any(UNKNOWN, notOf(UNKNOWN)).outcome).toBe('unknown');
    expect(all(UNKNOWN, notOf(UNKNOWN)).outcome).toBe('unknown');
  });

  it('give every finding a reason', () => {
    fc.assert(
      fc.property(fc.array(findings, { maxLength: 4 }), (parts) => {
        for (const finding of [allOf(parts, CONTEXT), anyOf(parts, CONTEXT)]) expect(finding.because).not.toBe('');
      }),
    );
  });
});

describe('all', () => {
  it('runs remedies side by side: the best of each part, and the longest lead counts', () => {
    expect(all(MET, BY_LETTER, BY_RECORDS)).toEqual({
      outcome: 'unmet',
      because: 'has no ID; has no proof',
      remedies: [{ steps: [step('letter', 1), step('statement', 3)] }],
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
    expect(all(any(BY_RECORDS, BY_LETTER))).toMatchObject({ remedies: [{ steps: [{ code: 'letter' }] }] });
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
