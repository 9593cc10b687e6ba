import { Engine, type NestedCondition, type RuleProperties } from 'json-rules-engine';
import { timedAsync } from '../measure/cpu-clock.js';
import type { Attribute, Attributes } from '../screen/attributes.js';
import { ATTRIBUTES } from '../screen/attributes.js';
import { screenedRules, type ScreenOutcome } from '../screen/own-screen.js';
import { testsOf, type AttributeTest } from '../screen/rule-tests.js';
import type { Program } from '../../src/domain/program.js';

/** Attributes with one value at a time: the engine then looks it up in a list, which is quicker for it. */
const SINGLE: ReadonlySet<Attribute> = new Set([
  'gender',
  'state',
  'county',
  'inWithdrawal',
  'coverage',
  'benzodiazepines',
  'pregnant',
]);

/** Engines that exist at one time: all at once would not fit into memory at 50,000 programs. */
const BATCH = 500;

/** What the engine said of one client at every program, and how long its `run` took. Building engines is not counted. */
export interface JsonRulesScreen {
  readonly outcomes: readonly ScreenOutcome[];
  readonly microseconds: number;
}

/** Asks json-rules-engine about one client at every program, one engine to a program. */
export async function screenByJsonRules(
  programs: readonly Program[],
  attributes: Attributes,
  today: string,
): Promise<JsonRulesScreen> {
  const facts = factsOf(attributes);
  const outcomes: ScreenOutcome[] = [];
  let microseconds = 0;
  for (let at = 0; at < programs.length; at += BATCH) {
    const engines = programs.slice(at, at + BATCH).map((program) => engineFor(program, today));
    const { result, ...time } = await timedAsync(async () => {
      const answers: ScreenOutcome[] = [];
      for (const engine of engines) answers.push(await askEngine(engine, facts));
      return answers;
    });
    outcomes.push(...result);
    microseconds += time.microseconds;
  }
  return { outcomes, microseconds };
}

async function askEngine(engine: Engine, facts: Record<string, unknown>): Promise<ScreenOutcome> {
  const { events } = await engine.run(facts);
  if (events.some(({ type }) => type === 'refused')) return 'refused';
  return events.length > 0 ? 'open' : 'clear';
}

/** A rule of the engine for each admission rule, which fires when that refuses; and one that fires when any is open. */
function engineFor(program: Program, today: string): Engine {
  const tests = screenedRules(program, today).map((tree) => testsOf(tree) ?? []);
  const rules = tests.map((parts) => parts.flatMap(refusals));
  const open = tests.flat().flatMap(openings);
  return new Engine([
    ...rules.filter((conditions) => conditions.length > 0).map((any) => ruleOf('refused', any)),
    ...(open.length > 0 ? [ruleOf('open', open)] : []),
  ]);
}

const ruleOf = (type: ScreenOutcome, any: NestedCondition[]): RuleProperties => ({
  conditions: { any },
  event: { type },
});

/** No operator but `equal` and the list ones is true of `null`, which stands for what is not known. */
function refusals({ attribute: fact, refusing, oneOf, minimum, maximum }: AttributeTest): NestedCondition[] {
  return [
    ...(refusing && refusing.length > 0 ? anyValue(fact, refusing) : []),
    ...(oneOf ? [noneOf(fact, oneOf)] : []),
    ...(minimum === undefined ? [] : [{ fact, operator: 'lessThan', value: minimum }]),
    ...(maximum === undefined ? [] : [{ fact, operator: 'greaterThan', value: maximum }]),
  ];
}

function openings({ attribute: fact, asking = [] }: AttributeTest): NestedCondition[] {
  return [{ fact, operator: 'equal', value: null }, ...(asking.length > 0 ? anyValue(fact, asking) : [])];
}

function anyValue(fact: Attribute, values: readonly string[]): NestedCondition[] {
  if (SINGLE.has(fact)) return [{ fact, operator: 'in', value: values }];
  return values.map((value) => ({ fact, operator: 'contains', value }));
}

function noneOf(fact: Attribute, values: readonly string[]): NestedCondition {
  if (SINGLE.has(fact)) return { fact, operator: 'notIn', value: [...values, null] };
  return { all: values.map((value) => ({ fact, operator: 'doesNotContain', value })) };
}

function factsOf(attributes: Attributes): Record<string, unknown> {
  return Object.fromEntries(
    ATTRIBUTES.map((name) => {
      const value = attributes[name] ?? null;
      return [name, Array.isArray(value) && SINGLE.has(name) ? value[0] : value];
    }),
  );
}
