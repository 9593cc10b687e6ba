import type { CouplePreferences } from '../couple/couple-preferences.js';
import type { PlanDraft } from './plan-draft.js';

/**
 * The order of plans, and each place in it can be explained: feasible before provisional; the couple's own order of
 * kinds; a known day on which both are in before an unknown one, then the earlier; the smaller gap; fewer steps; nearer
 * to each other; nearer to home; and last the program ids, so that equal plans keep one order.
 */
export function comparePlans({ planKinds }: CouplePreferences): (a: PlanDraft, b: PlanDraft) => number {
  const rankOf = new Map(planKinds.map((kind, index) => [kind, index]));
  const kindOf = ({ kind }: PlanDraft) => rankOf.get(kind) ?? planKinds.length;
  return (a, b) =>
    Number(a.provisional) - Number(b.provisional) ||
    kindOf(a) - kindOf(b) ||
    Number(a.bothInOn === undefined) - Number(b.bothInOn === undefined) ||
    byText(a.bothInOn ?? a.notBefore, b.bothInOn ?? b.notBefore) ||
    byNumber(a.gapDays, b.gapDays) ||
    a.steps - b.steps ||
    byNumber(a.milesApart, b.milesApart) ||
    byNumber(milesFromHome(a), milesFromHome(b)) ||
    byText(identity(a), identity(b));
}

/** Miles of both partners from their homes; undefined when neither is known. */
export function milesFromHome({ legs }: PlanDraft): number | undefined {
  const [first, second] = [legs[0].candidate.milesFromHome, legs[1].candidate.milesFromHome];
  return first === undefined && second === undefined ? undefined : (first ?? 0) + (second ?? 0);
}

/** What makes two drafts the same plan. */
export function identity({ kind, legs }: PlanDraft): string {
  return [
    kind,
    ...legs.map(
      ({ candidate, startOn, bridge }) =>
        `${candidate.program.id}@${startOn ?? ''}${bridge ? `<${bridge.candidate.program.id}` : ''}`,
    ),
  ].join(' ');
}

/** Keeps the best few of many plans, best first. */
export class BestPlans {
  private readonly kept: PlanDraft[] = [];
  /** How many plans were offered. */
  total = 0;

  constructor(
    private readonly compare: (a: PlanDraft, b: PlanDraft) => number,
    private readonly limit: number,
  ) {}

  offer(draft: PlanDraft): void {
    this.total += 1;
    const last = this.kept.at(-1);
    if (last && this.kept.length >= this.limit && this.compare(last, draft) <= 0) return;
    let [low, high] = [0, this.kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.kept[middle];
      if (other && this.compare(other, draft) <= 0) low = middle + 1;
      else high = middle;
    }
    this.kept.splice(low, 0, draft);
    if (this.kept.length > this.limit) this.kept.pop();
  }

  get best(): readonly PlanDraft[] {
    return this.kept;
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byNumber = (a: number | undefined, b: number | undefined) =>
  a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a - b;
