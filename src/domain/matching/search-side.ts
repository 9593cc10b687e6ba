import { Decisions } from '../admission/decisions.js';
import { compareCandidates, type Candidate, type Partner, type SearchTerms } from './candidate.js';
import { ClientOutcomes } from './client-outcomes.js';
import { milesIfKnown } from './distance.js';
import { LeastFirst } from './least-first.js';
import { reachOf, type ProgramIndex } from './program-index.js';
import { optionNumber, Prospect } from './prospect.js';

/** One partner's programs that may admit, found through the index. Nothing here depends on the other partner. */
export class SearchSide {
  readonly prospects: readonly Prospect[];
  private readonly byProgram = new Map<string, Prospect>();

  constructor(
    readonly partner: Partner,
    index: ProgramIndex,
    terms: SearchTerms,
  ) {
    const decisions = new Decisions(partner.facts, terms);
    const shared = { partner, terms, decisions };
    const { home } = partner;
    const limit = home ? terms.travelLimitMiles : null;
    const prospects: Prospect[] = [];
    const client = new ClientOutcomes(decisions.findings, index.rules);
    index.admissible(client, home && limit !== null ? reachOf(home, limit) : null, (seen) => {
      const milesFromHome = milesIfKnown(home, seen.program.point);
      if (limit !== null && (milesFromHome === undefined || milesFromHome > limit)) return;
      const prospect = new Prospect(seen, milesFromHome, shared);
      prospects.push(prospect);
      this.byProgram.set(seen.program.id, prospect);
    });
    this.prospects = prospects;
  }

  prospectAt(programId: string): Prospect | undefined {
    return this.byProgram.get(programId);
  }

  at(programId: string): Candidate | undefined {
    return this.byProgram.get(programId)?.candidate;
  }

  /** The best of those that suit, best first, without deciding those that cannot be among them. */
  best(count: number, suits: (candidate: Candidate) => boolean): Candidate[] {
    const { prospects } = this;
    const queue = new LeastFirst();
    for (const [place, prospect] of prospects.entries()) queue.add(place, prospect.optionBound);
    const kept: Candidate[] = [];
    for (let place = queue.take(); place !== undefined; place = queue.take()) {
      const candidate = prospects[place]?.candidate;
      if (candidate && suits(candidate)) keep(kept, candidate, count);
      const last = kept.length === count ? kept.at(-1) : undefined;
      if (last && queue.leastKey > optionNumber(last)) break;
    }
    return kept;
  }
}

/** Keeps the best `count`, in order. */
function keep(kept: Candidate[], candidate: Candidate, count: number): void {
  let [from, to] = [0, kept.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = kept[middle];
    if (other && compareCandidates(other, candidate) <= 0) from = middle + 1;
    else to = middle;
  }
  if (from < count) kept.splice(from, 0, candidate);
  if (kept.length > count) kept.pop();
}
