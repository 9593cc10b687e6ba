import type { Afterwards } from '../../domain/matching/afterwards.js';
import type { OwnOptions } from '../../domain/matching/search-plans.js';
import type { Plan, PlanLeg } from '../../domain/matching/plan.js';
import type { Program } from '../../domain/program.js';
import type { PlayedCouple } from './play-scenario.js';

/** A couple's answer as a person reads it. */
export function describeCouple({ partners, gates, result }: PlayedCouple, programs: readonly Program[]): string {
  const nameOf = (id: string) => programs.find((program) => program.id === id)?.name ?? id;
  const lines = [
    `\n${partners.join(' and ')}: ${result.outcome === 'plans' ? '' : 'no joint option can be shown now'}`,
  ];
  if (gates.status === 'unscreened')
    lines.push('  each partner must be seen alone before anything joint is shown or sent');
  for (const plan of result.plans) lines.push(...describePlan(plan, nameOf));
  for (const miss of result.nearMisses.slice(0, 3))
    lines.push(
      `  near miss: ${[...miss.programIds.map(nameOf), miss.says].join(': ')}${miss.clientId ? ` (${miss.clientId})` : ''}`,
    );
  const { nextQuestion, nextStep } = result;
  if (nextQuestion) lines.push(`  next question: ${nextQuestion.clientId ?? 'both'}: ${nextQuestion.question}`);
  if (nextStep)
    lines.push(`  next step: ${nextStep.clientId}: ${nextStep.step.action} (${opensInWords(nextStep.opens)})`);
  lines.push(...result.individual.flatMap((own) => describeOwn(own, nameOf)));
  return lines.join('\n');
}

const opensInWords = (opens: number) =>
  opens === 0 ? 'one of several that are needed' : `after it ${String(opens)} plans need no other`;

function describePlan(plan: Plan, nameOf: (id: string) => string): string[] {
  const when = plan.bothInOn === undefined ? `not before ${plan.notBefore}` : `both in on ${plan.bothInOn}`;
  return [
    `  ${String(plan.rank)}. ${plan.kind} (${plan.status}), ${when}`,
    ...plan.legs.flatMap((leg) => describeLeg(leg, nameOf)),
    ...(plan.startsFirst === undefined ? [] : [`       first ${plan.startsFirst}: ${plan.startsFirstBecause ?? ''}`]),
    ...plan.coupleRules.map(({ rule, outcome, because }) => `       of both, ${outcome}: ${rule}: ${because}`),
    ...plan.confirm.map(({ of, what }) => `       confirm with ${of}: ${what}`),
    ...plan.alerts.map(({ kind, says }) => `       alert ${kind}: ${says}`),
    ...(plan.afterwards ? describeAfterwards(plan.afterwards, nameOf) : []),
  ];
}

function describeAfterwards({ programId, from, confirm }: Afterwards, nameOf: (id: string) => string): string[] {
  return [
    `     afterwards both: ${nameOf(programId)}, not before ${from}`,
    ...confirm.map(({ of, what }) => `       confirm with ${of}: ${what}`),
  ];
}

function describeLeg(leg: PlanLeg, nameOf: (id: string) => string): string[] {
  const start = leg.startOn ?? `not before ${leg.notBefore ?? '?'}`;
  const bridge = leg.bridge ? `, until then ${nameOf(leg.bridge.programId)} from ${leg.bridge.startOn ?? '?'}` : '';
  return [
    `     ${leg.clientId}: ${nameOf(leg.programId)}, ${start}, ${leg.decision}${bridge}`,
    ...[...leg.barriers, ...leg.coupleRules.filter(({ outcome }) => outcome !== 'met')].map(
      ({ rule, outcome, because }) => `       ${outcome}: ${rule}: ${because}`,
    ),
    ...leg.steps.map(({ action, leadDays, actor }) => `       step: ${action} (${String(leadDays)} days, ${actor})`),
  ];
}

function describeOwn({ clientId, options, decisions }: OwnOptions, nameOf: (id: string) => string): string[] {
  const counts = Object.entries(decisions)
    .filter(([, count]) => count > 0)
    .map(([decision, count]) => `${String(count)} ${decision}`)
    .join(', ');
  const best = options[0];
  const first = best ? `; first: ${nameOf(best.programId)}, ${best.startOn ?? 'start not known'}` : '';
  return [`  ${clientId} alone: ${counts || 'no program for one person within reach offers the care sought'}${first}`];
}
