import type { Row } from './binary-program.js';
import { demandOf, type Allocation, type AllocationProblem, type Applicant } from './problem.js';

/** Each choice of each applicant as a column of a binary program. */
export class ChoiceColumns {
  private readonly firstOf = new Map<string, number>();
  readonly count: number;

  constructor(readonly problem: AllocationProblem) {
    let next = 0;
    for (const { id, choices } of problem.applicants) {
      this.firstOf.set(id, next);
      next += choices.length;
    }
    this.count = next;
  }

  /** The column of one choice. */
  of({ id }: Applicant, index: number): number {
    return (this.firstOf.get(id) ?? 0) + index;
  }

  /** At most one choice for each applicant, and no more places of a pool than are open in it. */
  rows(): Row[] {
    const taken = new Map<string, [number, number][]>(this.problem.pools.map(({ id }) => [id, []]));
    const one: Row[] = [];
    for (const applicant of this.problem.applicants) {
      const columns = applicant.choices.map((_, index) => this.of(applicant, index));
      if (columns.length > 0) one.push({ terms: columns.map((column) => [column, 1]), atMost: 1 });
      for (const [index, choice] of applicant.choices.entries())
        for (const [pool, demand] of demandOf(choice)) taken.get(pool)?.push([this.of(applicant, index), demand]);
    }
    const places = this.problem.pools.flatMap(({ id, capacity }): Row[] => {
      const terms = taken.get(id) ?? [];
      return terms.length === 0 ? [] : [{ terms, atMost: capacity }];
    });
    return [...one, ...places];
  }

  /** The allocation that a set of columns means. */
  read(ones: ReadonlySet<number>): Allocation {
    const allocation = new Map<string, number>();
    for (const applicant of this.problem.applicants)
      for (const index of applicant.choices.keys())
        if (ones.has(this.of(applicant, index))) allocation.set(applicant.id, index);
    return allocation;
  }
}
