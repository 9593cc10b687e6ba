import { checkValues, type RuleType } from './rule-type.js';
import { ruleTypeOf, type RuleTree } from './rule-tree.js';

/** What the answer to a rule can depend on, beside the client's facts. */
export interface TreeTraits {
  /** True where it can change from one day to the next. */
  readonly readsDay: boolean;
  /** True where it can matter which program or agency asks, such as for an old bill there. */
  readonly readsPlace: boolean;
  /** True where it can matter how far the program is. */
  readonly readsDistance: boolean;
}

const traits = new WeakMap<RuleTree, TreeTraits>();

/** The traits of a tree, by the declarations of the rule types in it. Trees never change, so each is looked at once. */
export function traitsOf(tree: RuleTree): TreeTraits {
  let known = traits.get(tree);
  if (!known) {
    const types = leavesOf(tree).map(({ type }) => ruleTypeOf(type));
    known = {
      readsDay: types.some((type) => type?.readsDay),
      readsPlace: types.some((type) => type?.readsPlace),
      readsDistance: types.some((type) => type?.readsDistance),
    };
    traits.set(tree, known);
  }
  return known;
}

/** A rule that is no combination. */
export type RuleLeaf = Extract<RuleTree, { readonly type: string }>;

/** Every leaf of a tree, in its order. */
export function leavesOf(tree: RuleTree): readonly RuleLeaf[] {
  if ('all' in tree) return tree.all.flatMap(leavesOf);
  if ('any' in tree) return tree.any.flatMap(leavesOf);
  if ('not' in tree) return leavesOf(tree.not);
  return [tree];
}

const readable = new WeakMap<RuleLeaf, RuleType | null>();

/** The type of a leaf; null where there is no such type, or its values cannot be used. */
export function readableTypeOf(leaf: RuleLeaf): RuleType | null {
  let type = readable.get(leaf);
  if (type === undefined) {
    const named = ruleTypeOf(leaf.type);
    type = named && checkValues(named, leaf.values).length === 0 ? named : null;
    readable.set(leaf, type);
  }
  return type;
}
