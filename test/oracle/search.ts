import type { Decision } from '../../src/domain/admission/decide-admission.js';
import type { NextQuestion } from '../../src/domain/matching/next-question.js';
import type { CoupleSearchInput } from '../../src/domain/matching/search-plans.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import { bridgedPlan } from './bridges.js';
import { barriersNearHome, nearMisses, type Miss } from './near-misses.js';
import { inOrder, optionsFor, questionsIn, type Option, type Terrain } from './options.js';
import { putInOrder } from './order.js';
import type { Couple, JointPlan } from './plan.js';
import { nextJointStep, nextOwnStep, nextQuestion, questionsOfPlan, type OpeningStep } from './questions.js';
import { allPlans } from './several-programs.js';

/** What one client can do alone. */
export interface OwnAnswer {
  readonly clientId: string;
  readonly options: readonly Option[];
  readonly decisions: Readonly<Record<string, number>>;
  readonly nextQuestion: NextQuestion | undefined;
  readonly nextStep: OpeningStep | undefined;
}

/** The whole answer, by DESIGN 4. */
export interface OracleAnswer {
  readonly individual: readonly [OwnAnswer, OwnAnswer];
  /** Absent where a gate is closed: one and the same answer whatever the cause. */
  readonly joint?: {
    readonly plans: readonly JointPlan[];
    /** Plans before and after medication while waiting was added. */
    readonly counts: readonly [number, number];
    readonly nearMisses: readonly Miss[];
    readonly nextQuestion: Pick<NextQuestion, 'of' | 'clientId' | 'fact' | 'settles' | 'openIn'> | undefined;
    readonly nextStep: OpeningStep | undefined;
  };
}

/** For so many of the best plans medication while waiting is looked for. */
const BRIDGED = 5;

/** Tries all programs, all pairs and all dates. */
export function searchByDefinition(input: CoupleSearchInput): OracleAnswer {
  const { preferences, asOf, programs, gates } = input;
  const { horizonDays, travelLimitMiles } = preferences;
  const terrain: Terrain = { programs, asOf, horizonDays, travelLimitMiles };
  const partners = [...input.partners].sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
  const couple = [partners[0]!, partners[1]!] as const;
  const [mine, theirs] = [optionsFor(couple[0], terrain), optionsFor(couple[1], terrain)];
  const individual = [ownAnswer(couple[0], mine, terrain), ownAnswer(couple[1], theirs, terrain)] as const;
  if (gates === 'closed') return { individual };

  const search: Couple = { preferences, asOf };
  const found = putInOrder(allPlans(mine, theirs, search), preferences);
  // Medication for the one who waits is treatment too, which a household rule does not leave.
  const toBridge = preferences.householdRule === 'one-at-a-time' ? [] : found.slice(0, BRIDGED);
  const bridged = toBridge.flatMap((plan) => bridgedPlan(plan, search, terrain));
  const plans = putInOrder([...found, ...bridged], preferences);
  const misses = nearMisses(mine, theirs, search, terrain);
  return {
    individual,
    joint: {
      plans: plans.slice(0, input.limit),
      counts: [found.length, plans.length],
      nearMisses: plans.length + misses.length > 0 ? misses : deadEnds(couple, [mine, theirs], search, terrain),
      nextQuestion:
        gates === 'open'
          ? nextQuestion(found.map(questionsOfPlan))
          : { of: 'worker', settles: 0, openIn: found.length },
      nextStep: nextJointStep([mine, theirs], search, terrain),
    },
  };
}

/** One client alone, in the same programs. */
export const optionsByDefinition = (partner: Partner, terrain: Terrain): OwnAnswer =>
  ownAnswer(partner, optionsFor(partner, terrain), terrain);

/** The options of one client. Nothing here knows of a partner; a couples-only program is none for one. */
function ownAnswer({ clientId }: Partner, all: readonly Option[], terrain: Terrain): OwnAnswer {
  const forOne = all.filter(({ program }) => program.couplePolicy !== 'couples-only');
  const options = inOrder(forOne.filter(({ admission }) => admission.ready !== undefined));
  const count = (wanted: Decision) => forOne.filter(({ admission }) => admission.decision === wanted).length;
  const lists = options.map((option) => questionsIn(option).map((fact) => ({ clientId, fact })));
  return {
    clientId,
    options,
    decisions: {
      ready: count('ready'),
      'after-steps': count('after-steps'),
      undetermined: count('undetermined'),
      excluded: count('excluded'),
    },
    nextQuestion: nextQuestion(lists),
    nextStep: nextOwnStep(options, terrain),
  };
}

/** DESIGN 2.10: an empty answer says what stands in the way: the couple's own terms, lifted one by one, or else rules. */
function deadEnds(
  partners: readonly [Partner, Partner],
  own: readonly [readonly Option[], readonly Option[]],
  couple: Couple,
  terrain: Terrain,
): Miss[] {
  const { preferences } = couple;
  const misses: Miss[] = [];
  const lift = (cause: Miss['cause'], change: Partial<Couple['preferences']>) => {
    const lifted = { ...preferences, ...change };
    const wider = { ...terrain, travelLimitMiles: lifted.travelLimitMiles };
    const [mine, theirs] = [optionsFor(partners[0], wider), optionsFor(partners[1], wider)];
    const opens = allPlans(mine, theirs, { ...couple, preferences: lifted }).length;
    if (opens > 0) misses.push({ cause, programIds: [], opens });
  };
  if (preferences.householdRule !== 'none') lift('household-rule', { householdRule: 'none' });
  if (preferences.acceptsApart !== 'yes') lift('apart-not-accepted', { acceptsApart: 'yes' });
  if (preferences.travelLimitMiles !== null) lift('travel-limit', { travelLimitMiles: null });
  if (misses.length > 0) return misses;
  return own.flatMap(barriersNearHome).slice(0, 10);
}
