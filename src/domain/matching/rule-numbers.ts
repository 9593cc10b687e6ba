import { leavesOf, traitsOf } from '../admission/tree-traits.js';
import { ruleTypeOf, type RuleTree } from '../admission/rule-tree.js';
import type { FactKey } from '../facts/index.js';

/** Numbers for rule trees, one for all that are equal: programs say the same few hundred things in many combinations. */
export class RuleNumbers {
  private readonly byTree = new WeakMap<RuleTree, number>();
  private readonly byText = new Map<string, number>();
  /** The trees by their numbers. */
  readonly trees: RuleTree[] = [];
  /** By number: true where it matters which program or agency asks. */
  readonly readsPlace: boolean[] = [];
  /** By number: true where it matters how far the program is, so that no two programs need get the same answer. */
  readonly readsDistance: boolean[] = [];

  numberOf(tree: RuleTree): number {
    let number = this.byTree.get(tree);
    if (number === undefined) {
      const text = JSON.stringify(tree);
      number = this.byText.get(text) ?? this.add(text, tree);
      this.byTree.set(tree, number);
    }
    return number;
  }

  /** True where a rule looks at a fact. */
  reads(rule: number, fact: FactKey): boolean {
    const tree = this.trees[rule];
    return tree !== undefined && leavesOf(tree).some(({ type }) => ruleTypeOf(type)?.reads.includes(fact));
  }

  private add(text: string, tree: RuleTree): number {
    const number = this.trees.push(tree) - 1;
    this.readsPlace.push(traitsOf(tree).readsPlace);
    this.readsDistance.push(traitsOf(tree).readsDistance);
    this.byText.set(text, number);
    return number;
  }
}
