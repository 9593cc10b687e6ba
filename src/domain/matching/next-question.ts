import { FACTS, type FactKey } from '../facts/index.js';
import { careToArrange } from './care-at-home.js';
import { questionsIn, type Candidate } from './candidate.js';
import type { PlacedLegs } from './placed-legs.js';
import { termsOf, type Leg, type PlanDraft } from './plan-draft.js';

/** The question whose answer would settle most. */
export interface NextQuestion {
  readonly of: 'client' | 'worker';
  readonly clientId?: string;
  readonly fact?: FactKey;
  readonly question: string;
  readonly askedAlone: boolean;
  /** Plans, or programs of a single client, in which nothing else is left to ask of the clients. */
  readonly settles: number;
  /** All in which it is still open. */
  readonly openIn: number;
}

/** Counts open questions over plans, or over one client's programs. */
export class QuestionTally {
  private readonly counts = new Map<string, { clientId: string; fact: FactKey; settles: number; openIn: number }>();
  private total = 0;
  private pairs: PairCounts | undefined;

  /** One client's program. */
  addOption({ partner, questions }: Candidate): void {
    this.add(questions.map((fact) => [partner.clientId, fact]));
  }

  /** A plan, with what it asks as a whole. */
  addPlan({ legs, conditions }: PlanDraft): void {
    const open = legs.flatMap((leg) => questionsOf(leg).map((fact) => [leg.candidate.partner.clientId, fact] as const));
    for (const { clientId, fact } of conditions)
      if (clientId !== undefined && fact && !open.some(([client, other]) => client === clientId && other === fact))
        open.push([clientId, fact]);
    this.add(open);
  }

  /** A pair of two programs: the same as its plan, which asks nothing of the clients as a whole. */
  addPair(mine: PlacedLegs, a: number, theirs: PlacedLegs, b: number): void {
    this.pairs ??= new PairCounts(mine, theirs);
    this.pairs.add(mine.questionSet[a] ?? 0, theirs.questionSet[b] ?? 0);
  }

  private add(open: readonly (readonly [clientId: string, fact: FactKey])[], times = 1): void {
    this.total += times;
    for (const [clientId, fact] of open) {
      const key = `${clientId} ${fact}`;
      let count = this.counts.get(key);
      if (!count) this.counts.set(key, (count = { clientId, fact, settles: 0, openIn: 0 }));
      count.openIn += times;
      if (open.length === 1) count.settles += times;
    }
  }

  private takePairs(): void {
    this.pairs?.forEach((open, times) => this.add(open, times));
    this.pairs = undefined;
  }

  /** The question that settles most; then the one open in most; then by its name, so that the answer is stable. */
  next(): NextQuestion | undefined {
    this.takePairs();
    const [best] = [...this.counts.values()].sort(
      (a, b) =>
        b.settles - a.settles ||
        b.openIn - a.openIn ||
        (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : a.clientId < b.clientId ? -1 : 1),
    );
    if (!best) return undefined;
    const { question, askedAlone } = FACTS[best.fact];
    return { of: 'client', ...best, question, askedAlone };
  }

  /** While the partners have not both been seen alone, that comes first: it is open in every plan. */
  seeEachAlone(): NextQuestion {
    this.takePairs();
    return {
      of: 'worker',
      question: 'See each partner alone and complete the private questions: nothing joint can be shown or sent before.',
      askedAlone: true,
      settles: 0,
      openIn: this.total,
    };
  }
}

/** How many pairs there are of each two sets of questions: few sets, millions of pairs. */
class PairCounts {
  private readonly counts: Float64Array;
  private readonly width: number;

  constructor(
    private readonly mine: PlacedLegs,
    private readonly theirs: PlacedLegs,
  ) {
    this.width = theirs.questionSets.length;
    this.counts = new Float64Array(mine.questionSets.length * this.width);
  }

  add(mine: number, theirs: number): void {
    const index = mine * this.width + theirs;
    this.counts[index] = (this.counts[index] ?? 0) + 1;
  }

  forEach(visit: (open: readonly (readonly [string, FactKey])[], times: number) => void): void {
    const of = (legs: PlacedLegs, set: number) => {
      const clientId = legs.legs[0]?.candidate.partner.clientId ?? '';
      return (legs.questionSets[set] ?? []).map((fact) => [clientId, fact] as const);
    };
    for (const [index, times] of this.counts.entries()) {
      if (times === 0) continue;
      const [a, b] = [Math.floor(index / this.width), index % this.width];
      visit([...of(this.mine, a), ...of(this.theirs, b)], times);
    }
  }
}

/** The client's facts that are open for the day of this leg. How far it is does not depend on the day. */
function questionsOf(leg: Leg): readonly FactKey[] {
  const { candidate } = leg;
  const terms = termsOf(leg);
  if (terms === candidate.decision) return candidate.questions;
  const asked = questionsIn(terms, candidate.decision.availability);
  const more: FactKey[] = candidate.reachUnknown ? ['homeZip'] : [];
  if (careToArrange(candidate.partner.facts, candidate.program) === 'to-ask') more.push('childCareAtHome');
  return more.length > 0 ? [...asked, ...more] : asked;
}
