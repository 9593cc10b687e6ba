import fc from 'fast-check';
import { ClientFindings } from '../../src/domain/admission/client-findings.js';
import { decideAdmission } from '../../src/domain/admission/decide-admission.js';
import { ClientOutcomes } from '../../src/domain/matching/client-outcomes.js';
import { findBest } from '../../src/domain/matching/find-best.js';
import { ProgramIndex } from '../../src/domain/matching/program-index.js';
import { searchPlans } from '../../src/domain/matching/search-plans.js';
import type { Program } from '../../src/domain/program.js';
import { coupleWorld } from './couple-worlds.js';
import { anyWorld, AS_OF, searchIn, type SmallWorld } from './small-worlds.js';

/** What the plain search lists. */
function plainly(world: SmallWorld, limit: number) {
  const { asOf, plans, individual } = searchPlans(searchIn(world, limit));
  return { asOf, plans, options: individual.map(({ options }) => options) };
}

// The same programs again, elsewhere or under another name: ties, and several rules that are equal.
const twice = (world: SmallWorld): SmallWorld => ({
  ...world,
  programs: world.programs.flatMap((program) => [program, { ...program, id: `again-${program.id}` }]),
});

describe('the quick search', () => {
  it('lists the same plans and options as the plain one, in the same order', () => {
    fc.assert(
      fc.property(anyWorld(), fc.integer({ min: 1, max: 12 }), fc.boolean(), (small, limit, isTwice) => {
        const world = isTwice ? twice(small) : small;
        expect(findBest(searchIn(world, limit), ProgramIndex.of(world.programs))).toEqual(plainly(world, limit));
      }),
      { numRuns: 400 },
    );
  });

  it('still does after programs have come, changed and gone', () => {
    fc.assert(
      fc.property(anyWorld(), anyWorld(), fc.nat(4), fc.integer({ min: 1, max: 8 }), (before, world, gone, limit) => {
        const index = ProgramIndex.of(before.programs);
        for (const program of twice(before).programs) index.put(program);
        for (const { id } of twice(before).programs) if (!world.programs.some((one) => one.id === id)) index.remove(id);
        for (const program of world.programs) index.put(program);
        const left = world.programs.filter((_, place) => place !== gone);
        const lost = world.programs[gone];
        if (lost) index.remove(lost.id);
        expect(index.size).toBe(left.length);
        expect([...index].map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id).sort());
        expect(findBest(searchIn(world, limit), index)).toEqual(plainly({ ...world, programs: left }, limit));
      }),
      { numRuns: 200 },
    );
  });

  it('does so with rules about two partners too', () => {
    fc.assert(
      fc.property(coupleWorld(), fc.integer({ min: 1, max: 8 }), (world, limit) => {
        expect(findBest(searchIn(world, limit), ProgramIndex.of(world.programs))).toEqual(plainly(world, limit));
      }),
      { numRuns: 200 },
    );
  });

  it('tells nobody what closed a gate, and each the own options', () => {
    fc.assert(
      fc.property(anyWorld(), (world) => {
        const index = ProgramIndex.of(world.programs);
        const closed = findBest({ ...searchIn(world, 5), gates: 'closed' }, index);
        expect(closed).toEqual({ ...findBest(searchIn(world, 5), index), plans: [] });
      }),
    );
  });
});

describe('the index', () => {
  it('passes over no program that the core would not exclude', () => {
    fc.assert(
      fc.property(anyWorld(), ({ programs, partners }) => {
        const index = ProgramIndex.of(programs);
        for (const { facts } of partners) {
          const client = new ClientOutcomes(new ClientFindings(facts, AS_OF, 30), index.rules);
          const visited = new Set<Program>();
          index.admissible(client, null, ({ program }) => visited.add(program));
          for (const program of programs)
            if (!visited.has(program))
              expect(decideAdmission({ facts, program, asOf: AS_OF, horizonDays: 30 }).decision).toBe('excluded');
        }
      }),
      { numRuns: 300 },
    );
  });
});
