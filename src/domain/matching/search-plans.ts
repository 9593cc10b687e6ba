import type { CouplePreferences } from '../couple/couple-preferences.js';
import type { Program } from '../program.js';
import { Residences, RESIDENCES_TRIED } from './afterwards.js';
import { candidatesFor, compareCandidates, type Candidate, type Partner, type SearchTerms } from './candidate.js';
import { bestPlansOf } from './best-plans.js';
import { bridgesAmong } from './bridge-candidates.js';
import { Bridges } from './bridge-plans.js';
import { deadEnds } from './dead-ends.js';
import { explainOption, type ExplainedOption } from './explain.js';
import type { GateDecision } from './gates.js';
import { GapMisses, NEAREST, nearMisses, type NearMiss } from './near-misses.js';
import { QuestionTally, type NextQuestion } from './next-question.js';
import { nextJointStep, nextOwnStep, type NextStep } from './next-step.js';
import { WIDEST_PAIRING } from './pair-search.js';
import { planOf, type Plan } from './plan.js';
import type { PairSearch, PlanDraft } from './plan-draft.js';
import { comparePlans } from './rank-plans.js';

/** A couple, the programs to look at and how they want to be placed. */
export interface CoupleSearchInput {
  readonly partners: readonly [Partner, Partner];
  readonly programs: readonly Program[];
  readonly preferences: CouplePreferences;
  readonly gates: GateDecision['status'];
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  /** Most plans, and most options for each partner, that are listed. */
  readonly limit: number;
}

/** One client's own options. The partner link changes nothing here. */
export interface OwnOptions {
  readonly clientId: string;
  readonly options: readonly ExplainedOption[];
  /** Programs by decision, over all that offer what the client seeks. */
  readonly decisions: Readonly<Record<string, number>>;
  readonly nextQuestion?: NextQuestion;
  readonly nextStep?: NextStep;
}

/** What a search for a couple comes to. */
export const SEARCH_OUTCOMES = ['plans', 'no-joint-option'] as const;

/** The answer for a couple, true at `asOf`. */
export interface CoupleSearchResult {
  readonly asOf: string;
  /** `no-joint-option` is one neutral answer, whatever the cause. */
  readonly outcome: (typeof SEARCH_OUTCOMES)[number];
  readonly plans: readonly Plan[];
  readonly individual: readonly [OwnOptions, OwnOptions];
  readonly nearMisses: readonly NearMiss[];
  readonly nextQuestion?: NextQuestion;
  readonly nextStep?: NextStep;
  /** What the lists do not show, in words. */
  readonly leavesOut: readonly string[];
}

const NEAR_MISSES = 10;
/** For so many of the best plans medication while waiting is looked for. */
export const BRIDGED = 5;

/** Finds, ranks and explains the ways for two partners to be in treatment. Swapping them swaps the answer, nothing else. */
export function searchPlans(input: CoupleSearchInput): CoupleSearchResult {
  const { preferences, programs, asOf, limit, gates } = input;
  const [first, second] = inOrder(input.partners);
  const search = pairSearch(preferences, asOf);
  const mine = candidatesFor(first, programs, search.terms);
  const theirs = candidatesFor(second, programs, search.terms);
  const individual = [
    ownOptions(mine, first.clientId, search.terms, limit),
    ownOptions(theirs, second.clientId, search.terms, limit),
  ] as const;
  // The same work whatever the gates say, so that not even the time tells one cause from another.
  const joint = jointAnswer([first, second], [mine, theirs], search, input);
  return { asOf, individual, ...(gates === 'closed' ? NO_JOINT_OPTION : joint) };
}

type JointAnswer = Omit<CoupleSearchResult, 'asOf' | 'individual'>;

const NO_JOINT_OPTION: JointAnswer = {
  outcome: 'no-joint-option',
  plans: [],
  nearMisses: [],
  leavesOut: ['joint plans: none can be shown now; what each person can do alone is listed'],
};

function jointAnswer(
  partners: readonly [Partner, Partner],
  [mine, theirs]: readonly [readonly Candidate[], readonly Candidate[]],
  search: PairSearch,
  { programs, preferences, gates, limit }: CoupleSearchInput,
): JointAnswer {
  const questions = new QuestionTally();
  const gaps = new GapMisses(NEAR_MISSES);
  const best = bestPlansOf(mine, theirs, search, Math.max(limit, BRIDGED), { questions, gaps });
  const found = best.total;
  for (const plan of bridgedPlans(best.best, programs, search)) best.offer(plan);
  const listed = best.best.slice(0, limit);
  const screened = gates === 'open';
  const nextQuestion = screened ? questions.next() : questions.seeEachAlone();
  const nextStep = nextJointStep(mine, theirs, search);
  const misses = nearMisses(mine, theirs, search, gaps, NEAR_MISSES);
  const isDeadEnd = best.total === 0 && misses.length === 0;
  const residences = new Residences(programs, search);
  const setting = { screened, preferences };
  return {
    outcome: best.total > 0 ? 'plans' : 'no-joint-option',
    plans: listed.map((draft, index) => planOf(draft, index + 1, { ...setting, afterwards: residences.after(draft) })),
    nearMisses: isDeadEnd ? deadEnds(partners, programs, [mine, theirs], search, NEAR_MISSES) : misses,
    ...(nextQuestion && { nextQuestion }),
    ...(nextStep && { nextStep }),
    leavesOut: [
      ...leftOut([found, best.total, listed.length], [mine, theirs], preferences),
      ...(residences.leavesOut
        ? [`recovery residences afterwards beyond the nearest ${String(RESIDENCES_TRIED)}`]
        : []),
    ],
  };
}

/** A single client and the programs to look at. */
export interface ClientSearchInput {
  readonly partner: Partner;
  readonly programs: readonly Program[];
  readonly asOf: string;
  readonly horizonDays: number;
  readonly travelLimitMiles: number | null;
  readonly limit: number;
}

/** The options of one client alone, by the same decisions as in a couple's search. */
export function searchOptions({ partner, programs, limit, ...terms }: ClientSearchInput): OwnOptions {
  return ownOptions(candidatesFor(partner, programs, terms), partner.clientId, terms, limit);
}

/** A couples-only program takes part only in a plan with both in it, so it is no option for one. */
function ownOptions(candidates: readonly Candidate[], clientId: string, terms: SearchTerms, limit: number): OwnOptions {
  const offered = candidates.filter(({ program }) => program.couplePolicy !== 'couples-only');
  const questions = new QuestionTally();
  const decisions: Record<string, number> = { ready: 0, 'after-steps': 0, undetermined: 0, excluded: 0 };
  for (const candidate of offered) {
    decisions[candidate.decision.decision] = (decisions[candidate.decision.decision] ?? 0) + 1;
    if (candidate.decision.readyOn !== undefined) questions.addOption(candidate);
  }
  const open = offered.filter(({ decision }) => decision.readyOn !== undefined).sort(compareCandidates);
  const nextQuestion = questions.next();
  const nextStep = nextOwnStep(open, terms);
  return {
    clientId,
    options: open.slice(0, limit).map(explainOption),
    decisions,
    ...(nextQuestion && { nextQuestion }),
    ...(nextStep && { nextStep }),
  };
}

/** One fixed order, by id, so that it cannot matter who is named first. */
export function inOrder([a, b]: readonly [Partner, Partner]): readonly [Partner, Partner] {
  return a.clientId <= b.clientId ? [a, b] : [b, a];
}

/** What the search of one couple goes by. */
export function pairSearch(preferences: CouplePreferences, asOf: string): PairSearch {
  const terms: SearchTerms = {
    asOf,
    horizonDays: preferences.horizonDays,
    travelLimitMiles: preferences.travelLimitMiles,
  };
  return { preferences, terms, compare: comparePlans(preferences) };
}

function bridgedPlans(plans: readonly PlanDraft[], programs: readonly Program[], search: PairSearch): PlanDraft[] {
  // Medication for the one who waits is treatment too, and a household rule leaves only plans without overlap.
  if (search.preferences.householdRule === 'one-at-a-time') return [];
  const bridges = new Bridges(bridgesAmong(programs, search.terms), search);
  return plans.slice(0, BRIDGED).flatMap((plan) => bridges.bridged(plan) ?? []);
}

function leftOut(
  [found, total, listed]: readonly [number, number, number],
  candidates: readonly (readonly Candidate[])[],
  { travelLimitMiles, acceptsApart, householdRule, horizonDays }: CouplePreferences,
): string[] {
  const widest = candidates.some(({ length }) => length > WIDEST_PAIRING);
  const excluded = candidates.map((all) => all.filter(({ decision }) => decision.decision === 'excluded').length);
  return [
    ...(total > listed ? [`${String(total - listed)} further plans, ranked after those listed`] : []),
    ...(found > BRIDGED ? [`medication while waiting for any but the best ${String(BRIDGED)} plans`] : []),
    ...(acceptsApart === 'yes' ? [] : ['plans outside the radius or the window: the couple has not accepted them']),
    ...(travelLimitMiles === null
      ? []
      : [`programs more than ${String(travelLimitMiles)} miles from home, or not on the map`]),
    ...(widest && (acceptsApart === 'yes' || householdRule === 'one-at-a-time')
      ? [`plans apart or in sequence beyond each partner's best ${String(WIDEST_PAIRING)} programs`]
      : []),
    ...(Math.max(...excluded) > NEAREST
      ? [`near misses beyond each partner's nearest ${String(NEAREST)} programs`]
      : []),
    `starts after ${String(horizonDays)} days, but for the second in a sequence`,
  ];
}
