import type { NearMiss } from '../../../domain/matching/near-misses.js';
import type { NextQuestion } from '../../../domain/matching/next-question.js';
import type { NextStep } from '../../../domain/matching/next-step.js';
import type { OwnOptions } from '../../../domain/matching/search-plans.js';
import type { TimedSearch } from '../plan-search.js';
import type { EnteredCouple } from '../seed/sample-couples.js';
import { hanging, PAGE_WIDTH } from './columns.js';
import { describePlan, PLAN_HEADING, stepInWords } from './describe-plan.js';
import { namesFor, sourceMark, type Names } from './named.js';
import { dayInWords, GATES_IN_WORDS, secondsInWords } from './words.js';

const NEAR_MISSES = 2;

/** A couple's answer as a person reads it, in lines of at most `PAGE_WIDTH` characters. */
export function describeSearch(couple: EnteredCouple, { answer, milliseconds }: TimedSearch): string[] {
  const { sample } = couple;
  const names = namesFor(couple, answer);
  const title = sample.partners.map(({ displayName }) => displayName).join(' and ');
  const took = `searched in ${secondsInWords(milliseconds)}`;
  return [
    '-'.repeat(PAGE_WIDTH),
    `${title}${took.padStart(PAGE_WIDTH - title.length)}`,
    ...hanging('  why here       ', sample.story),
    ...hanging('  gates          ', GATES_IN_WORDS[answer.gates]),
    '',
    ...(answer.plans.length > 0 ? PLAN_HEADING : ['    no joint plan']),
    ...answer.plans.flatMap((plan) => describePlan(plan, names)),
    '',
    ...answer.nearMisses.slice(0, NEAR_MISSES).flatMap((miss) => describeMiss(miss, names)),
    ...describeQuestion(answer.nextQuestion, names),
    ...describeStep(answer.nextStep, names),
    ...answer.individual.flatMap((own) => describeOwn(own, names)),
    ...hanging('  not listed     ', answer.leavesOut.join('; ')),
    '',
  ];
}

function describeMiss({ programIds, says, clientId, opens }: NearMiss, names: Names): string[] {
  const where = programIds.map((id) => `${sourceMark(names.programOf(id))} ${names.programOf(id).name}`).join(' and ');
  const whom = clientId === undefined ? '' : ` (${names.clientOf(clientId)})`;
  return hanging('  near miss      ', `${where}: ${says}${whom}; without that ${plans(opens)} more`);
}

function describeQuestion(next: NextQuestion | undefined, names: Names): string[] {
  if (!next) return ['  next question  none: nothing that a client could tell is open'];
  const whom = next.clientId === undefined ? 'both' : names.clientOf(next.clientId);
  const how = next.askedAlone && next.of === 'client' ? ' (ask alone)' : '';
  return hanging('  next question  ', `${whom}${how}: ${next.question} Open in ${plans(next.openIn)}.`);
}

function describeStep(next: NextStep | undefined, names: Names): string[] {
  if (!next) return ['  next step      none is needed'];
  const opens = `leaves ${plans(next.opens)} without any step`;
  return hanging('  next step      ', `${names.clientOf(next.clientId)}: ${stepInWords(next.step)}; ${opens}`);
}

function describeOwn({ clientId, options, decisions }: OwnOptions, names: Names): string[] {
  const counts = Object.entries(decisions)
    .filter(([, count]) => count > 0)
    .map(([decision, count]) => `${count.toLocaleString('en-US')} ${decision.replaceAll('-', ' ')}`);
  const best = options[0];
  const start = best?.startOn === undefined ? 'start not known' : dayInWords(best.startOn);
  const first = best ? `; first ${names.programOf(best.programId).name}, ${start}` : '';
  return hanging('  alone          ', `${names.clientOf(clientId)}: ${counts.join(', ') || 'no program'}${first}`);
}

const plans = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'plan' : 'plans'}`;
