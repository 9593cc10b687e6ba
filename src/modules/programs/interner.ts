import type { RuleTree } from '../../domain/admission/rule-tree.js';

/**
 * Gives one object for all that is equal. A hundred thousand rules of the directory say a few hundred different things:
 * with one tree for each they take little memory, and an evaluation can be remembered by the tree's identity.
 */
export class Interner {
  private readonly treeOf = new Map<string, RuleTree>();

  /** The tree that this JSON describes. PostgreSQL writes equal `jsonb` as equal text. */
  tree(json: string): RuleTree {
    let tree = this.treeOf.get(json);
    if (!tree) {
      // It was checked when it was published, and a rule that cannot be read is unknown when it is evaluated.
      tree = JSON.parse(json) as RuleTree;
      this.treeOf.set(json, tree);
    }
    return tree;
  }
}
