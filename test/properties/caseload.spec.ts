import fc from 'fast-check';
import { BarrierCounter } from '../../src/domain/caseload/barriers.js';
import { AllPrograms } from '../../src/domain/caseload/caseload-programs.js';
import { causeKey, pruned, typesIn, withoutCause, type Cause } from '../../src/domain/caseload/causes.js';
import { hasJointPlan } from '../../src/domain/caseload/joint-plan.js';
import { effectOf } from '../../src/domain/caseload/program-change.js';
import { RULE_TYPES } from '../../src/domain/admission/rule-types/index.js';
import { searchPlans } from '../../src/domain/matching/search-plans.js';
import { planKey } from '../../src/domain/matching/what-changed.js';
import { previewPlans } from '../../src/domain/matching/preview-plans.js';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import type { AdmissionRule, Program } from '../../src/domain/program.js';
import { anyWorld, AS_OF, searchIn, type SmallWorld } from './small-worlds.js';

const RUNS = { numRuns: 150 };

/** The definition: a search with open gates lists a plan. */
const lists = (world: SmallWorld, programs = world.programs) =>
  searchPlans(searchIn({ ...world, programs }, 1)).outcome === 'plans';

const swapped = ({ partners: [ana, ben], ...rest }: SmallWorld): SmallWorld => ({ ...rest, partners: [ben, ana] });

/** A world, and one of its programs as it was, would be, or both; null where it is not open. */
const anyChange = fc
  .tuple(anyWorld(), anyWorld(), fc.nat(), fc.constantFrom('edit', 'open', 'close'))
  .map(([world, other, pick, kind]) => {
    const program = world.programs[pick % world.programs.length]!;
    const edited: Program = { ...other.programs[0]!, id: program.id, point: program.point!, name: program.name };
    const before = kind === 'open' ? null : program;
    const after = kind === 'close' ? null : kind === 'open' ? program : edited;
    return { world, change: { programId: program.id, before, after } };
  });

const HARD: readonly RuleTree[] = [
  { type: 'gender-served', values: { genders: ['woman'] } },
  { type: 'gender-served', values: { genders: ['man'] } },
  {
    any: [
      { type: 'tb-test', values: { withinMonths: 6 } },
      { type: 'age-range', values: { minimumYears: 60 } },
    ],
  },
  { not: { type: 'age-range', values: { maximumYears: 59 } } },
];

/** A world in which little is open: one more rule at every program, and often no place. */
const hardWorld = fc
  .tuple(anyWorld(), fc.array(fc.nat(11), { minLength: 5, maxLength: 5 }))
  .map(([world, picks]): SmallWorld => ({
    ...world,
    programs: world.programs.map((program, index) => {
      const pick = picks[index] ?? 0;
      const tree = HARD[pick % HARD.length]!;
      const added: AdmissionRule = { id: 'hard', version: 1, authority: 'program', effectiveFrom: '2020-01-01', tree };
      const capacity = pick > 6 ? program.capacity.map((report) => ({ ...report, open: 0 })) : program.capacity;
      return { ...program, rules: [...program.rules, added], capacity };
    }),
  }));

const withProgram = (world: SmallWorld, id: string, program: Program | null): Program[] => [
  ...world.programs.filter((one) => one.id !== id),
  ...(program ? [program] : []),
];

describe('a couple of the caseload', () => {
  it('has a joint plan exactly where a search lists one', () => {
    fc.assert(
      fc.property(anyWorld(), (world) => {
        expect(hasJointPlan(world, world.programs, AS_OF)).toBe(lists(world));
      }),
      RUNS,
    );
  });

  it('gains or loses by a change exactly what asking again with and without it says', () => {
    fc.assert(
      fc.property(anyChange, ({ world, change }) => {
        const { programId, before, after } = change;
        const [had, has] = [before, after].map((one) => lists(world, withProgram(world, programId, one)));
        const expected = had === has ? 'none' : has ? 'gains' : 'loses';
        expect(effectOf(world, change, new AllPrograms(world.programs, AS_OF))).toBe(expected);
        expect(effectOf(swapped(world), change, new AllPrograms(world.programs, AS_OF))).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the generated couples', () => {
  it('are of each kind, or the comparisons would prove nothing', () => {
    const effects = fc
      .sample(anyChange, { numRuns: 400, seed: 5 })
      .map(({ world, change }) => effectOf(world, change, new AllPrograms(world.programs, AS_OF)));
    for (const effect of ['gains', 'loses', 'none'])
      expect(effects.filter((one) => one === effect).length).toBeGreaterThan(20);
    const found = fc.sample(hardWorld, { numRuns: 400, seed: 5 }).flatMap((world) => {
      const counter = new BarrierCounter(new AllPrograms(world.programs, AS_OF));
      counter.add(world);
      return [...counter.tally.causes.keys()].map((key) => key.split(' ')[0]);
    });
    for (const kind of ['rule-type', 'capacity', 'couple-policy'])
      expect(found.filter((one) => one === kind).length).toBeGreaterThan(5);
  });
});

describe('what stands in the way of a couple', () => {
  const causesIn = ({ programs }: SmallWorld): Cause[] => [
    ...[...new Set(programs.flatMap(({ rules }) => rules.flatMap(({ tree }) => [...typesIn(tree)])))].map(
      (ruleType): Cause => ({ kind: 'rule-type', ruleType }),
    ),
    { kind: 'couple-policy' },
    { kind: 'capacity' },
  ];

  it('is found by asking a whole search again without each cause, everywhere and at each program', () => {
    fc.assert(
      fc.property(fc.oneof(hardWorld, anyWorld()), (world) => {
        const counter = new BarrierCounter(new AllPrograms(world.programs, AS_OF));
        counter.add(world);
        const expected = lists(world) ? [] : causesIn(world).flatMap((cause) => expectedOf(world, cause));
        expect([...counter.tally.causes.keys()].sort()).toEqual(expected.sort());
        const opensSomewhere = expected.some((key) => key.endsWith(' '));
        expect(counter.tally.withoutSingleCause).toBe(lists(world) || opensSomewhere ? 0 : 1);
      }),
      { numRuns: 120 },
    );
  });

  it('is the same whoever is named first', () => {
    fc.assert(
      fc.property(fc.oneof(hardWorld, anyWorld()), (world) => {
        const tallies = [world, swapped(world)].map((one) => {
          const counter = new BarrierCounter(new AllPrograms(world.programs, AS_OF));
          counter.add(one);
          return counter.tally;
        });
        expect(tallies[0]).toEqual(tallies[1]);
      }),
      RUNS,
    );
  });

  function expectedOf(world: SmallWorld, cause: Cause): string[] {
    const without = new Map(world.programs.map((program) => [program.id, withoutCause(program, cause, AS_OF)]));
    const everywhere = lists(world, [...without.values()]) ? [`${causeKey(cause)} `] : [];
    const alone = world.programs.filter(({ id }) => {
      const changed = world.programs.map((program) => (program.id === id ? without.get(id)! : program));
      return lists(world, changed);
    });
    return [...everywhere, ...alone.map(({ id }) => `${causeKey(cause)} ${id}`)];
  }
});

describe('a tree without the rules of one type', () => {
  it('keeps nothing of that type, and the same tree where there was nothing of it', () => {
    fc.assert(
      fc.property(anyWorld(), fc.constantFrom(...RULE_TYPES.map(({ code }) => code)), (world, code) => {
        for (const { tree } of world.programs.flatMap(({ rules }) => rules)) {
          const left = pruned(tree, code);
          expect(JSON.stringify(left)).not.toContain(`"${code}"`);
          if (!JSON.stringify(tree).includes(`"${code}"`)) expect(left).toBe(tree);
        }
      }),
      RUNS,
    );
  });
});

describe('a preview of plans', () => {
  it('answers as a search of the changed world does, and names exactly what came and went', () => {
    fc.assert(
      fc.property(anyChange, fc.integer({ min: 1, max: 4 }), ({ world, change }, limit) => {
        const before = searchIn({ ...world, programs: withProgram(world, change.programId, change.before) }, limit);
        const after = searchIn({ ...world, programs: withProgram(world, change.programId, change.after) }, limit);
        const preview = previewPlans(before, after);
        expect(preview.answer).toEqual(searchPlans(after));
        const all = (input: typeof before) =>
          new Set(
            searchPlans({ ...input, limit: 1000 })
              .plans.filter(({ kind }) => kind !== 'bridge')
              .map(planKey),
          );
        const [old, now] = [all(before), all(after)];
        const listed = searchPlans(after)
          .plans.filter(({ kind }) => kind !== 'bridge')
          .map(planKey);
        const gained = preview.plans.filter((one) => one.change === 'gained' && one.kind !== 'bridge');
        expect(gained.length).toBe(new Set(listed.filter((key) => !old.has(key))).size);
        const gone = searchPlans(before)
          .plans.filter(({ kind }) => kind !== 'bridge')
          .map(planKey);
        const lost = preview.plans.filter((one) => one.change === 'lost' && one.kind !== 'bridge');
        expect(lost.length).toBe(new Set(gone.filter((key) => !now.has(key))).size);
      }),
      RUNS,
    );
  });

  it('finds nothing changed where nothing is', () => {
    fc.assert(
      fc.property(anyWorld(), (world) => {
        const preview = previewPlans(searchIn(world, 3), searchIn(world, 3));
        expect([preview.plans, preview.options]).toEqual([[], []]);
      }),
      RUNS,
    );
  });
});
