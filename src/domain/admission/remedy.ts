import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { StepActor } from '../vocabulary/programs.js';
import type { Ask } from './ask.js';

/** One piece of work that helps remove a barrier. The same code for one client is the same work: done once, it counts everywhere. */
export interface Step {
  readonly code: string;
  readonly action: string;
  readonly actor: StepActor;
  /** Days from starting the work until it is done. */
  readonly leadDays: number;
  /** Codes of steps that must be done first, where they are needed at all. */
  readonly after?: readonly string[];
}

/** A way to meet a rule: all of its steps, not before its date where waiting is part of it, and only if its asks turn out well. */
export interface Remedy {
  readonly steps: readonly Step[];
  readonly notBefore?: IsoDate;
  /** What is still unknown even when the work is done. */
  readonly asks?: readonly Ask[];
}

/** Met once this work is done. */
export const byStep = (...steps: readonly [Step, ...Step[]]): Remedy => ({ steps });

/** Met once this is done, if those who decide then say yes: nobody can promise it. */
export const byRequest = (step: Step, question: string): Remedy => ({
  steps: [step],
  asks: [{ of: 'staff', question }],
});

/** Met by waiting until a day. */
export const byWaiting = (until: IsoDate): Remedy => ({ steps: [], notBefore: until });

/** Both together: steps run side by side, shared ones once, and the later date counts. */
export function together(a: Remedy, b: Remedy): Remedy {
  const notBefore = a.notBefore && b.notBefore ? laterOf(a.notBefore, b.notBefore) : (a.notBefore ?? b.notBefore);
  const asks = [...(a.asks ?? []), ...(b.asks ?? [])];
  return {
    steps: [...a.steps, ...b.steps.filter(({ code }) => !a.steps.some((step) => step.code === code))],
    ...(notBefore !== undefined && { notBefore }),
    ...(asks.length > 0 && { asks }),
  };
}

/** Days until all steps are done: the longest chain, where a step waits only for those it depends on. */
export function leadDays(steps: readonly Step[]): number {
  const chain = (step: Step, behind: readonly string[]): number => {
    const before = steps.filter(({ code }) => step.after?.includes(code) && !behind.includes(code));
    return step.leadDays + Math.max(0, ...before.map((earlier) => chain(earlier, [...behind, step.code])));
  };
  return Math.max(0, ...steps.map((step) => chain(step, [step.code])));
}

/** The first day on which the remedy has done its work, when work on it starts on `from`. */
export function remedyReadyOn({ steps, notBefore }: Remedy, from: IsoDate): IsoDate {
  const done = addDays(from, leadDays(steps));
  return notBefore === undefined ? done : laterOf(done, notBefore);
}

/**
 * The best of several ways for a start on day `by`: a sure one before one that still asks, then the soonest, then the one
 * with fewer steps. Nobody is given work for what waiting until that day does anyway.
 */
export function bestRemedy(remedies: readonly Remedy[], from: IsoDate, by = from): Remedy | undefined {
  return firstBy(remedies, (remedy) => [remedy.asks ? 1 : 0, ...effort(remedy, from, by)]);
}

/** The soonest of several ways, even one that still asks; then a sure one, then the one with fewer steps. */
export function soonestRemedy(remedies: readonly Remedy[], from: IsoDate, by = from): Remedy | undefined {
  return firstBy(remedies, (remedy) => {
    const [ready, ...work] = effort(remedy, from, by);
    return [ready, remedy.asks ? 1 : 0, ...work];
  });
}

/** How late it is for a start on `by`, how many steps it takes, and how long these take. */
function effort(remedy: Remedy, from: IsoDate, by: IsoDate): readonly [IsoDate, number, IsoDate] {
  const ready = remedyReadyOn(remedy, from);
  return [laterOf(ready, by), remedy.steps.length, ready];
}

type Rank = readonly (number | string)[];

function firstBy(remedies: readonly Remedy[], rank: (remedy: Remedy) => Rank): Remedy | undefined {
  return remedies.reduce<Remedy | undefined>((best, remedy) => {
    if (!best) return remedy;
    const [mine, theirs] = [rank(remedy), rank(best)];
    const differs = mine.findIndex((part, index) => part !== theirs[index]);
    return differs >= 0 && (mine[differs] ?? 0) < (theirs[differs] ?? 0) ? remedy : best;
  }, undefined);
}
