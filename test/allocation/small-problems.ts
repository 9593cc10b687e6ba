import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar.js';
import type { AllocationProblem, Applicant, Choice, Start, Take } from '../../src/domain/allocation/problem.js';

const POOLS = ['a', 'b', 'c'] as const;
const PRIORITY_CLASSES = 2;

/** Where one person can start: a pool, a wait, and whether it must be confirmed. */
const place = fc.record({
  pool: fc.constantFrom(...POOLS),
  waitDays: fc.integer({ min: 0, max: 3 }),
  toConfirm: fc.boolean(),
  // Not the class: what holds for any order of any program holds for that by class.
  standing: fc.integer({ min: 0, max: 6 }),
});
type Place = typeof place extends fc.Arbitrary<infer T> ? T : never;

const priority = fc.integer({ min: 0, max: PRIORITY_CLASSES });

const single = (id: string): fc.Arbitrary<Applicant> =>
  fc.record({ class: priority, places: fc.array(place, { maxLength: 3 }) }).map(({ class: own, places }) => ({
    id,
    people: [{ clientId: id, priority: own }],
    choices: places.map((one, index) => choiceOf(`${id} ${String(index)}`, [[id, one]], false)),
  }));

const couple = (id: string): fc.Arbitrary<Applicant> => {
  const pair = fc.record({ first: fc.option(place), second: fc.option(place), room: fc.boolean() });
  return fc
    .record({ classes: fc.tuple(priority, priority), pairs: fc.array(pair, { maxLength: 3 }) })
    .map(({ classes: [mine, theirs], pairs }): Applicant => {
      const [ana, ben] = [`${id} ana`, `${id} ben`];
      return {
        id,
        people: [
          { clientId: ana, priority: mine },
          { clientId: ben, priority: theirs },
        ],
        choices: pairs.flatMap(({ first, second, room }, index): Choice[] => {
          const named = `${id} ${String(index)}`;
          if (first && second && room) return [roomFor(named, [ana, ben], first)];
          const legs: [string, Place][] = [];
          if (first) legs.push([ana, first]);
          if (second) legs.push([ben, second]);
          return legs.length === 0 ? [] : [choiceOf(named, legs, legs.length === 2)];
        }),
      };
    });
};

function choiceOf(id: string, legs: readonly (readonly [string, Place])[], together: boolean): Choice {
  return {
    id,
    together,
    starts: legs.map(([clientId, one]) => startOf(clientId, one)),
    takes: legs.map(([clientId, { pool, standing }]): Take => ({ pool, clientIds: [clientId], standing })),
  };
}

/** One place that two take together. */
function roomFor(id: string, clientIds: readonly string[], one: Place): Choice {
  const starts = clientIds.map((clientId) => startOf(clientId, one));
  return { id, together: true, starts, takes: [{ pool: one.pool, clientIds, standing: one.standing }] };
}

function startOf(clientId: string, { pool, waitDays, toConfirm }: Place): Start {
  const startOn = addDays('2026-03-10', waitDays);
  return { clientId, programId: pool, startOn, waitDays, capacityReportId: pool, toConfirm };
}

/** Up to two singles and three couples before three pools of up to three places: small enough to try everything. */
export const smallProblem: fc.Arbitrary<AllocationProblem> = fc
  .record({
    capacities: fc.tuple(...POOLS.map(() => fc.integer({ min: 0, max: 3 }))),
    singles: fc.integer({ min: 0, max: 2 }),
    couples: fc.integer({ min: 0, max: 3 }),
  })
  .chain(({ capacities, singles, couples }) =>
    fc
      .tuple(
        ...Array.from({ length: singles }, (_, index) => single(`single ${String(index)}`)),
        ...Array.from({ length: couples }, (_, index) => couple(`couple ${String(index)}`)),
      )
      .map((applicants) => ({
        pools: POOLS.map((id, index) => ({ id, capacity: capacities[index]! })),
        applicants,
        priorityClasses: PRIORITY_CLASSES,
      })),
  );
