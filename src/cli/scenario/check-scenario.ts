import type { Explanation } from '../../domain/matching/explain.js';
import type { NearMiss } from '../../domain/matching/near-misses.js';
import type { Plan } from '../../domain/matching/plan.js';
import type { Played, PlayedCouple } from './play-scenario.js';
import { NOT_A_COUPLE } from './read-expectations.js';
import type { ExpectedCouple, ExpectedDecision, ExpectedPlan, Scenario } from './scenario.js';

/** Where what came differs from what was expected, one sentence each; empty when everything is as expected. */
export function checkScenario(scenario: Scenario, played: Played): string[] {
  const decisions = Object.entries(scenario.expectDecisions).flatMap(([client, byProgram]) =>
    Object.entries(byProgram).flatMap(([program, expected]) => checkDecision(client, program, expected, played)),
  );
  return [...decisions, ...scenario.expectCouples.flatMap((expected) => checkCouple(expected, played))];
}

function checkDecision(client: string, program: string, expected: ExpectedDecision, played: Played): string[] {
  const where = `${client} at ${program}`;
  const candidate = played.decisionOf(client, program);
  if (!candidate) return same(where, 'decision', expected.decision ?? 'a decision', 'not-considered');
  const { decision, readyOn, startOn, findings, steps } = candidate.decision;
  const open = findings.filter(({ finding }) => finding.outcome !== 'met').map(({ rule }) => rule.id);
  return [
    ...named(expected, 'decision', where, decision),
    ...named(expected, 'readyOn', where, readyOn),
    ...named(expected, 'startOn', where, startOn ?? null),
    ...named(expected, 'barriers', where, open),
    ...named(
      expected,
      'steps',
      where,
      steps.map(({ code }) => code),
    ),
    ...named(expected, 'asks', where, candidate.questions),
  ];
}

function checkCouple(expected: ExpectedCouple, played: Played): string[] {
  const where = [...expected.couple].sort().join(' and ');
  // The reader has made sure that the file has these two.
  const couple = played.couples.find(({ partners }) => expected.couple.every((name) => partners.includes(name)));
  if (!couple) return same(where, 'outcome', expected.outcome ?? 'a search', NOT_A_COUPLE);
  const { result, gates } = couple;
  return [
    ...named(expected, 'gates', where, gates.status),
    ...named(expected, 'outcome', where, result.outcome),
    ...checkPlans(expected, couple, where),
    ...noneExpected('nearMisses', expected.nearMisses, result.nearMisses, where),
    ...(expected.nearMisses ?? []).flatMap((miss) =>
      result.nearMisses.some((one) => isMiss(one, miss)) ? [] : [`${where}: no near miss ${show(miss)}`],
    ),
    ...checkNext('nextQuestion', expected.nextQuestion, result.nextQuestion, where, (q) => ({
      client: q.clientId,
      fact: q.fact,
      of: q.of,
    })),
    ...checkNext('nextStep', expected.nextStep, result.nextStep, where, (s) => ({
      client: s.clientId,
      step: s.step.code,
      opens: s.opens,
    })),
  ];
}

function checkPlans(expected: ExpectedCouple, { result }: PlayedCouple, where: string): string[] {
  const { plans } = result;
  const all = expected.plans;
  const wrongCount =
    all && all.length !== plans.length
      ? [`${where}: expected ${String(all.length)} plans, got ${String(plans.length)}: ${plans.map(brief).join(' | ')}`]
      : [];
  return [
    ...wrongCount,
    ...(all ?? []).flatMap((plan, index) => {
      const got = plans[index];
      return got && !wrongCount.length ? planDifferences(got, plan, `${where}, plan ${String(index + 1)}`) : [];
    }),
    ...(expected.plansInclude ?? []).flatMap((plan) =>
      plans.some((got) => planDifferences(got, plan, '').length === 0)
        ? []
        : [`${where}: no plan ${show(plan)}; there are ${plans.map(brief).join(' | ') || 'none'}`],
    ),
    ...(expected.plansExclude ?? []).flatMap((plan) =>
      plans.some((got) => planDifferences(got, plan, '').length === 0)
        ? [`${where}: there is a plan ${show(plan)}`]
        : [],
    ),
  ];
}

function planDifferences(plan: Plan, expected: ExpectedPlan, where: string): string[] {
  const byClient = (value: (leg: Plan['legs'][number]) => unknown) =>
    Object.fromEntries(plan.legs.map((leg) => [leg.clientId, value(leg)]));
  const part = (name: 'programs' | 'starts' | 'bridges' | 'steps', got: Record<string, unknown>) =>
    Object.entries(expected[name] ?? {}).flatMap(([client, value]) =>
      same(where, `${name}.${client}`, value, got[client]),
    );
  const kinds = plan.alerts.map(({ kind }) => kind as string);
  return [
    ...(['kind', 'status', 'gapDays', 'startsFirst', 'sendable'] as const).flatMap((name) =>
      named(expected, name, where, plan[name]),
    ),
    ...named(expected, 'bothInOn', where, plan.bothInOn ?? null),
    ...part(
      'programs',
      byClient(({ programId }) => programId),
    ),
    ...part(
      'starts',
      byClient(({ startOn }) => startOn ?? null),
    ),
    ...part(
      'bridges',
      byClient(({ bridge }) => bridge?.programId),
    ),
    ...part(
      'steps',
      byClient(({ steps }) => steps.map(({ code }) => code)),
    ),
    ...afterwardsDifferences(plan, expected, where),
    ...noneExpected('alerts', expected.alerts, kinds, where),
    ...noneExpected('confirm', expected.confirm, plan.confirm, where),
    ...(expected.alerts ?? []).flatMap((kind) => (kinds.includes(kind) ? [] : [`${where}: no alert ${kind}`])),
    ...(expected.confirm ?? []).flatMap((text) =>
      plan.confirm.some(({ what }) => what.includes(text)) ? [] : [`${where}: nothing to confirm about "${text}"`],
    ),
  ];
}

function afterwardsDifferences({ afterwards }: Plan, expected: ExpectedPlan, where: string): string[] {
  const wanted = expected.afterwards;
  if (wanted === undefined) return [];
  if (wanted === null || !afterwards)
    return same(where, 'afterwards', wanted === null ? null : (wanted.program ?? 'any'), afterwards?.programId ?? null);
  return [
    ...named(wanted, 'program', where, afterwards.programId),
    ...named(wanted, 'from', where, afterwards.from),
    ...(wanted.confirm ?? []).flatMap((text) =>
      afterwards.confirm.some(({ what }) => what.includes(text))
        ? []
        : [`${where}: nothing to confirm about "${text}" afterwards`],
    ),
  ];
}

/** A list names what must be among what came; an empty one says that nothing may have come. */
function noneExpected(name: string, expected: readonly unknown[] | undefined, got: readonly unknown[], where: string) {
  return expected?.length === 0 && got.length > 0 ? [`${where}: expected no ${name}, got ${show(got)}`] : [];
}

function isMiss(miss: NearMiss, expected: NonNullable<ExpectedCouple['nearMisses']>[number]): boolean {
  const rule: Explanation | undefined = miss.rule;
  return (
    miss.cause === expected.cause &&
    (expected.programs === undefined || show([...expected.programs].sort()) === show([...miss.programIds].sort())) &&
    (expected.client === undefined || expected.client === miss.clientId) &&
    (expected.rule === undefined || expected.rule === rule?.ruleId) &&
    (expected.days === undefined || expected.days === miss.days)
  );
}

function checkNext<T>(
  name: string,
  expected: object | null | undefined,
  got: T | undefined,
  where: string,
  view: (value: T) => Record<string, unknown>,
): string[] {
  if (expected === undefined) return [];
  if (expected === null || got === undefined)
    return (expected === null) === (got === undefined) ? [] : [`${where}: ${name} is ${show(got ? view(got) : null)}`];
  const seen = view(got);
  return Object.entries(expected).flatMap(([key, value]) => same(where, `${name}.${key}`, value, seen[key]));
}

function named(expected: object, name: string, where: string, got: unknown): string[] {
  const value = (expected as Readonly<Record<string, unknown>>)[name];
  return value === undefined ? [] : same(where, name, value, got);
}

function same(where: string, name: string, expected: unknown, got: unknown): string[] {
  const order = (value: unknown) => show(Array.isArray(value) ? [...(value as unknown[])].map(show).sort() : value);
  return order(expected) === order(got) ? [] : [`${where}: expected ${name} ${show(expected)}, got ${show(got)}`];
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) || String(value));

function brief({ kind, status, legs }: Plan): string {
  return `${kind} ${status} ${legs.map(({ clientId, programId, startOn }) => `${clientId}→${programId} ${startOn ?? '?'}`).join(', ')}`;
}
