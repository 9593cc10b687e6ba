import { isCoupleRule } from '../admission/rule-tree.js';
import type { AdmissionRule, Program } from '../program.js';

/** A program's rules as they are stored, apart: those about one client, and those about two partners. */
export function splitRules(rules: readonly AdmissionRule[]): Pick<Program, 'rules' | 'coupleRules'> {
  const coupleRules = rules.filter(({ tree }) => isCoupleRule(tree));
  if (coupleRules.length === 0) return { rules };
  return { rules: rules.filter(({ tree }) => !isCoupleRule(tree)), coupleRules };
}
