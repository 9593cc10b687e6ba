import { parse } from 'yaml';
import { completePreferences, preferenceProblems } from '../../domain/couple/couple-preferences.js';
import { isCouple, PARTNER_LINK_KINDS } from '../../domain/couple/partner-link.js';
import { SCREEN_ANSWERS, type PrivateScreen } from '../../domain/couple/private-screen.js';
import { ANSWER_SOURCES, ANSWER_STATES, checkAnswer, FACT_KEYS, type Answer } from '../../domain/facts/index.js';
import { Fields } from './fields.js';
import { isInstant, readPoint, readProgram } from './read-programs.js';
import { OWNER_FIELDS, readRuleOwners, withInheritedRules } from './read-rule-owners.js';
import { readExpectations, type World } from './read-expectations.js';
import type { Program } from '../../domain/program.js';
import { ScenarioUnreadable, type Scenario, type ScenarioClient, type ScenarioCouple } from './scenario.js';

const TOP_FIELDS = ['title', 'story', 'source', 'asOf', 'limit', 'programs', 'clients', 'couples', 'expect'].concat(
  OWNER_FIELDS,
);
const CLIENT_FIELDS = ['id', 'latitude', 'longitude', 'facts', 'answers', 'privateScreen'];
const SCREEN_FIELDS = [
  'askedOn',
  'wantsTreatment',
  'wantsToBePlacedTogether',
  'safetyConcern',
  'acuteEmergency',
  'noContactOrder',
] as const;

/** Reads a scenario file, or says everything that is wrong with it. Throws ScenarioUnreadable. */
export function readScenario(text: string): Scenario {
  const problems: string[] = [];
  const fields = new Fields(parsed(text), '', problems);
  fields.object(TOP_FIELDS);
  const asOf = readMoment(fields);
  const own = fields.list('programs').map((program) => readProgram(program, asOf));
  const ruleOwners = readRuleOwners(fields, own);
  const programs = own.map((program) => withInheritedRules(program, ruleOwners));
  const clients = fields.list('clients').map((client) => readClient(client, asOf));
  const couples = fields.list('couples').map(readCouple);
  const world = worldOf(programs, clients, couples);
  const scenario: Scenario = {
    title: fields.text('title'),
    asOf,
    limit: fields.count('limit', [1, 10_000], 50),
    programs,
    ruleOwners,
    clients,
    couples,
    ...readExpectations(fields.at('expect'), world),
  };
  checkNames(scenario, world, fields);
  if (problems.length > 0) throw new ScenarioUnreadable(problems);
  return scenario;
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new ScenarioUnreadable([`not readable as YAML: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function readMoment(fields: Fields): string {
  const text = fields.text('asOf');
  // A bare day is taken at noon in the east, where the examples play.
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00-05:00` : text;
  if (!isInstant(asOf)) fields.at('asOf').problem('must be a day, or a moment such as 2026-02-14T09:00:00-05:00');
  return isInstant(asOf) ? asOf : '2000-01-01T12:00:00-05:00';
}

function readClient(fields: Fields, asOf: string): ScenarioClient {
  fields.object(CLIENT_FIELDS);
  const short = fields
    .at('facts')
    .entries()
    .map(([fact, { raw }]) => readAnswer(fields.at('facts'), { fact, state: 'known', value: raw, source: 'self' }));
  const long = fields.list('answers').map((answer) => {
    answer.object(['fact', 'state', 'value', 'source']);
    if (answer.has('value') && answer.has('state') && answer.value('state') !== 'known')
      answer.at('value').problem('is there only when the state is known');
    return readAnswer(answer, {
      fact: answer.text('fact'),
      state: answer.oneOf('state', ANSWER_STATES, 'known'),
      value: answer.value('value'),
      source: answer.oneOf('source', ANSWER_SOURCES, 'self'),
    });
  });
  const home = readPoint(fields);
  return {
    id: fields.text('id'),
    answers: [...short, ...long],
    ...(home && { home }),
    ...(fields.has('privateScreen') && { privateScreen: readScreen(fields.at('privateScreen'), asOf) }),
  };
}

function readAnswer(fields: Fields, answer: Omit<Answer, 'fact'> & { fact: string }): Answer {
  const problem = answer.state === 'known' ? checkAnswer(answer.fact, answer.value) : null;
  if (problem !== null) fields.problem(problem);
  else if (!FACT_KEYS.includes(answer.fact as Answer['fact']))
    fields.problem(`"${answer.fact}" is not in the fact dictionary`);
  return answer as Answer;
}

function readScreen(fields: Fields, asOf: string): PrivateScreen {
  fields.object(SCREEN_FIELDS);
  const answers = SCREEN_FIELDS.filter((name) => name !== 'askedOn' && fields.has(name));
  return {
    askedOn: fields.has('askedOn') ? fields.day('askedOn') : asOf.slice(0, 10),
    ...Object.fromEntries(answers.map((name) => [name, fields.oneOf(name, SCREEN_ANSWERS)])),
  };
}

function readCouple(fields: Fields): ScenarioCouple {
  fields.object(['partners', 'kind', 'link', 'preferences']);
  const partners = fields.value('partners');
  if (!isPair(partners)) fields.at('partners').problem('must name two clients');
  const stated = fields.at('preferences').object(Object.keys(completePreferences({})));
  for (const { field, message } of preferenceProblems(stated)) fields.at('preferences').at(field).problem(message);
  return {
    partners: isPair(partners) ? partners : ['', ''],
    kind: fields.oneOf('kind', PARTNER_LINK_KINDS, 'intimate-partner'),
    link: fields.oneOf('link', ['invited', 'confirmed', 'ended'] as const, 'confirmed'),
    preferences: completePreferences(stated),
  };
}

/** True for two names. */
function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((name) => typeof name === 'string');
}

function worldOf(
  programs: readonly Program[],
  clients: readonly ScenarioClient[],
  couples: readonly ScenarioCouple[],
): World {
  return {
    clients: clients.map(({ id }) => id),
    programs: programs.map(({ id }) => id),
    rules: programs.flatMap(({ rules, coupleRules = [] }) => [...rules, ...coupleRules].map(({ id }) => id)),
    couples: couples.filter(isCouple).map(({ partners }) => partners),
    otherLinks: couples.filter((link) => !isCouple(link)).map(({ partners }) => partners),
  };
}

function checkNames({ couples }: Scenario, { programs, clients }: World, fields: Fields): void {
  if (new Set(programs).size !== programs.length) fields.problem('two programs have the same id');
  if (new Set(clients).size !== clients.length) fields.problem('two clients have the same id');
  for (const { partners } of couples) {
    const strangers = partners.filter((name) => !clients.includes(name));
    for (const name of strangers) fields.problem(`no client is called "${name}"`);
    if (partners[0] === partners[1]) fields.problem(`"${partners[0]}" cannot be the own partner`);
  }
}
