import type { AllocationProblem, Choice, Take } from '../../src/domain/allocation/problem.js';

/** A problem of residents, couples of residents and hospitals, as the literature writes it. */
export interface HospitalInstance {
  /** For each single, hospitals, best first. */
  readonly singles: readonly (readonly number[])[];
  /** For each couple, pairs of hospitals, best first; -1 where one of the two stays without. */
  readonly couples: readonly (readonly (readonly [number, number])[])[];
  /** For each hospital, people, best first: a single by number, a partner as couple and 0 or 1. Who is not named last. */
  readonly hospitals: readonly (readonly (number | readonly [number, number])[])[];
  readonly capacity: readonly number[];
}

/**
 * The example of the README of scarf (github.com/dwtang/scarf, MIT), an implementation of Scarf's algorithm for
 * matching with couples. Its three hospitals share one order.
 */
export const SCARF_README: HospitalInstance = (() => {
  const order = [0, [0, 1], 1, [1, 0], [0, 0], [1, 1]] as const;
  return {
    singles: [
      [0, 1, 2],
      [1, 0],
    ],
    couples: [
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [2, 2],
      ],
      [
        [1, 1],
        [2, 2],
        [1, -1],
      ],
    ],
    hospitals: [order, order, order],
    capacity: [2, 3, 1],
  };
})();

/** The instance of scarf's own unit tests (`tests/scarf_instance_test.py` in the same repository). */
export const SCARF_UNIT_TEST: HospitalInstance = {
  singles: [[0, 1], [1]],
  couples: [
    [
      [0, 0],
      [0, 1],
    ],
    [[1, 0]],
    [
      [1, 1],
      [0, 0],
      [0, -1],
    ],
  ],
  hospitals: [
    [1, [0, 1], 0, [1, 0], [2, 1], [2, 0], [1, 1], [0, 0]],
    [[0, 1], 0, [1, 0], 1, [2, 0], [2, 1], [0, 0], [1, 1]],
  ],
  capacity: [2, 3],
};

/** An instance in the terms of this project. The hospital's order is how its program looks at whoever comes. */
export function problemOf({ singles, couples, hospitals, capacity }: HospitalInstance): AllocationProblem {
  const take = (hospital: number, clientId: string, person: number | readonly [number, number]): Take => {
    const at = hospitals[hospital]!.findIndex((one) => String(one) === String(person));
    return { pool: `hospital ${String(hospital)}`, clientIds: [clientId], standing: at < 0 ? Infinity : at };
  };
  const choiceOf = (takes: readonly Take[], together: boolean): Choice => ({
    id: takes.map(({ pool, clientIds }) => `${String(clientIds)} at ${pool}`).join(', '),
    takes,
    starts: takes.map(({ pool, clientIds }) => ({
      ...{ clientId: clientIds[0]!, programId: pool, startOn: '2026-03-10', waitDays: 0 },
      ...{ capacityReportId: pool, toConfirm: false },
    })),
    together,
  });
  return {
    pools: capacity.map((places, hospital) => ({ id: `hospital ${String(hospital)}`, capacity: places })),
    priorityClasses: 0,
    applicants: [
      ...singles.map((order, single) => {
        const id = `single ${String(single)}`;
        return {
          id,
          people: [{ clientId: id, priority: 0 }],
          choices: order.map((hospital) => choiceOf([take(hospital, id, single)], false)),
        };
      }),
      ...couples.map((order, couple) => {
        const id = `couple ${String(couple)}`;
        const names = [`${id} first`, `${id} second`];
        return {
          id,
          people: names.map((clientId) => ({ clientId, priority: 0 })),
          choices: order.map((pair) => {
            const takes = pair.flatMap((hospital, side) =>
              hospital < 0 ? [] : [take(hospital, names[side]!, [couple, side])],
            );
            return choiceOf(takes, takes.length === 2);
          }),
        };
      }),
    ],
  };
}

/**
 * The third example of `hri2` in the R package matchingMarkets: three courses (0 Micro1, 1 Micro2, 2 Macro), the singles
 * Lea, Mia and Kai (0 to 2) and the couples Niklas with Jan and Anna with Lisa. The courses rank some people only, and
 * of the partners only Niklas and Anna; whom they do not rank comes last here.
 */
export const MATCHING_MARKETS_COURSES: HospitalInstance = {
  singles: [[0], [1, 0, 2], [2]],
  couples: [
    [
      [0, 1],
      [2, 0],
      [0, -1],
      [-1, 2],
    ],
    [
      [2, 2],
      [-1, 0],
      [1, 1],
      [1, 2],
      [2, -1],
    ],
  ],
  hospitals: [
    [[0, 0], 2, 1, [1, 0]],
    [0, 2, [1, 0]],
    [2, 1, 0],
  ],
  capacity: [2, 1, 1],
};
