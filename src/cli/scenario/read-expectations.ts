import { ADMISSION_DECISIONS } from '../../domain/admission/decide-admission.js';
import { FACT_KEYS } from '../../domain/facts/index.js';
import { GATE_STATUSES } from '../../domain/matching/gates.js';
import { NEAR_MISS_CAUSES } from '../../domain/matching/near-misses.js';
import { SEARCH_OUTCOMES } from '../../domain/matching/search-plans.js';
import type { Fields } from './fields.js';
import { readExpectedPlan } from './read-expected-plan.js';
import type { ExpectedCouple, ExpectedDecision, Scenario } from './scenario.js';

/** The names that the file gives to its people, programs and rules. */
export interface World {
  readonly clients: readonly string[];
  readonly programs: readonly string[];
  readonly rules: readonly string[];
  readonly couples: readonly (readonly [string, string])[];
  /** Two people each who are linked, and are no couple. */
  readonly otherLinks: readonly (readonly [string, string])[];
}

const COUPLE_FIELDS = [
  ...['couple', 'gates', 'outcome', 'plans', 'plansInclude', 'plansExclude', 'nearMisses', 'nextQuestion', 'nextStep'],
];
const DECISION_FIELDS = ['decision', 'readyOn', 'startOn', 'barriers', 'steps', 'asks'];
/** The level of care is a rule that no program writes down. */
const LEVEL_RULE = 'level-of-care';
/** The outcome for two people who are linked as relatives, friends or otherwise. */
export const NOT_A_COUPLE = 'not-a-couple';
const ANY_NUMBER = [0, 100_000] as const;

/** What the file says must come of it. A name that is not known is a problem: an expectation must never be skipped. */
export function readExpectations(fields: Fields, world: World): Pick<Scenario, 'expectDecisions' | 'expectCouples'> {
  fields.object(['decisions', 'couples']);
  const expectDecisions = Object.fromEntries(
    fields
      .at('decisions')
      .entries()
      .map(([client, byProgram]) => {
        if (!world.clients.includes(client)) fields.problem(`no client is called "${client}"`);
        return [client, readDecisions(byProgram, world)];
      }),
  );
  return { expectDecisions, expectCouples: fields.given('couples').map((couple) => readCouple(couple, world)) };
}

function readDecisions(fields: Fields, world: World): Readonly<Record<string, ExpectedDecision>> {
  return Object.fromEntries(
    fields.entries().map(([program, decision]) => {
      if (!world.programs.includes(program)) fields.problem(`no program is called "${program}"`);
      return [program, readDecision(decision, world)];
    }),
  );
}

function readDecision(fields: Fields, { rules }: World): ExpectedDecision {
  const allowed = [...ADMISSION_DECISIONS, 'not-considered'];
  if (typeof fields.raw === 'string') {
    if (!allowed.includes(fields.raw)) fields.problem(`must be one of ${allowed.join(', ')}`);
    return { decision: fields.raw };
  }
  fields.object(DECISION_FIELDS);
  if (fields.has('decision')) fields.oneOf('decision', allowed);
  if (fields.has('readyOn')) fields.day('readyOn');
  if (fields.has('startOn') && fields.value('startOn') !== null) fields.day('startOn');
  fields.eachOf('barriers', [...rules, LEVEL_RULE]);
  fields.texts('steps');
  fields.eachOf('asks', FACT_KEYS);
  return fields.raw as ExpectedDecision;
}

function readCouple(fields: Fields, world: World): ExpectedCouple {
  fields.object(COUPLE_FIELDS);
  const couple = fields.texts('couple');
  const isMeant = (partners: readonly string[]) =>
    couple.length === 2 && partners.every((name) => couple.includes(name));
  const linked = world.otherLinks.find(isMeant);
  if (linked) return readOtherLink(fields, linked);
  const known = world.couples.find(isMeant);
  for (const name of couple.filter((one) => !world.clients.includes(one)))
    fields.problem(`no client is called "${name}"`);
  if (!known) fields.at('couple').problem('must name the two clients of a couple in this file');
  const partners = known ?? (['', ''] as const);
  if (fields.has('gates')) fields.oneOf('gates', GATE_STATUSES);
  if (fields.has('outcome')) fields.oneOf('outcome', SEARCH_OUTCOMES);
  for (const name of ['plans', 'plansInclude', 'plansExclude'])
    for (const plan of fields.given(name)) readExpectedPlan(plan, partners, world.programs);
  for (const miss of fields.given('nearMisses')) readMiss(miss, partners, world);
  if (fields.has('nextQuestion') && fields.value('nextQuestion') !== null)
    readQuestion(fields.at('nextQuestion'), partners);
  if (fields.has('nextStep') && fields.value('nextStep') !== null) readStep(fields.at('nextStep'), partners);
  return { ...(fields.raw as ExpectedCouple), couple: partners };
}

/** Of two people who are no couple nothing can come, and nothing else can be expected. */
function readOtherLink(fields: Fields, couple: readonly [string, string]): ExpectedCouple {
  fields.object(['couple', 'outcome']);
  fields.oneOf('outcome', [NOT_A_COUPLE]);
  return { couple, outcome: NOT_A_COUPLE };
}

function readMiss(fields: Fields, partners: readonly string[], { programs, rules }: World): void {
  fields.object(['cause', 'programs', 'client', 'rule', 'days']);
  fields.oneOf('cause', NEAR_MISS_CAUSES);
  fields.eachOf('programs', programs);
  if (fields.has('client')) fields.oneOf('client', partners);
  if (fields.has('rule')) fields.oneOf('rule', rules);
  if (fields.has('days')) fields.count('days', ANY_NUMBER);
}

function readQuestion(fields: Fields, partners: readonly string[]): void {
  fields.object(['client', 'fact', 'of']);
  if (fields.has('client')) fields.oneOf('client', partners);
  if (fields.has('fact')) fields.oneOf('fact', FACT_KEYS);
  if (fields.has('of')) fields.oneOf('of', ['client', 'worker'] as const);
}

function readStep(fields: Fields, partners: readonly string[]): void {
  fields.object(['client', 'step', 'opens']);
  if (fields.has('client')) fields.oneOf('client', partners);
  if (fields.has('step')) fields.text('step');
  if (fields.has('opens')) fields.count('opens', ANY_NUMBER);
}
