import { dateIn } from '../calendar.js';
import { ruleTypeOf, typesIn as codesOf, type RuleTree } from '../admission/rule-tree.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';

/** What can stand between a couple and a joint plan: a kind of rule, how a program takes couples, or its places. */
export type Cause =
  | { readonly kind: 'rule-type'; readonly ruleType: string }
  | { readonly kind: 'couple-policy' }
  | { readonly kind: 'capacity' };

/** The kinds of cause. */
export const CAUSE_KINDS = ['rule-type', 'couple-policy', 'capacity'] as const;

/** One text for one cause. */
export const causeKey = (cause: Cause): string =>
  cause.kind === 'rule-type' ? `rule-type ${cause.ruleType}` : cause.kind;

/** Days for which the places of a program without that cause are open: longer than any search looks. */
const ALWAYS = 400;

/** True for a program that does not take two partners at once as it takes one. */
export const barsCouples = ({ couplePolicy }: Program): boolean =>
  couplePolicy === 'not-at-once' || couplePolicy === 'couples-only';

/**
 * The program as it would be without a cause: nothing is asked for, both are taken, or there are places for both. Where
 * nobody has reported places they are unknown, which stands in nobody's way and is left alone.
 */
export function withoutCause(program: Program, cause: Cause, asOf: string): Program {
  switch (cause.kind) {
    case 'rule-type':
      return withoutRuleType(program, cause.ruleType);
    case 'couple-policy':
      return barsCouples(program) ? { ...program, couplePolicy: 'both-at-once', coupleConditions: [] } : program;
    case 'capacity':
      return program.capacity.length > 0 ? { ...program, capacity: [placesForBoth(program, asOf)] } : program;
  }
}

function withoutRuleType(program: Program, code: string): Program {
  const without = (rules: readonly AdmissionRule[]) => rules.flatMap((rule) => withoutType(rule, code));
  const { coupleRules, rules, ...rest } = program;
  return { ...rest, rules: without(rules), ...(coupleRules && { coupleRules: without(coupleRules) }) };
}

function placesForBoth({ id, timeZone }: Program, asOf: string): CapacityReport {
  const from = dateIn(asOf, timeZone);
  const access = { mode: 'bookable' } as const;
  return { id: `${id} open`, kind: 'any', open: 2, from, holdDays: ALWAYS, access, reportedAt: asOf };
}

function withoutType(rule: AdmissionRule, code: string): AdmissionRule[] {
  const tree = prunedOnce(rule.tree, code);
  if (typeof tree === 'boolean') return [];
  return [tree === rule.tree ? rule : { ...rule, tree }];
}

const prunedTrees = new WeakMap<RuleTree, Map<string, Part>>();

/** Many programs share one tree: what is left of it is one tree too, so that it is decided once. */
function prunedOnce(tree: RuleTree, code: string): Part {
  let byCode = prunedTrees.get(tree);
  if (!byCode) prunedTrees.set(tree, (byCode = new Map<string, Part>()));
  let part = byCode.get(code);
  if (part === undefined) byCode.set(code, (part = pruned(tree, code)));
  return part;
}

/** A part of a tree that is left, or how it is answered when nobody asks: true for met. */
type Part = RuleTree | boolean;

/**
 * A tree without the rules of one type. A rule that is not asked stands in nobody's way: it is met, or, under `not`,
 * unmet. The same tree where it has none of that type, so that what is remembered about it holds.
 */
export function pruned(tree: RuleTree, code: string, answer = true): Part {
  if (!typesIn(tree).has(code)) return tree;
  if ('not' in tree) {
    const part = pruned(tree.not, code, !answer);
    return typeof part === 'boolean' ? !part : { not: part };
  }
  if ('all' in tree) {
    const parts = tree.all.map((part) => pruned(part, code, answer));
    if (parts.includes(false)) return false;
    const left = parts.filter((part) => typeof part !== 'boolean');
    return left.length === 0 ? true : { all: left };
  }
  if ('any' in tree) {
    const parts = tree.any.map((part) => pruned(part, code, answer));
    if (parts.includes(true)) return true;
    const left = parts.filter((part) => typeof part !== 'boolean');
    return left.length === 0 ? false : { any: left };
  }
  return answer;
}

const types = new WeakMap<RuleTree, ReadonlySet<string>>();

/** The codes of the rule types in a tree. */
export function typesIn(tree: RuleTree): ReadonlySet<string> {
  let known = types.get(tree);
  if (!known) types.set(tree, (known = new Set(codesOf(tree))));
  return known;
}

/** True for a tree whose answer depends on the day or on who asks: it is not settled by looking at it once. */
export function isSettledAtOnce(tree: RuleTree): boolean {
  return [...typesIn(tree)].every((code) => {
    const type = ruleTypeOf(code);
    return type?.readsDay !== true && type?.readsPlace !== true && type?.readsDistance !== true;
  });
}
