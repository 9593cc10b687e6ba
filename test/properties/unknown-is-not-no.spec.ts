import fc from 'fast-check';
import { decideAdmission, type Decision } from '../../src/domain/admission/decide-admission.js';
import type { ClientFacts, FactKey } from '../../src/domain/facts/index.js';
import { searchPlans } from '../../src/domain/matching/search-plans.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import { anyWorld, AS_OF, searchIn, withLastingRules, type SmallWorld } from './small-worlds.js';

const RUNS = { numRuns: 120 };

/** Whose place is open depends on who they are; that a start moves with it is told in plain examples. */
const PLACES_FOR_ANYBODY = ['any', 'couples-room'] as const;

const without = (facts: ClientFacts, key: FactKey): ClientFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== key));

const keysOf = (facts: ClientFacts) => Object.keys(facts) as FactKey[];

function decisionsIn({ programs }: SmallWorld, facts: ClientFacts): Decision[] {
  return programs.map((program) => decideAdmission({ facts, program, asOf: AS_OF, horizonDays: 30 }).decision);
}

/** The pairs of programs with a feasible plan, or with medication until then. Which form is listed may change with a date. */
function feasibleIn(world: SmallWorld): Set<string> {
  const { plans } = searchPlans(searchIn(world));
  return new Set(
    plans
      .filter(({ status }) => status === 'feasible')
      .map(({ kind, legs }) => [...legs.map(({ programId }) => programId), kind === 'bridge' ? kind : ''].join(' ')),
  );
}

describe('a fact that nobody knows', () => {
  it('never turns an open decision into a certain one', () => {
    fc.assert(
      fc.property(anyWorld(PLACES_FOR_ANYBODY), (anything) => {
        const world = withLastingRules(anything);
        const [{ facts }] = world.partners;
        const before = decisionsIn(world, facts);
        for (const key of keysOf(facts)) {
          const after = decisionsIn(world, without(facts, key));
          before.forEach((decision, index) => {
            if (decision === 'undetermined') expect([key, after[index]]).toEqual([key, 'undetermined']);
          });
        }
      }),
      RUNS,
    );
  });

  it('never turns a client away', () => {
    fc.assert(
      fc.property(anyWorld(), (world) => {
        const [{ facts }] = world.partners;
        const before = decisionsIn(world, facts);
        for (const key of keysOf(facts)) {
          const after = decisionsIn(world, without(facts, key));
          after.forEach((decision, index) => {
            if (decision === 'excluded') expect([key, before[index]]).toEqual([key, 'excluded']);
          });
        }
      }),
      RUNS,
    );
  });

  it('never makes a plan feasible', () => {
    fc.assert(
      fc.property(anyWorld(PLACES_FOR_ANYBODY), fc.boolean(), (anything, second) => {
        const world = withLastingRules(anything);
        const before = feasibleIn(world);
        const [ana, ben] = world.partners;
        const one = second ? ben : ana;
        for (const key of keysOf(one.facts)) {
          const less: Partner = { ...one, facts: without(one.facts, key) };
          const after = feasibleIn({ ...world, partners: second ? [ana, less] : [less, ben] });
          expect([key, ...[...after].filter((plan) => !before.has(plan))]).toEqual([key]);
        }
      }),
      RUNS,
    );
  });
});
