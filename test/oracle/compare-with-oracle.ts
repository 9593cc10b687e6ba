import { isDeepStrictEqual } from 'node:util';
import type {
  ClientSearchInput,
  CoupleSearchInput,
  CoupleSearchResult,
  OwnOptions,
} from '../../src/domain/matching/search-plans.js';
import type { Terms } from './decision.js';
import type { Miss } from './near-misses.js';
import type { Option } from './options.js';
import { confirmationsOf, termsOf, type JointPlan, type Leg } from './plan.js';
import type { Opening } from './places.js';
import { optionsByDefinition, searchByDefinition, type OracleAnswer, type OwnAnswer } from './search.js';
import { confirmTold, ownToldBy, questionTold, toldBy, type Told } from './told.js';

/** Whatever answers for a couple. */
export type CoupleSearch = (input: CoupleSearchInput) => CoupleSearchResult;

/** Whatever answers for one client. */
export type ClientSearch = (input: ClientSearchInput) => OwnOptions;

/** One part of the answer in which the two differ. */
export interface Difference {
  readonly part: string;
  readonly search: unknown;
  readonly oracle: unknown;
}

/** Where a search differs from the definitions; empty where it does not. */
export function compareWithOracle(search: CoupleSearch, input: CoupleSearchInput): Difference[] {
  return differencesIn('', toldBy(search(input)), oracleTold(searchByDefinition(input), input));
}

/** The same for one client alone. */
export function compareOptionsWithOracle(search: ClientSearch, input: ClientSearchInput): Difference[] {
  return differencesIn('', ownToldBy(search(input)), ownTold(optionsByDefinition(input.partner, input), input.limit));
}

/** The smallest parts that differ. */
function differencesIn(part: string, search: unknown, oracle: unknown): Difference[] {
  if (isDeepStrictEqual(search, oracle)) return [];
  if (!isPlain(search) || !isPlain(oracle)) return [{ part, search, oracle }];
  const keys = [...new Set([...Object.keys(search), ...Object.keys(oracle)])];
  return keys.flatMap((key) => differencesIn(part ? `${part}.${key}` : key, search[key], oracle[key]));
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The oracle's answer in the same form. */
export function oracleTold({ individual, joint }: OracleAnswer, { gates, limit }: CoupleSearchInput): Told {
  const own = individual.map((one) => ownTold(one, limit));
  const nothing = { plans: [], nearMisses: [], nextQuestion: undefined, nextStep: undefined, furtherPlans: 0 };
  if (!joint) return { outcome: 'no-joint-option', individual: own, ...nothing };
  const { plans, counts, nearMisses, nextQuestion, nextStep } = joint;
  return {
    outcome: counts[1] > 0 ? 'plans' : 'no-joint-option',
    plans: plans.map((plan, index) => planTold(plan, index + 1, gates === 'open')),
    individual: own,
    nearMisses: nearMisses.map(missTold),
    nextQuestion: nextQuestion && questionTold(nextQuestion),
    nextStep,
    furtherPlans: counts[1] - plans.length,
  };
}

const SEE_ALONE = 'that each partner has been seen alone and has answered every question';

function planTold(plan: JointPlan, rank: number, isScreened: boolean) {
  const { kind, legs, conditions, isFeasible, bothInOn, notBefore, gapDays, milesApart, steps } = plan;
  const [one, other] = legs;
  const isInOne = one.option.program.id === other.option.program.id;
  const seen = isScreened ? [] : [{ of: 'worker' as const, what: SEE_ALONE }];
  return {
    ...{ rank, kind, status: isFeasible && isScreened ? 'feasible' : 'provisional', sendable: isScreened },
    ...{ startsFirst: startsFirst(plan), bothInOn, notBefore, gapDays },
    ...{ milesApart: tenths(milesApart), milesFromHome: tenths(wayFromHomes(legs)) },
    legs: legs.map((leg) => ({ ...legTold(leg), bridge: leg.bridge && legTold(leg.bridge) })),
    steps,
    coupleConditions: isInOne ? [...one.option.program.coupleConditions] : [],
    confirm: confirmTold([...seen, ...conditions, ...legs.flatMap(confirmationsOf)]),
  };
}

/** Who goes first is what makes a sequence, dated or not; elsewhere it takes two days that are known. */
function startsFirst({ kind, legs: [one, other] }: JointPlan): string | undefined {
  const isDated = one.startOn !== undefined && other.startOn !== undefined;
  if ((!isDated && kind !== 'sequenced') || one.notBefore === other.notBefore) return undefined;
  return (one.notBefore < other.notBefore ? one : other).option.partner.clientId;
}

/** From the homes that are known; not known where a program is not on the map. */
function wayFromHomes(legs: readonly Leg[]): number | undefined {
  const ways = legs.filter(({ option }) => option.partner.home).map(({ option }) => option.milesFromHome);
  if (ways.length === 0 || ways.includes(undefined)) return undefined;
  return ways.reduce<number>((sum, miles) => sum + (miles ?? 0), 0);
}

function legTold(leg: Leg) {
  const { option, startOn, notBefore, opening } = leg;
  return {
    ...termsTold(option, termsOf(leg)),
    startOn,
    notBefore,
    place: placeTold(option, opening ?? option.admission.opening),
  };
}

function optionTold(option: Option) {
  const { startOn, opening } = option.admission;
  return { ...termsTold(option, option.admission), startOn, notBefore: undefined, place: placeTold(option, opening) };
}

function termsTold({ partner, program, milesFromHome }: Option, { decision, readyOn, findings, steps }: Terms) {
  return {
    ...{ clientId: partner.clientId, programId: program.id, decision, readyOn, milesFromHome: tenths(milesFromHome) },
    steps: steps.map(({ code }) => code).sort(),
    findings: findings.map(({ rule, finding }) => `${rule.id} ${finding.outcome}`).sort(),
    asks: findings
      .flatMap(({ finding }) => (finding.outcome === 'unknown' ? finding.asks : []))
      .map((ask) => (ask.of === 'client' ? ask.fact : ask.question))
      .sort(),
  };
}

const placeTold = ({ admission }: Option, opening: Opening | undefined) =>
  opening ? [opening.certainty, opening.report.id] : [admission.availability.state, ''];

function ownTold({ clientId, options, decisions, nextQuestion, nextStep }: OwnAnswer, limit: number) {
  return {
    clientId,
    options: options.slice(0, limit).map(optionTold),
    decisions,
    nextQuestion: nextQuestion && questionTold(nextQuestion),
    nextStep,
  };
}

const missTold = ({ cause, programIds, clientId, ruleId, days, opens }: Miss) => ({
  ...{ cause, programIds: [...programIds], clientId, ruleId, days, opens },
});

const tenths = (miles: number | undefined) => (miles === undefined ? undefined : Math.round(miles * 10) / 10);
