import { isFinal } from '../admission/evaluate-rule.js';
import type { RuleFinding } from '../admission/standing.js';
import { candidateAt, type Candidate } from './candidate.js';
import { coupleRuleMiss } from './couple-rule-miss.js';
import { dayMiss } from './day-miss.js';
import type { PlanRule } from './explain-couple.js';
import { explainFinding, startOf, type Explanation } from './explain.js';
import { forEachWay } from './pair-search.js';
import { leastGap, ownLeg, type Leg, type PairSearch, type PlanDraft } from './plan-draft.js';
import { sameProgramPlans } from './same-program-plans.js';

/** What can stand alone between two partners and a joint plan. `couple-rule` is about both, and names neither. The last three are the couple's own terms, and theirs to change. */
export const NEAR_MISS_CAUSES = [
  'one-place',
  'no-open-place',
  'no-fitting-day',
  'days-apart',
  'rule',
  'couple-rule',
  'household-rule',
  'travel-limit',
  'apart-not-accepted',
] as const;

/** A joint plan that fails for one cause. */
export interface NearMiss {
  readonly cause: (typeof NEAR_MISS_CAUSES)[number];
  readonly says: string;
  readonly programIds: readonly string[];
  /** Whom the rule stops; only for a rule. */
  readonly clientId?: string;
  readonly rule?: Explanation;
  /** What is asked of both; only for a couple rule. */
  readonly coupleRules?: readonly PlanRule[];
  readonly days?: number;
  /** Joint plans that would be there without this cause. */
  readonly opens: number;
}

/** What fails for one cause, the cause that opens most first. */
export function nearMisses(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
  gaps: GapMisses,
  limit: number,
): NearMiss[] {
  const theirsById = new Map(theirs.map((candidate) => [candidate.program.id, candidate]));
  const misses: NearMiss[] = [];
  for (const a of mine) {
    const b = theirsById.get(a.program.id);
    const miss = b && placeMiss(a, b, search);
    if (miss) misses.push(miss);
  }
  const found = [...misses, ...ruleMisses(mine, theirs, search, limit), ...ruleMisses(theirs, mine, search, limit)];
  return [...found, ...gaps.best()].sort(compareMisses).slice(0, limit);
}

function placeMiss(a: Candidate, b: Candidate, search: PairSearch): NearMiss | undefined {
  const { program } = a;
  const { preferences } = search;
  if (program.couplePolicy === 'not-at-once' || preferences.householdRule === 'one-at-a-time') return undefined;
  if (a.decision.readyOn === undefined || b.decision.readyOn === undefined) return undefined;
  const states = [a.decision.availability.state, b.decision.availability.state];
  const here = { programIds: [program.id], opens: 1 };
  const asked = coupleRuleMiss(a, b, search);
  if (asked) return { cause: 'couple-rule', ...asked, ...here };
  if (states.includes('none-open')) return { cause: 'no-open-place', says: 'no open place reported', ...here };
  if (states.includes('unknown') || sameProgramPlans(a, b, search).length > 0) return undefined;
  const days = daysBetweenStarts(a, b, search);
  return days === undefined ? { ...dayMiss(a, b, search), ...here } : { ...daysApart(days), ...here };
}

/** How many days lie between the two starts that there would be, were the window wide enough. */
function daysBetweenStarts(a: Candidate, b: Candidate, search: PairSearch): number | undefined {
  const [mine, theirs] = [ownLeg(a), ownLeg(b)];
  if (mine && theirs && leastGap(mine, theirs) > search.preferences.windowDays) return leastGap(mine, theirs);
  const preferences = { ...search.preferences, acceptsApart: 'yes' as const };
  return sameProgramPlans(a, b, { ...search, preferences }).find(({ kind }) => kind === 'apart')?.gapDays;
}

/** So many programs of each partner that do not admit are looked at: a rule far away is no near miss. */
export const NEAREST = 300;

/** The candidates nearest to home. */
export function nearest(excluded: readonly Candidate[]): readonly Candidate[] {
  if (excluded.length <= NEAREST) return excluded;
  const miles = ({ milesFromHome = Infinity }: Candidate) => milesFromHome;
  const byMiles = (a: Candidate, b: Candidate) =>
    (miles(a) === miles(b) ? 0 : miles(a) - miles(b)) || (a.program.id < b.program.id ? -1 : 1);
  return [...excluded].sort(byMiles).slice(0, NEAREST);
}

/** For each rule that alone keeps one partner out: decides and pairs again without it, and counts the plans that come. */
function ruleMisses(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
  limit: number,
): NearMiss[] {
  const stopped = nearest(mine.filter(({ decision }) => decision.decision === 'excluded')).flatMap((candidate) => {
    const only = onlyFinalFinding(candidate);
    return only ? [{ candidate, only, without: withoutRule(candidate, only, search) }] : [];
  });
  const opens = new Map<Candidate, number>();
  const count = (candidate: Candidate | undefined) =>
    candidate && opens.set(candidate, (opens.get(candidate) ?? 0) + 1);
  const nowhere = new Set<Candidate | undefined>();
  const without = stopped.map((one) => one.without);
  forEachWay(without, theirs, search, {
    plan: (plan) => {
      for (const { candidate } of plan.legs) {
        if (isAnywhere(plan)) nowhere.add(candidate);
        else count(candidate);
      }
    },
    pair: (legs, a, others, b) => {
      if (legs.onMap[a] === 1 && others.onMap[b] === 1) count(legs.legs[a]?.candidate);
      else nowhere.add(legs.legs[a]?.candidate);
    },
  });
  // A place that is not on the map pairs with every other one in the country: together they count as one plan.
  for (const candidate of nowhere) count(candidate);
  const costly = stopped
    .flatMap((one) => ({ ...one, cost: opens.get(one.without) ?? 0 }))
    .filter(({ cost }) => cost > 0);
  const text = ({ candidate }: (typeof costly)[number]) => candidate.program.id;
  costly.sort((a, b) => b.cost - a.cost || (text(a) < text(b) ? -1 : 1));
  return costly.slice(0, limit).map(({ candidate, only, cost }): NearMiss => {
    const { clientId } = candidate.partner;
    const rule = explainFinding(only, candidate.program, startOf(candidate.decision));
    return { cause: 'rule', says: rule.because, programIds: [candidate.program.id], clientId, rule, opens: cost };
  });
}

/** Two programs side by side, at a distance that nobody knows. */
function isAnywhere({ kind, milesApart }: PlanDraft): boolean {
  return milesApart === undefined && (kind === 'nearby-programs' || kind === 'same-agency');
}

/** Collects the pairs near each other that are too many days apart, and keeps those of the fewest days. */
export class GapMisses {
  private misses: NearMiss[] = [];
  private most = Infinity;

  constructor(private readonly limit: number) {}

  add(mine: Leg | undefined, theirs: Leg | undefined, days: number): void {
    if (!mine || !theirs || days > this.most) return;
    const programIds = [mine, theirs].sort(byClient).map(({ candidate }) => candidate.program.id);
    this.misses.push({ ...daysApart(days), programIds, opens: 1 });
    if (this.misses.length >= 20 * this.limit) this.most = this.best().at(-1)?.days ?? Infinity;
  }

  best(): readonly NearMiss[] {
    this.misses = this.misses.sort(compareMisses).slice(0, this.limit);
    return this.misses;
  }
}

const daysApart = (days: number) => ({ cause: 'days-apart' as const, says: `${String(days)} days apart`, days });

function withoutRule({ partner, program, milesFromHome }: Candidate, { rule }: RuleFinding, { terms }: PairSearch) {
  const rules = program.rules.filter(({ id }) => id !== rule.id);
  return candidateAt(partner, { ...program, rules }, terms, milesFromHome);
}

/** The finding that alone keeps a client out; undefined where there is none, or more than one. */
function onlyFinalFinding({ decision }: Candidate): RuleFinding | undefined {
  const final = decision.findings.filter(({ finding }) => isFinal(finding));
  return final.length === 1 ? final[0] : undefined;
}

const byClient = (a: Leg, b: Leg) => (a.candidate.partner.clientId < b.candidate.partner.clientId ? -1 : 1);

function compareMisses(a: NearMiss, b: NearMiss): number {
  const text = (miss: NearMiss) => `${miss.cause} ${miss.programIds.join(' ')} ${miss.clientId ?? ''}`;
  return b.opens - a.opens || (a.days ?? 0) - (b.days ?? 0) || (text(a) < text(b) ? -1 : 1);
}
