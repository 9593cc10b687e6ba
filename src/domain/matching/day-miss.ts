import { placesForBoth, placesOn } from '../admission/capacity.js';
import { addDays, type IsoDate } from '../calendar.js';
import { horizonEndOf, type Candidate } from './candidate.js';
import { explainFinding, type Explanation } from './explain.js';
import type { PairSearch } from './plan-draft.js';

/** Why two people who could each be admitted to one program cannot both be. */
export interface DayMiss {
  readonly cause: 'no-open-place' | 'one-place' | 'no-fitting-day' | 'rule';
  readonly says: string;
  /** Whom the rule stops; only for a rule. */
  readonly clientId?: string;
  readonly rule?: Explanation;
}

/** Why no day will do for both, though places are reported open. */
export function dayMiss(a: Candidate, b: Candidate, search: PairSearch): DayMiss {
  const { capacity } = a.decision;
  const end = horizonEndOf(a, search.terms);
  const first = (isOpen: (date: IsoDate) => boolean) => {
    let date = capacity.asOf;
    while (date <= end && !isOpen(date)) date = addDays(date, 1);
    return date <= end ? date : undefined;
  };
  if (first((date) => placesOn(capacity, date).length > 0) === undefined)
    return { cause: 'no-open-place', says: 'no place opens inside the days that are searched' };
  const day = first((date) => placesForBoth(capacity, [a.partner.facts, b.partner.facts], date) !== undefined);
  if (day === undefined) return { cause: 'one-place', says: 'one place, and no second one inside the window' };
  for (const { decision, partner, program } of [a, b]) {
    const barrier = decision.startingOn(day).findings.find(({ finding }) => finding.outcome === 'unmet');
    if (decision.admissibleOn(day) || !barrier) continue;
    const rule = explainFinding(barrier, program, day);
    return {
      cause: 'rule',
      says: `${rule.because} on ${day}, when two places are open`,
      clientId: partner.clientId,
      rule,
    };
  }
  return { cause: 'no-fitting-day', says: 'no day on which two places are open and both can start' };
}
