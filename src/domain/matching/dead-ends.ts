import { isFinal } from '../admission/evaluate-rule.js';
import type { CouplePreferences } from '../couple/couple-preferences.js';
import type { Program } from '../program.js';
import { candidatesFor, type Candidate, type Partner } from './candidate.js';
import { explainFinding, startOf } from './explain.js';
import { nearest, type NearMiss } from './near-misses.js';
import { forEachWay } from './pair-search.js';
import type { PairSearch } from './plan-draft.js';

/**
 * Why there is nothing at all, where no single rule or place is the cause. An empty answer that says nothing would be a
 * dead end: first the couple's own terms are lifted one by one, by searching again; failing that, whatever keeps
 * either partner out near home is named.
 */
export function deadEnds(
  partners: readonly [Partner, Partner],
  programs: readonly Program[],
  candidates: readonly [readonly Candidate[], readonly Candidate[]],
  search: PairSearch,
  limit: number,
): NearMiss[] {
  const { preferences, terms } = search;
  const lifted = (change: Partial<CouplePreferences>): PairSearch => ({
    ...search,
    preferences: { ...preferences, ...change },
  });
  const misses: NearMiss[] = [];
  const offer = (cause: NearMiss['cause'], says: string, opens: number) => {
    if (opens > 0) misses.push({ cause, says, programIds: [], opens });
  };
  if (preferences.householdRule !== 'none')
    offer('household-rule', 'one of them must always be at home', count(candidates, lifted({ householdRule: 'none' })));
  if (preferences.acceptsApart !== 'yes')
    offer(
      'apart-not-accepted',
      'farther or longer apart than accepted',
      count(candidates, lifted({ acceptsApart: 'yes' })),
    );
  if (preferences.travelLimitMiles !== null) {
    const anywhere = { ...terms, travelLimitMiles: null };
    const all = [
      candidatesFor(partners[0], programs, anywhere),
      candidatesFor(partners[1], programs, anywhere),
    ] as const;
    const says = `farther from home than ${String(preferences.travelLimitMiles)} miles`;
    offer('travel-limit', says, count(all, { ...search, terms: anywhere }));
  }
  return misses.length > 0 ? misses : candidates.flatMap((own) => barriersNearHome(own)).slice(0, limit);
}

function count([mine, theirs]: readonly [readonly Candidate[], readonly Candidate[]], search: PairSearch): number {
  let plans = 0;
  const one = () => {
    plans += 1;
  };
  forEachWay(mine, theirs, search, { plan: one, pair: one });
  return plans;
}

/** What keeps one partner out of the programs nearest to home: no one of these alone would open a plan. */
function barriersNearHome(candidates: readonly Candidate[]): NearMiss[] {
  return nearest(candidates.filter(({ decision }) => decision.decision === 'excluded')).flatMap(
    ({ decision, partner, program }) =>
      decision.findings
        .filter(({ finding }) => isFinal(finding))
        .map((finding): NearMiss => {
          const rule = explainFinding(finding, program, startOf(decision));
          const { clientId } = partner;
          return { cause: 'rule', says: rule.because, programIds: [program.id], clientId, rule, opens: 0 };
        }),
  );
}
