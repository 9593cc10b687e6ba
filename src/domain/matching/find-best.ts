import type { CouplePreferences } from '../couple/couple-preferences.js';
import { Residences } from './afterwards.js';
import { bestFirst } from './best-first.js';
import { bridgesIn } from './bridge-candidates.js';
import { Bridges } from './bridge-plans.js';
import type { Candidate, Partner } from './candidate.js';
import { explainOption, type ExplainedOption } from './explain.js';
import type { GateDecision } from './gates.js';
import { planOf, type Plan } from './plan.js';
import type { PlanDraft } from './plan-draft.js';
import type { ProgramIndex } from './program-index.js';
import { BRIDGED, inOrder, pairSearch } from './search-plans.js';
import { SearchSide } from './search-side.js';

/** A couple, and how many of the best are wanted. */
export interface BestInput {
  readonly partners: readonly [Partner, Partner];
  readonly preferences: CouplePreferences;
  readonly gates: GateDecision['status'];
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  readonly limit: number;
}

/** The best plans and each partner's best options, before they are explained. */
export interface BestDrafts {
  readonly plans: readonly PlanDraft[];
  readonly options: readonly [readonly Candidate[], readonly Candidate[]];
}

/** The same, explained. */
export interface BestAnswers {
  readonly asOf: string;
  readonly plans: readonly Plan[];
  readonly options: readonly [readonly ExplainedOption[], readonly ExplainedOption[]];
}

/** The plans and options that `searchPlans` lists, and nothing else: quick enough to answer while somebody types. */
export function findBest(input: BestInput, index: ProgramIndex): BestAnswers {
  const { plans, options } = draftBest(input, index);
  const [mine, theirs] = options;
  const { gates, preferences, asOf } = input;
  const residences = new Residences(index.residences, pairSearch(preferences, asOf));
  const setting = { screened: gates === 'open', preferences };
  const explained = plans.map((plan, order) =>
    planOf(plan, order + 1, { ...setting, afterwards: residences.after(plan) }),
  );
  return {
    asOf,
    // Explained whatever the gates say: not even the time may tell one cause from another.
    plans: gates === 'closed' ? [] : explained,
    options: [mine.map(explainOption), theirs.map(explainOption)],
  };
}

/** Finds the best of all. The same work whatever the gates say: not even the time may tell one cause from another. */
export function draftBest({ partners, preferences, asOf, limit }: BestInput, index: ProgramIndex): BestDrafts {
  const search = pairSearch(preferences, asOf);
  const [first, second] = inOrder(partners);
  const [mine, theirs] = [new SearchSide(first, index, search.terms), new SearchSide(second, index, search.terms)];
  const best = bestFirst(mine, theirs, search, Math.max(limit, BRIDGED));
  if (preferences.householdRule !== 'one-at-a-time') {
    const bridges = new Bridges(bridgesIn(index, search.terms), search);
    for (const plan of best.best.slice(0, BRIDGED).flatMap((one) => bridges.bridged(one) ?? [])) best.offer(plan);
  }
  return { plans: best.best.slice(0, limit), options: [optionsOf(mine, limit), optionsOf(theirs, limit)] };
}

const optionsOf = (side: SearchSide, limit: number) =>
  side.best(limit, ({ program }) => program.couplePolicy !== 'couples-only');
