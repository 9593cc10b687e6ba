import { FACTS, type FactKey } from '../../src/domain/facts/index.js';
import type { NextQuestion } from '../../src/domain/matching/next-question.js';
import { compareKeys, optionAt, optionsFor, questionsIn, type Option, type Terrain } from './options.js';
import { termsOf, type Couple, type JointPlan } from './plan.js';
import { allPlans } from './several-programs.js';

/** One thing that one client can be asked. */
interface Question {
  readonly clientId: string;
  readonly fact: FactKey;
}

/** What is still to be asked of the clients in a plan, each question once. */
export function questionsOfPlan({ legs, conditions }: JointPlan): Question[] {
  const questions: Question[] = [];
  for (const leg of legs)
    for (const fact of questionsIn(leg.option, termsOf(leg)))
      questions.push({ clientId: leg.option.partner.clientId, fact });
  for (const { clientId, fact } of conditions) if (clientId && fact) questions.push({ clientId, fact });
  const isSame = (a: Question, b: Question) => a.clientId === b.clientId && a.fact === b.fact;
  return questions.filter((one, index) => questions.findIndex((other) => isSame(one, other)) === index);
}

/**
 * DESIGN 4.5, next question: the unknown fact that would settle most, counted over lists of open questions: alone in a
 * list it settles that plan. Then the one open in most.
 */
export function nextQuestion(lists: readonly (readonly Question[])[]): NextQuestion | undefined {
  const asked = lists.flat().map(({ clientId, fact }) => {
    const openIn = lists.filter((list) => list.some((one) => one.clientId === clientId && one.fact === fact));
    const settles = openIn.filter(({ length }) => length === 1).length;
    const { question, askedAlone } = FACTS[fact];
    return { of: 'client' as const, clientId, fact, question, askedAlone, settles, openIn: openIn.length };
  });
  const keyOf = (one: (typeof asked)[number]) => [-one.settles, -one.openIn, one.fact, one.clientId];
  return asked.sort((a, b) => compareKeys(keyOf(a), keyOf(b)))[0];
}

/** One piece of work for one client. */
export interface OpeningStep {
  readonly clientId: string;
  readonly code: string;
  readonly opens: number;
  readonly neededAt: number;
}

interface NeededStep {
  readonly code: string;
  readonly leadDays: number;
  /** Where it is needed. */
  readonly at: readonly string[];
}

/** The work that a client needs anywhere. */
function stepsNeeded(options: readonly Option[]): NeededStep[] {
  const steps = options.flatMap(({ admission }) => admission.steps);
  const codes = [...new Set(steps.map(({ code }) => code))];
  return codes.map((code) => ({
    code,
    leadDays: steps.find((step) => step.code === code)!.leadDays,
    at: options.flatMap(({ admission, program }) =>
      admission.steps.some((step) => step.code === code) ? program.id : [],
    ),
  }));
}

function firstOf(steps: readonly (OpeningStep & { leadDays: number })[]): OpeningStep | undefined {
  const keyOf = (one: (typeof steps)[number]) => [-one.opens, -one.neededAt, one.leadDays, one.code, one.clientId];
  const [first] = [...steps].sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
  if (!first) return undefined;
  const { clientId, code, opens, neededAt } = first;
  return { clientId, code, opens, neededAt };
}

/**
 * DESIGN 4.5, next step: with each piece of work done, the programs that need it are decided and paired again, and the
 * plans counted in which no work is left. Whether somebody with priority has the earlier place is seen among those alone.
 */
export function nextJointStep(both: readonly [readonly Option[], readonly Option[]], couple: Couple, terrain: Terrain) {
  const tried = [];
  for (const side of both) {
    const partner = side[0]?.partner;
    if (!partner) continue;
    for (const { code, leadDays, at } of stepsNeeded(side)) {
      const then = optionsFor(partner, terrain, code).filter(({ program }) => at.includes(program.id));
      const [mine, theirs] = side === both[0] ? [then, both[1]] : [both[0], then];
      const opened = allPlans(mine, theirs, couple).filter(({ steps }) => steps === 0);
      tried.push({ clientId: partner.clientId, code, leadDays, opens: opened.length, neededAt: at.length });
    }
  }
  return firstOf(tried);
}

/** For one client alone: the work after which most programs need no other. */
export function nextOwnStep(options: readonly Option[], terrain: Terrain): OpeningStep | undefined {
  const tried = stepsNeeded(options).map(({ code, leadDays, at }) => {
    const then = options
      .filter(({ program }) => at.includes(program.id))
      .map(({ partner, program }) => optionAt(partner, program, terrain, code))
      .filter(({ admission }) => admission.ready !== undefined && admission.steps.length === 0);
    const clientId = options[0]?.partner.clientId ?? '';
    return { clientId, code, leadDays, opens: then.length, neededAt: at.length };
  });
  return firstOf(tried);
}
