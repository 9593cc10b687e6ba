import fc from 'fast-check';
import { decideAdmission } from '../../src/domain/admission/decide-admission.js';
import { runTestCase, withRuleChanges, type TestCase } from '../../src/domain/admission/test-cases.js';
import type { AdmissionRule, CapacityReport, Program } from '../../src/domain/program.js';
import { anyWorld, TODAY } from './small-worlds.js';

const standsToday = ({ effectiveFrom, effectiveTo = TODAY }: AdmissionRule) =>
  effectiveFrom <= TODAY && TODAY <= effectiveTo;

/** A program, its rules of a day and a case about one of the two people, with whatever is expected of it. */
const story = fc
  .tuple(anyWorld(), fc.nat(), fc.constantFrom('ready', 'after-steps', 'undetermined', 'excluded'), fc.boolean())
  .map(([{ programs, partners }, which, expected, namesRule]) => {
    const program = programs[which % programs.length] as Program;
    const testCase: TestCase = {
      ...{ id: 'case', name: 'Invented', facts: partners[which % 2 === 0 ? 0 : 1].facts, askedOn: TODAY, expected },
      ...(namesRule && { blockedBy: 'photo-id' }),
    };
    return { program, testCase, rules: program.rules.filter(standsToday) };
  });

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen);
  return value;
}

describe('running a test case', () => {
  it('changes nothing, and gives the same again', () => {
    fc.assert(
      fc.property(story, ({ program, testCase, rules }) => {
        const told = deepFrozen({ program, testCase, rules, changes: [{ tree: { any: [] } }] });
        const before = JSON.stringify(told);
        const run = () => runTestCase(told.testCase, told.program, withRuleChanges(told.rules, told.changes));
        expect(run()).toEqual(run());
        expect(JSON.stringify(told)).toBe(before);
      }),
    );
  });

  it('against the published rules comes out as against the same rules laid over them', () => {
    fc.assert(
      fc.property(story, ({ program, testCase, rules }) => {
        const same = rules.map(({ id, tree }) => ({ ruleId: id, tree: structuredClone(tree) }));
        const published = runTestCase(testCase, program, rules);
        expect(runTestCase(testCase, program, withRuleChanges(rules, same))).toEqual(published);
      }),
    );
  });

  it('passes exactly where the decision is the expected one and the rule named stands in the way', () => {
    fc.assert(
      fc.property(story, ({ program, testCase, rules }) => {
        const { passed, decision, inTheWay } = runTestCase(testCase, program, rules);
        const named = JSON.stringify(inTheWay.map(({ rule }) => rule.tree)).includes('"photo-id"');
        expect(passed).toBe(decision === testCase.expected && (testCase.blockedBy === undefined || named));
      }),
    );
  });

  it('decides as a search would on that day, where rules last and a place is open', () => {
    fc.assert(
      fc.property(story, ({ program, testCase, rules }) => {
        const facts = { levelsOfCareSought: program.levelsOfCare, ...testCase.facts };
        const asOf = `${TODAY}T09:00:00-04:00`;
        const open: CapacityReport = {
          ...{ id: 'bed', kind: 'any', open: 5, from: TODAY, holdDays: 90, reportedAt: asOf },
          access: { mode: 'bookable' },
        };
        const lasting = rules.map(({ effectiveTo: _end, ...rule }) => rule);
        const there = { ...program, rules: lasting, capacity: [open] };
        const { decision } = decideAdmission({ facts, program: there, asOf, horizonDays: 90 });
        expect(runTestCase(testCase, program, rules).decision).toBe(decision);
      }),
    );
  });
});
