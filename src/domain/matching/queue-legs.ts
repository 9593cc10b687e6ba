import { dayNumberOf } from '../calendar.js';
import type { CouplePreferences, PlanKind } from '../couple/couple-preferences.js';
import { pairRanking } from './best-plans.js';
import type { Candidate } from './candidate.js';
import { Grid } from './near-pairs.js';
import {
  legsConcerned,
  pairPlan,
  precedenceOf,
  WIDEST_PAIRING,
  withCondition,
  type Precedence,
} from './pair-search.js';
import { PlacedLegs } from './placed-legs.js';
import { isSettled, ownLeg, stepCount, type Leg, type PairSearch } from './plan-draft.js';
import type { PlanQueue } from './plan-queue.js';
import { boundNumber } from './rank-bound.js';
import { countedMilesFromHome, rankOfKinds } from './rank-plans.js';
import type { SearchSide } from './search-side.js';
import { leastGapOf } from './two-program-plans.js';

/** Puts the legs of both partners into the queue, to meet each other as plans at two programs. */
export function queueLegs(queue: PlanQueue, mine: SearchSide, theirs: SearchSide, search: PairSearch): void {
  const meeting = new Meeting(queue, search, precedenceOf([mine, theirs]));
  const [myWide, theirWide] = [widestOf(mine, search.preferences), widestOf(theirs, search.preferences)];
  queueSide(queue, mine, theirs, search.preferences, (leg) => {
    meeting.takeMine(leg, myWide.has(leg.candidate));
  });
  queueSide(queue, theirs, mine, search.preferences, (leg) => {
    meeting.takeTheirs(leg, theirWide.has(leg.candidate));
  });
}

/** Each leg waits under what is known of it before it is decided, and once more if it turns out to rank later. */
function queueSide(
  queue: PlanQueue,
  side: SearchSide,
  other: SearchSide,
  preferences: CouplePreferences,
  take: (leg: Leg) => void,
): void {
  const kind = kindBound(preferences);
  const leastMiles = other.prospects.reduce((least, { miles }) => Math.min(least, miles), Infinity);
  for (const prospect of side.prospects) {
    const { program, hasNoPlace, isProvisional: provisional, isUndated: undated, day, miles } = prospect;
    if (hasNoPlace || program.couplePolicy === 'couples-only') continue;
    const expected = boundNumber({ provisional, kind, undated, day, steps: 0, miles: miles + leastMiles });
    queue.add(expected, () => {
      const leg = prospect.candidate && ownLeg(prospect.candidate);
      if (!leg) return;
      const bound = legBound(leg, kind, leastMiles);
      if (bound > expected) queue.add(bound, () => take(leg));
      else take(leg);
    });
  }
}

function legBound(leg: Leg, kind: number, leastMiles: number): number {
  const { candidate, startOn, notBefore } = leg;
  return boundNumber({
    provisional: !isSettled(leg),
    kind,
    undated: startOn === undefined,
    day: dayNumberOf(startOn ?? notBefore),
    steps: stepCount(leg),
    miles: countedMilesFromHome(candidate) + leastMiles,
  });
}

/** The legs taken so far of each partner, and where two of them meet. */
class Meeting {
  private readonly mine = new PlacedLegs();
  private readonly theirs = new PlacedLegs();
  private readonly nearMine: Grid;
  private readonly nearTheirs: Grid;
  private readonly wideMine: number[] = [];
  private readonly wideTheirs: number[] = [];
  private readonly mayRank: ReturnType<typeof pairRanking>;
  private readonly apart: number;

  constructor(
    private readonly queue: PlanQueue,
    private readonly search: PairSearch,
    private readonly precedence: Precedence | undefined,
  ) {
    const { radiusMiles } = search.preferences;
    this.nearMine = new Grid(this.mine, radiusMiles);
    this.nearTheirs = new Grid(this.theirs, radiusMiles);
    this.mayRank = pairRanking(search, queue.best);
    this.apart = rankOfKinds(search.preferences)('apart');
  }

  takeMine(leg: Leg, isWide: boolean): void {
    const a = this.mine.add(leg);
    this.nearMine.add(a);
    this.nearTheirs.beside(this.mine, a, (_a, b) => {
      this.meet(a, b);
    });
    if (!isWide) return;
    this.wideMine.push(a);
    for (const b of this.wideTheirs) this.meetApart(a, b);
  }

  takeTheirs(leg: Leg, isWide: boolean): void {
    const b = this.theirs.add(leg);
    this.nearTheirs.add(b);
    this.nearMine.beside(this.theirs, b, (_b, a) => {
      this.meet(a, b);
    });
    if (!isWide) return;
    this.wideTheirs.push(b);
    for (const a of this.wideMine) this.meetApart(a, b);
  }

  private meet(a: number, b: number): void {
    const { mine, theirs } = this;
    if (leastGapOf(mine, a, theirs, b) > this.search.preferences.windowDays) return;
    // Moved out of the window by a rule about both, it is one of the plans apart, which are all met for themselves.
    if (this.isConcerned(a, b) || this.mayRank(mine, a, theirs, b)) this.offer(a, b, (kind) => kind !== 'apart');
  }

  /** True where a rule about both may move the days of a pair: its numbers alone do not tell its plan. */
  private isConcerned(a: number, b: number): boolean {
    return legsConcerned(this.mine.legs[a], this.theirs.legs[b]);
  }

  private meetApart(a: number, b: number): void {
    const { mine, theirs } = this;
    if (mine.program[a] === theirs.program[b]) return;
    const mayRank = this.isConcerned(a, b) || this.mayRank(mine, a, theirs, b, this.apart);
    if (mayRank) this.offer(a, b, (kind) => kind === 'apart');
  }

  private offer(a: number, b: number, suits: (kind: PlanKind) => boolean): void {
    const { mine, theirs, search } = this;
    const first = this.precedence?.(mine.legs[a], theirs.legs[b]);
    if (first === 'bars') return;
    const plan = withCondition(pairPlan(mine, a, theirs, b, search), first);
    if (plan && suits(plan.kind)) this.queue.best.offer(plan);
  }
}

/** What is paired apart, where that is accepted: each partner's best alone. */
function widestOf(side: SearchSide, { acceptsApart }: CouplePreferences): ReadonlySet<Candidate> {
  const suits = (candidate: Candidate) =>
    candidate.program.couplePolicy !== 'couples-only' && ownLeg(candidate) !== undefined;
  return new Set(acceptsApart === 'yes' ? side.best(WIDEST_PAIRING, suits) : []);
}

function kindBound(preferences: CouplePreferences): number {
  const rank = rankOfKinds(preferences);
  const apart = preferences.acceptsApart === 'yes' ? rank('apart') : Infinity;
  return Math.min(rank('same-agency'), rank('nearby-programs'), apart);
}
