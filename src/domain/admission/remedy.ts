import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { StepActor } from '../vocabulary/programs.js';
import { isSameAsk, type Ask } from './ask.js';

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

/**
 * Both together: steps run side by side, and the later date counts. A step that both need is done once, and takes as
 * long as it takes for either.
 */
export function together(a: Remedy, b: Remedy): Remedy {
  const notBefore = a.notBefore && b.notBefore ? laterOf(a.notBefore, b.notBefore) : (a.notBefore ?? b.notBefore);
  const asked = a.asks ?? [];
  const asks = [...asked, ...(b.asks ?? []).filter((ask) => !asked.some((other) => isSameAsk(ask, other)))];
  const longer = (step: Step) => {
    const same = b.steps.find(({ code }) => code === step.code);
    return same && same.leadDays > step.leadDays ? same : step;
  };
  return {
    steps: [...a.steps.map(longer), ...b.steps.filter(({ code }) => !a.steps.some((step) => step.code === code))],
    ...(notBefore !== undefined && { notBefore }),
    ...(asks.length > 0 && { asks }),
  };
}

/** So many ways are kept: a rule of many parts, each with alternatives, would have more than anybody could read. */
const MOST_WAYS = 64;

/** Every way to remove several barriers at once: one remedy of each, without those that need more for nothing. */
export function waysTogether(barriers: readonly (readonly Remedy[])[], from: IsoDate): readonly Remedy[] {
  let ways: readonly Remedy[] = [{ steps: [] }];
  for (const remedies of barriers) {
    ways = ways.flatMap((way) => remedies.map((remedy) => together(way, remedy)));
    if (ways.length > 1)
      ways = ways.filter((way, index) => !ways.some((other, at) => isSpared(way, other, at < index)));
    if (ways.length > MOST_WAYS) ways = [...ways].sort((a, b) => compareRanks(surely(a, from), surely(b, from)));
    ways = ways.slice(0, MOST_WAYS);
  }
  return ways;
}

/** True where another way needs nothing that this one does not need; of two that need the same the first is kept. */
function isSpared(way: Remedy, other: Remedy, otherIsFirst: boolean): boolean {
  return way !== other && needsNoMore(other, way) && (otherIsFirst || !needsNoMore(way, other));
}

function needsNoMore(a: Remedy, b: Remedy): boolean {
  return (
    (a.notBefore ?? '') <= (b.notBefore ?? '') &&
    a.steps.every(({ code, leadDays }) => b.steps.some((step) => step.code === code && step.leadDays >= leadDays)) &&
    (a.asks ?? []).every((ask) => b.asks?.some((other) => isSameAsk(ask, other)))
  );
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
 * The best of several ways for a start on day `by`: the one with the fewest open questions, a sure one first of all; then
 * the soonest, then the one with fewer steps. Nobody is given work for what waiting until that day does anyway.
 */
export function bestRemedy(remedies: readonly Remedy[], from: IsoDate, by = from): Remedy | undefined {
  return firstBy(remedies, (remedy) => surely(remedy, from, by));
}

/** The soonest of several ways, even one that still asks; then the one that asks least, then the one with fewer steps. */
export function soonestRemedy(remedies: readonly Remedy[], from: IsoDate, by = from): Remedy | undefined {
  return firstBy(remedies, (remedy) => {
    const [asks, ready, ...work] = surely(remedy, from, by);
    return [ready, asks, ...work];
  });
}

/** How much it leaves open, how late it is for a start on `by`, how many steps it takes, and how long these take. */
function surely(remedy: Remedy, from: IsoDate, by = from): readonly [number, IsoDate, number, IsoDate] {
  const ready = remedyReadyOn(remedy, from);
  return [remedy.asks?.length ?? 0, laterOf(ready, by), remedy.steps.length, ready];
}

type Rank = readonly (number | string)[];

function firstBy(remedies: readonly Remedy[], rank: (remedy: Remedy) => Rank): Remedy | undefined {
  return remedies.reduce<Remedy | undefined>(
    (best, remedy) => (best && compareRanks(rank(best), rank(remedy)) <= 0 ? best : remedy),
    undefined,
  );
}

/** The first part that differs decides. */
function compareRanks(a: Rank, b: Rank): number {
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs < 0 ? 0 : (a[differs] ?? 0) < (b[differs] ?? 0) ? -1 : 1;
}
