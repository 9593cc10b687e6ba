import type { ExplainedOption } from '../../src/domain/matching/explain.js';
import type { NearMiss } from '../../src/domain/matching/near-misses.js';
import type { NextQuestion } from '../../src/domain/matching/next-question.js';
import type { NextStep } from '../../src/domain/matching/next-step.js';
import type { Confirmation } from '../../src/domain/matching/confirmations.js';
import type { Plan } from '../../src/domain/matching/plan.js';
import type { CoupleSearchResult, OwnOptions } from '../../src/domain/matching/search-plans.js';

/**
 * An answer, reduced to what is compared: decisions, days, places, programs, order, counts, what must be confirmed and
 * asked. The words of reasons and the alerts that ride on plans are left out.
 */
export interface Told {
  readonly outcome: string;
  readonly plans: readonly unknown[];
  readonly individual: readonly unknown[];
  readonly nearMisses: readonly unknown[];
  readonly nextQuestion: unknown;
  readonly nextStep: unknown;
  readonly furtherPlans: number;
}

/** What a search answered. */
export function toldBy(result: CoupleSearchResult): Told {
  const further = result.leavesOut.map((words) => /^(\d+) further plans/.exec(words)?.[1]).find((count) => count);
  return {
    outcome: result.outcome,
    plans: result.plans.map(planTold),
    individual: result.individual.map(ownToldBy),
    nearMisses: result.nearMisses.map(missTold),
    nextQuestion: result.nextQuestion && questionTold(result.nextQuestion),
    nextStep: result.nextStep && stepTold(result.nextStep),
    furtherPlans: Number(further ?? 0),
  };
}

function planTold(plan: Plan) {
  const { rank, kind, status, sendable, startsFirst, bothInOn, notBefore, gapDays, milesApart, milesFromHome } = plan;
  return {
    ...{ rank, kind, status, sendable, startsFirst, bothInOn, notBefore, gapDays, milesApart, milesFromHome },
    legs: plan.legs.map(({ bridge, ...leg }) => ({ ...optionTold(leg), bridge: bridge && optionTold(bridge) })),
    steps: plan.steps,
    coupleConditions: [...plan.coupleConditions],
    confirm: confirmTold(plan.confirm),
  };
}

/** Who is to confirm what; in whatever order. What a client is asked is asked once. */
export function confirmTold(confirm: readonly Confirmation[]): string[] {
  const lines = confirm.map(({ of, clientId = '', programId = '', what }) =>
    [of, clientId, programId, what].join(' | '),
  );
  return lines.filter((line, index) => !line.startsWith('client') || lines.indexOf(line) === index).sort();
}

function optionTold(option: ExplainedOption) {
  const { clientId, programId, decision, readyOn, startOn, notBefore, milesFromHome, place } = option;
  return {
    ...{ clientId, programId, decision, readyOn, startOn, notBefore, milesFromHome },
    place: [place.state, place.capacityReportId ?? ''],
    steps: option.steps.map(({ code }) => code).sort(),
    findings: [...option.barriers, ...option.met].map(({ ruleId, outcome }) => `${ruleId} ${outcome}`).sort(),
    asks: option.barriers.flatMap(({ asks }) => asks.map(({ fact, question }) => fact ?? question)).sort(),
  };
}

/** The part of one client. */
export function ownToldBy({ clientId, options, decisions, nextQuestion, nextStep }: OwnOptions) {
  return {
    clientId,
    options: options.map(optionTold),
    decisions: { ...decisions },
    nextQuestion: nextQuestion && questionTold(nextQuestion),
    nextStep: nextStep && stepTold(nextStep),
  };
}

/** A question, without its words. */
export const questionTold = ({
  of,
  clientId,
  fact,
  settles,
  openIn,
}: Omit<NextQuestion, 'question' | 'askedAlone'>) => ({
  ...{ of, clientId, fact, settles, openIn },
});

const stepTold = ({ clientId, step, opens, neededAt }: NextStep) => ({ clientId, code: step.code, opens, neededAt });

const missTold = ({ cause, programIds, clientId, rule, days, opens }: NearMiss) => ({
  ...{ cause, programIds: [...programIds], clientId, ruleId: rule?.ruleId, days, opens },
});
