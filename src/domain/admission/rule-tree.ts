import { COUPLE_RULE_TYPES, coupleRuleTypeOf } from '../couple/rule-types/index.js';
import { checkValues, type RuleType } from './rule-type.js';
import { RULE_TYPES } from './rule-types/index.js';

/** One rule: a type with values, or a combination. "Unless pregnant" is written with `any`. */
export type RuleTree =
  | { readonly type: string; readonly values: Readonly<Record<string, unknown>> }
  | { readonly all: readonly RuleTree[] }
  | { readonly any: readonly RuleTree[] }
  | { readonly not: RuleTree };

/** What is wrong at one place of a tree. `path` reads like `any[1].values.months`. */
export interface RuleTreeProblem {
  readonly path: string;
  readonly message: string;
  readonly accepted?: string;
}

const MAX_DEPTH = 8;
const MAX_PARTS = 40;
const BY_CODE: ReadonlyMap<string, RuleType> = new Map(RULE_TYPES.map((type) => [type.code, type]));

/** The rule type of a code; undefined for a code that is not, or no longer, one. */
export const ruleTypeOf = (code: string): RuleType | undefined => BY_CODE.get(code);

/**
 * Reads a tree from outside. An empty list means that it is a `RuleTree`, that every rule in it can be evaluated, and that
 * it speaks either of one client or of two partners.
 */
export function checkRuleTree(tree: unknown, path = ''): RuleTreeProblem[] {
  const problems = checkNode(tree, path, 0);
  if (problems.length > 0) return problems;
  const codes = typesIn(tree as RuleTree);
  const ofCouples = codes.filter((code) => coupleRuleTypeOf(code));
  if (ofCouples.length === 0 || ofCouples.length === codes.length) return [];
  const mixed = `mixes rules about two partners (${[...new Set(ofCouples)].join(', ')}) with rules about one client`;
  return [problem(path || 'rule', `${mixed}: write them as two rules`)];
}

/** True for a rule about two partners: it is held against dated plans, and never against one client alone. */
export function isCoupleRule(tree: RuleTree): boolean {
  return typesIn(tree).some((code) => coupleRuleTypeOf(code));
}

/** The codes of all types in a tree. */
export function typesIn(tree: RuleTree): string[] {
  if ('all' in tree) return tree.all.flatMap(typesIn);
  if ('any' in tree) return tree.any.flatMap(typesIn);
  return 'not' in tree ? typesIn(tree.not) : [tree.type];
}

function checkNode(tree: unknown, path: string, depth: number): RuleTreeProblem[] {
  const at = path || 'rule';
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree))
    return [problem(at, 'must be an object', FORMS)];
  if (depth > MAX_DEPTH) return [problem(at, `is nested deeper than ${String(MAX_DEPTH)} levels`)];
  const keys = Object.keys(tree);
  const node = tree as Record<string, unknown>;
  const under = (name: string) => (path ? `${path}.${name}` : name);

  if (keys.length === 1 && keys[0] === 'not') return checkNode(node['not'], under('not'), depth + 1);
  if (keys.length === 1 && (keys[0] === 'all' || keys[0] === 'any')) {
    const parts = node[keys[0]];
    const name = keys[0];
    if (!Array.isArray(parts) || parts.length === 0 || parts.length > MAX_PARTS)
      return [problem(under(name), `must list 1 to ${String(MAX_PARTS)} rules`)];
    return parts.flatMap((part, index) => checkNode(part, under(`${name}[${String(index)}]`), depth + 1));
  }
  if (keys.some((key) => key !== 'type' && key !== 'values') || typeof node['type'] !== 'string')
    return [problem(at, 'cannot be read', FORMS)];
  return checkLeaf(node['type'], node['values'], under);
}

const FORMS = '{ type, values }, { all: [...] }, { any: [...] } or { not: ... }';

function checkLeaf(code: string, values: unknown, under: (name: string) => string): RuleTreeProblem[] {
  const type = ruleTypeOf(code) ?? coupleRuleTypeOf(code);
  if (!type) {
    const known = [...BY_CODE.keys(), ...COUPLE_RULE_TYPES.map((one) => one.code)];
    return [problem(under('type'), `"${code}" is not a rule type`, known.join(', '))];
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    return [problem(under('values'), 'must be an object', '{} where the rule type needs none')];
  return checkValues(type, values as Record<string, unknown>).map(({ parameter, accepted }) =>
    problem(under(`values.${parameter}`), `${parameter} cannot be used as given`, accepted),
  );
}

function problem(path: string, message: string, accepted?: string): RuleTreeProblem {
  return accepted === undefined ? { path, message } : { path, message, accepted };
}
