import { LeastFirst } from './least-first.js';
import { lastNumber } from './rank-bound.js';
import type { BestPlans } from './rank-plans.js';

/** What can still become plans, each under the best that they can rank. */
export class PlanQueue {
  private readonly waiting = new LeastFirst();
  private readonly makers: (() => void)[] = [];

  constructor(readonly best: BestPlans) {}

  /** @param bound See `boundNumber`. */
  add(bound: number, make: () => void): void {
    this.waiting.add(this.makers.push(make) - 1, bound);
  }

  /** Makes plans in their order until nothing that waits can be among the best. */
  run(): void {
    for (;;) {
      if (this.best.last && this.waiting.leastKey > lastNumber(this.best.last)) return;
      const next = this.waiting.take();
      if (next === undefined) return;
      this.makers[next]?.();
    }
  }
}
