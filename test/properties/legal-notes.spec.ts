import fc from 'fast-check';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import { RULE_TYPES } from '../../src/domain/admission/rule-types/index.js';
import { addDays } from '../../src/domain/calendar.js';
import { LEGAL_NOTES, legalNotesOn } from '../../src/domain/legal/index.js';
import { STATES } from '../../src/domain/vocabulary/people.js';
import { fitting } from '../support/valid-values.js';

const leaf: fc.Arbitrary<RuleTree> = fc.oneof(
  ...RULE_TYPES.map(({ code, required, optional }) => {
    const values = Object.entries({ ...required, ...optional }).map(([name, type]) => [
      name,
      fitting(type.schema, '', {}),
    ]);
    return fc.record({
      type: fc.constant(code),
      values: fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: Object.keys(required),
      }),
    });
  }),
);
const { tree } = fc.letrec<{ tree: RuleTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));
const state = fc.option(fc.constantFrom('GA', 'MA', 'MS', ...STATES), { nil: undefined });
const BOUNDARIES = LEGAL_NOTES.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo]).filter(
  (day) => day !== undefined,
);
const date = fc
  .tuple(fc.constantFrom('2026-03-10', ...BOUNDARIES), fc.integer({ min: -1, max: 1 }))
  .map(([day, days]) => addDays(day, days));
const codes = (of: RuleTree, where: string | undefined, on: string) =>
  legalNotesOn({ tree: of }, where, on).map(({ code }) => code);

describe('notes of law on any rule', () => {
  it('are federal or of the state, stand on the day, and speak of a rule that is in it', () => {
    fc.assert(
      fc.property(tree, state, date, (rule, where, on) => {
        for (const code of codes(rule, where, on)) {
          const note = LEGAL_NOTES.find((one) => one.code === code);
          expect(['federal', where]).toContain(note?.jurisdiction);
          expect((note?.effectiveFrom ?? on) <= on && on <= (note?.effectiveTo ?? on)).toBe(true);
          expect(JSON.stringify(rule)).toContain(`"${note?.ruleType}"`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are the same for a rule joined with others as for each alone', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), state, date, (parts, where, on) => {
        const apart = new Set(parts.flatMap((part) => codes(part, where, on)));
        for (const joined of [{ all: parts }, { any: parts }])
          expect(codes(joined, where, on)).toEqual(
            LEGAL_NOTES.map(({ code }) => code).filter((code) => apart.has(code)),
          );
      }),
      { numRuns: 500 },
    );
  });

  it('are none for the opposite of a rule without "not", and unchanged by taking the opposite twice', () => {
    fc.assert(
      fc.property(leaf, tree, state, date, (plain, rule, where, on) => {
        expect(codes({ not: plain }, where, on)).toEqual([]);
        expect(codes({ not: { not: rule } }, where, on)).toEqual(codes(rule, where, on));
      }),
      { numRuns: 500 },
    );
  });
});
