import fc from 'fast-check';
import { FACT_KEYS, type ClientFacts, type FactKey } from '../../src/domain/facts/index.js';
import { addDays } from '../../src/domain/calendar.js';
import { evaluateRule, isFinal } from '../../src/domain/admission/evaluate-rule.js';
import type { Finding } from '../../src/domain/admission/finding.js';
import { ANY_PLACE, findingAt } from '../../src/domain/admission/local-finding.js';
import { checkRuleTree, type RuleTree } from '../../src/domain/admission/rule-tree.js';
import { checkValues, type RuleContext } from '../../src/domain/admission/rule-type.js';
import { RULE_TYPES } from '../../src/domain/admission/rule-types/index.js';
import { factsAmong, TODAY, valuesFor } from './rule-values.js';

const ELSEWHERE = { organizationId: 'agency elsewhere', programId: 'program elsewhere' };
const READ_ALOUD = /^[^\sA-Z]/;
const QUESTION = /^[A-Z].*\?$/;

const contexts: fc.Arbitrary<RuleContext> = fc.nat(90).map((number) => ({
  on: addDays(TODAY, number),
  milesFromHome: number,
  asOf: TODAY,
  horizonEnd: addDays(TODAY, 90),
  organizationId: 'north',
  programId: 'north-detox',
}));

const leaves: fc.Arbitrary<RuleTree> = fc
  .constantFrom(...RULE_TYPES)
  .chain((type) => valuesFor(type).map((values) => ({ type: type.code, values })));

const trees = fc.letrec<{ tree: RuleTree }>((tie) => {
  const parts = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaves,
      parts.map((all) => ({ all })),
      parts.map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  };
}).tree;

const without = (facts: ClientFacts, key: FactKey): ClientFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== key));

/** Less known: the same outcome or unknown, and never final where it was not. */
function expectNoNewCertainty(before: Finding, after: Finding): void {
  expect(['unknown', before.outcome]).toContain(after.outcome);
  if (isFinal(after)) expect(isFinal(before)).toBe(true);
}

function remediesOf(finding: Finding) {
  return finding.outcome === 'unmet' ? finding.remedies : [];
}

function asksOf(finding: Finding) {
  return finding.outcome === 'unknown' ? finding.asks : remediesOf(finding).flatMap(({ asks = [] }) => asks);
}

describe.each(RULE_TYPES.map((type) => [type.code, type] as const))('the rule type %s', (_code, type) => {
  const cases = fc.tuple(factsAmong(type.reads), valuesFor(type), contexts);
  const keys = type.reads.length > 0 ? type.reads : FACT_KEYS;

  it('can be read with every value that its parameters accept', () => {
    fc.assert(fc.property(valuesFor(type), (values) => expect(checkValues(type, values)).toEqual([])));
  });

  it('is neither met nor unmet for somebody of whom nothing is known', () => {
    fc.assert(
      fc.property(valuesFor(type), contexts, (values, { milesFromHome: _known, ...context }) => {
        if (type.reads.length > 0) expect(type.evaluate({}, values, context).outcome).toBe('unknown');
      }),
    );
  });

  it('is never surer for knowing less', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...keys), ([facts, values, context], key) => {
        const before = type.evaluate(facts, values, context);
        expectNoNewCertainty(before, type.evaluate(without(facts, key), values, context));
      }),
      { numRuns: 300 },
    );
  });

  it('looks at the facts that it names, asks only for those, and leaves them as they are', () => {
    fc.assert(
      fc.property(cases, ([facts, values, context]) => {
        const touched = new Set<string | symbol>();
        const watched = new Proxy(facts, {
          get: (target, key) => (touched.add(key), Reflect.get(target, key) as unknown),
          has: (target, key) => (touched.add(key), Reflect.has(target, key)),
          ownKeys: () => {
            throw new Error('lists every fact');
          },
        });
        const before = JSON.stringify([facts, values, context]);
        const finding = type.evaluate(watched, values, context);
        expect(type.evaluate(facts, values, context)).toEqual(finding);
        expect(JSON.stringify([facts, values, context])).toBe(before);
        expect(type.reads).toEqual(expect.arrayContaining([...touched]));
        expect(type.reads).toEqual(
          expect.arrayContaining(asksOf(finding).flatMap((ask) => (ask.of === 'client' ? ask.fact : []))),
        );
      }),
    );
  });

  it('looks at the day, and at who asks, only where it says so, and answers alike all whom no fact names', () => {
    const watched = (context: RuleContext) =>
      new Proxy(context, {
        get: (target, key) => {
          if (key === 'on' && !type.readsDay) throw new Error('looks at the day');
          if (/Id$/.test(String(key)) && !type.readsPlace) throw new Error('looks at the place');
          if (key === 'milesFromHome' && !type.readsDistance) throw new Error('looks at the way');
          return Reflect.get(target, key) as unknown;
        },
      });
    fc.assert(
      fc.property(cases, ([facts, values, context]) => {
        expect(type.evaluate(facts, values, watched(context))).toEqual(type.evaluate(facts, values, context));
        const [shared, there] = [{ organizationId: ANY_PLACE.organizationId, programId: ANY_PLACE.id }, ELSEWHERE];
        const finding = type.evaluate(facts, values, { ...context, ...there });
        expect(
          findingAt(type.evaluate(facts, values, { ...context, ...shared }), { ...there, id: there.programId }),
        ).toEqual(finding);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a reason that can be read aloud, and for an unknown or a remedy what is to be asked or done', () => {
    fc.assert(
      fc.property(cases, ([facts, values, context]) => {
        const finding = type.evaluate(facts, values, context);
        expect(finding.because).toMatch(READ_ALOUD);
        if (finding.outcome === 'unknown') expect(finding.asks).not.toEqual([]);
        for (const ask of asksOf(finding)) if (ask.of === 'staff') expect(ask.question).toMatch(QUESTION);
        for (const { steps, notBefore } of remediesOf(finding)) {
          expect(steps.length > 0 || notBefore !== undefined).toBe(true);
          for (const { action } of steps) expect(action).toMatch(READ_ALOUD);
        }
      }),
    );
  });

  it('sends nobody to wait in vain', () => {
    fc.assert(
      fc.property(cases, ([facts, values, context]) => {
        const finding = type.evaluate(facts, values, context);
        for (const { steps, notBefore, asks } of remediesOf(finding)) {
          if (notBefore === undefined || steps.length > 0 || asks) continue;
          expect(notBefore > context.on).toBe(true);
          const then = type.evaluate(facts, values, { ...context, on: notBefore });
          if (then.outcome === 'unmet') expect(then.because).not.toBe(finding.because);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says what it is, what it asks and where it comes from', () => {
    expect(type.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(type.label).toMatch(/^[A-Z]/);
    expect(type.question).toMatch(QUESTION);
    expect(type.source).not.toBe('');
    expect(FACT_KEYS).toEqual(expect.arrayContaining([...type.reads]));
  });
});

describe('rule types', () => {
  it('have a code each', () => {
    expect(new Set(RULE_TYPES.map(({ code }) => code)).size).toBe(RULE_TYPES.length);
  });

  it('combine into trees that can be read', () => {
    fc.assert(fc.property(trees, (tree) => expect(checkRuleTree(tree)).toEqual([])));
  });

  it('in any tree are never surer for knowing less', () => {
    fc.assert(
      fc.property(trees, factsAmong(FACT_KEYS), contexts, (tree, facts, context) => {
        const before = evaluateRule(tree, facts, context);
        for (const key of Object.keys(facts) as FactKey[])
          expectNoNewCertainty(before, evaluateRule(tree, without(facts, key), context));
      }),
      { numRuns: 200 },
    );
  });
});
