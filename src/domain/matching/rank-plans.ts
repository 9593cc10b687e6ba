import { dayNumberOf } from '../calendar.js';
import { PLAN_KINDS, type CouplePreferences, type PlanKind } from '../couple/couple-preferences.js';
import type { Candidate } from './candidate.js';
import type { PlanDraft } from './plan-draft.js';

/**
 * The order of plans, and each place in it can be explained: feasible before provisional; the order of kinds that the
 * couple has stated, if any; a known day on which both are in before an unknown one, then the earlier; the smaller gap; fewer steps; fewer
 * miles between the two places and from home to both; and last the usual order of kinds and the program ids, so that
 * equal plans keep one order.
 */
export function comparePlans(preferences: CouplePreferences): (a: PlanDraft, b: PlanDraft) => number {
  const kindRank = rankOfKinds(preferences);
  return (a, b) => compareKeys(keyOf(a, kindRank), keyOf(b, kindRank)) || compareEqual(a, b);
}

/** The order as numbers, the first that differs deciding: what is unknown stands last. */
export type RankKey = readonly [
  provisional: number,
  kind: number,
  undated: number,
  day: number,
  gap: number,
  steps: number,
  miles: number,
];

/** The place of each kind in the order that the couple has stated. Kinds that it does not name share the last place. */
export function rankOfKinds({ planKinds }: CouplePreferences): (kind: PlanKind) => number {
  const rankOf = new Map(planKinds.map((kind, index) => [kind, index]));
  return (kind) => rankOf.get(kind) ?? planKinds.length;
}

function keyOf(plan: PlanDraft, kindRank: (kind: PlanKind) => number): RankKey {
  return [
    plan.provisional ? 1 : 0,
    kindRank(plan.kind),
    plan.bothInOn === undefined ? 1 : 0,
    dayNumberOf(plan.bothInOn ?? plan.notBefore),
    plan.gapDays ?? Infinity,
    plan.steps,
    (plan.milesApart ?? Infinity) + homeMiles(plan),
  ];
}

function compareKeys(a: RankKey, b: RankKey): number {
  for (let part = 0; part < a.length; part += 1) {
    const [mine = 0, theirs = 0] = [a[part], b[part]];
    if (mine !== theirs) return mine < theirs ? -1 : 1;
  }
  return 0;
}

/** Miles from home as the order counts them: none for somebody whose home is not known, as it cannot tell plans apart. */
export function countedMilesFromHome({ partner, milesFromHome }: Candidate): number {
  return partner.home ? (milesFromHome ?? Infinity) : 0;
}

function homeMiles({ legs }: PlanDraft): number {
  return legs.reduce((sum, { candidate }) => sum + countedMilesFromHome(candidate), 0);
}

/** Miles from home of those whose home is known; undefined where nobody's is, or a program is not on the map. */
export function milesFromHome({ legs }: PlanDraft): number | undefined {
  const withHome = legs.map(({ candidate }) => candidate).filter(({ partner }) => partner.home !== undefined);
  if (withHome.length === 0) return undefined;
  // An unknown way is not a way of no miles: it makes the sum unknown.
  const miles = withHome.reduce((sum, { milesFromHome = NaN }) => sum + milesFromHome, 0);
  return Number.isNaN(miles) ? undefined : miles;
}

/** What makes two drafts the same plan. */
export function identity({ kind, legs }: PlanDraft): string {
  return [
    kind,
    ...legs.map(
      ({ candidate, startOn, notBefore, bridge }) =>
        `${candidate.program.id}@${startOn ?? `from ${notBefore}`}${bridge ? `<${bridge.candidate.program.id}` : ''}`,
    ),
  ].join(' ');
}

/** Keeps the best few of many plans, best first. */
export class BestPlans {
  private readonly kept: { readonly plan: PlanDraft; readonly key: RankKey }[] = [];
  private readonly kindRank: (kind: PlanKind) => number;
  /** How many plans there were. */
  total = 0;

  constructor(
    preferences: CouplePreferences,
    private readonly limit: number,
  ) {
    this.kindRank = rankOfKinds(preferences);
  }

  offer(plan: PlanDraft): void {
    this.total += 1;
    const key = keyOf(plan, this.kindRank);
    if (this.last && compareKeys(key, this.last) > 0) return;
    const worse = this.kept.findIndex(
      (other) =>
        compareKeys(key, other.key) < 0 || (compareKeys(key, other.key) === 0 && compareEqual(plan, other.plan) < 0),
    );
    if (worse >= 0) this.kept.splice(worse, 0, { plan, key });
    else if (this.kept.length < this.limit) this.kept.push({ plan, key });
    if (this.kept.length > this.limit) this.kept.pop();
  }

  /** The key of the last of the best, once there are as many as are wanted: what does not rank before it is not kept. */
  get last(): RankKey | undefined {
    return this.kept.length < this.limit ? undefined : this.kept.at(-1)?.key;
  }

  get best(): readonly PlanDraft[] {
    return this.kept.map(({ plan }) => plan);
  }
}

/** Decides between plans that are equally good. */
const compareEqual = (a: PlanDraft, b: PlanDraft) =>
  PLAN_KINDS.indexOf(a.kind) - PLAN_KINDS.indexOf(b.kind) || byText(identity(a), identity(b));

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
