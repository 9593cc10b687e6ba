import { Decisions } from '../admission/decisions.js';
import { candidateOf, compareCandidates, type Candidate, type Partner, type SearchTerms } from './candidate.js';
import { ClientOutcomes } from './client-outcomes.js';
import { milesIfKnown } from './distance.js';
import { reachOf, type ProgramIndex } from './program-index.js';

/** One partner's programs that do not exclude, found through the index. Nothing here depends on the other partner. */
export class SearchSide {
  readonly candidates: readonly Candidate[];
  private readonly byProgram = new Map<string, Candidate>();

  constructor(
    readonly partner: Partner,
    index: ProgramIndex,
    terms: SearchTerms,
  ) {
    const decisions = new Decisions(partner.facts, terms);
    const client = new ClientOutcomes(decisions.findings, index.rules);
    const { home } = partner;
    const limit = home ? terms.travelLimitMiles : null;
    const candidates: Candidate[] = [];
    index.admissible(client, home && limit !== null ? reachOf(home, limit) : null, (program) => {
      const milesFromHome = milesIfKnown(home, program.point);
      if (limit !== null && (milesFromHome === undefined || milesFromHome > limit)) return;
      const decision = decisions.at(program);
      if (decision.readyOn === undefined) return;
      const candidate = candidateOf(partner, program, decision, { milesFromHome, terms });
      candidates.push(candidate);
      this.byProgram.set(program.id, candidate);
    });
    this.candidates = candidates;
  }

  at(programId: string): Candidate | undefined {
    return this.byProgram.get(programId);
  }

  /** The best of those for which `suits` holds, best first. */
  best(count: number, suits: (candidate: Candidate) => boolean): Candidate[] {
    const kept: Candidate[] = [];
    for (const candidate of this.candidates) {
      if (!suits(candidate)) continue;
      const last = kept.length === count ? kept.at(-1) : undefined;
      if (last && compareCandidates(last, candidate) <= 0) continue;
      if (last) kept.pop();
      kept.splice(placeAmong(kept, candidate), 0, candidate);
    }
    return kept;
  }
}

/** Where a candidate belongs among others that are in order. */
function placeAmong(kept: readonly Candidate[], candidate: Candidate): number {
  let [from, to] = [0, kept.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = kept[middle];
    if (other && compareCandidates(other, candidate) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
