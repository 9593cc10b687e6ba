import { isFeasible } from './feasible.js';
import type { AllocationProblem, Applicant, Choice } from './problem.js';
import { blockingPairs } from './stability.js';

/** A choice of places in pools, each with the person and how early the program would take this one. */
function choice(...places: readonly (readonly [pool: string, clientId: string, standing: number])[]): Choice {
  return {
    id: places.map((place) => place.join(' ')).join(', '),
    takes: places.map(([pool, clientId, standing]) => ({ pool, clientIds: [clientId], standing })),
    starts: places.map(([programId, clientId]) => ({
      ...{ clientId, programId, startOn: '2026-03-10', waitDays: 0, capacityReportId: programId, toConfirm: false },
    })),
    together: places.length === 2,
  };
}

const applicant = (id: string, ...choices: readonly Choice[]): Applicant => ({ id, people: [], choices });
const before = (capacity: number, ...applicants: Applicant[]): AllocationProblem => ({
  ...{ pools: [{ id: 'house', capacity }], applicants, priorityClasses: 3 },
});

describe('an allocation is unstable', () => {
  const first = applicant('first', choice(['house', 'first', 0]));
  const later = applicant('later', choice(['house', 'later', 1]));
  const couple = applicant('couple', choice(['house', 'ana', 0], ['house', 'ben', 2]));

  it('where a place is free that somebody would rather have', () => {
    expect(blockingPairs(before(1, first), new Map())).toEqual([{ applicantId: 'first', choice: 0 }]);
    expect(blockingPairs(before(0, first), new Map())).toEqual([]);
  });

  it('where somebody has the place who goes after, and not where both go alike', () => {
    const problem = before(1, first, later);
    expect(blockingPairs(problem, new Map([['later', 0]]))).toEqual([{ applicantId: 'first', choice: 0 }]);
    expect(blockingPairs(problem, new Map([['first', 0]]))).toEqual([]);
    const alike = before(1, first, applicant('as early', choice(['house', 'as early', 0])));
    expect(blockingPairs(alike, new Map([['as early', 0]]))).toEqual([]);
  });

  it('for a couple only where there is room for both, the one who goes last too', () => {
    const problem = before(2, couple, later);
    // One free place, and one of somebody who goes before Ben: Ana alone could come, both cannot.
    expect(blockingPairs(problem, new Map([['later', 0]]))).toEqual([]);
    const last = applicant('last', choice(['house', 'last', 3]));
    const withLast = before(2, couple, last);
    expect(blockingPairs(withLast, new Map([['last', 0]]))).toEqual([{ applicantId: 'couple', choice: 0 }]);
  });

  it('not because of a place that the same people hold already', () => {
    const moves = applicant('moves', choice(['house', 'moves', 0]), choice(['house', 'moves', 0], ['house', 'x', 0]));
    expect(blockingPairs(before(2, moves), new Map([['moves', 1]]))).toEqual([{ applicantId: 'moves', choice: 0 }]);
  });

  it('never being the same as infeasible: more than is open, or what nobody was offered', () => {
    expect(isFeasible(before(1, couple), new Map([['couple', 0]]))).toBe(false);
    expect(isFeasible(before(2, couple), new Map([['couple', 0]]))).toBe(true);
    expect(isFeasible(before(2, couple), new Map([['couple', 1]]))).toBe(false);
    expect(isFeasible(before(2, couple), new Map([['nobody', 0]]))).toBe(false);
  });
});
