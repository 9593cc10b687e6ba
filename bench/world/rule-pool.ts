import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import type { AdmissionRule } from '../../src/domain/program.js';

/** Everything about a rule but its id and version. */
export type RuleContent = Omit<AdmissionRule, 'id' | 'version'>;

/**
 * Equal trees are one object, as in the catalogue of programs. Equal rules are one object too, unlike there: a million
 * programs with fourteen rules each would not fit otherwise. No engine may lean on that: `AdmissionRule.id` and the
 * object mean nothing outside their program.
 */
export class RulePool {
  private readonly trees = new Map<string, RuleTree>();
  private readonly rules = new Map<string, AdmissionRule>();

  tree(tree: RuleTree): RuleTree {
    const key = JSON.stringify(tree);
    const known = this.trees.get(key);
    if (known) return known;
    this.trees.set(key, tree);
    return tree;
  }

  rule(content: RuleContent): AdmissionRule {
    const key = JSON.stringify(content);
    let rule = this.rules.get(key);
    if (!rule) {
      rule = { id: `rule-${String(this.rules.size + 1)}`, version: 1, ...content, tree: this.tree(content.tree) };
      this.rules.set(key, rule);
    }
    return rule;
  }

  /** How many different things the rules of this world say. */
  get differentTrees(): number {
    return this.trees.size;
  }
}
