import { FACTS, type FactKey } from '../facts/index.js';
import type { Candidate } from './candidate.js';

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

  add(candidates: readonly Candidate[]): void {
    this.total += 1;
    const open = candidates.reduce((sum, { questions }) => sum + questions.length, 0);
    for (const { partner, questions } of candidates)
      for (const fact of questions) {
        const key = `${partner.clientId} ${fact}`;
        let count = this.counts.get(key);
        if (!count) this.counts.set(key, (count = { clientId: partner.clientId, fact, settles: 0, openIn: 0 }));
        count.openIn += 1;
        if (open === 1) count.settles += 1;
      }
  }

  /** The question that settles most; then the one open in most; then by its name, so that the answer is stable. */
  next(): NextQuestion | undefined {
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
    return {
      of: 'worker',
      question: 'See each partner alone and complete the private questions: nothing joint can be shown or sent before.',
      askedAlone: true,
      settles: 0,
      openIn: this.total,
    };
  }
}
