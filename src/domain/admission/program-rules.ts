import type { IsoDate } from '../calendar.js';
import type { AdmissionRule, Program } from '../program.js';
import type { RuleTree } from './rule-tree.js';
import { traitsOf } from './tree-traits.js';

/** All that one client is held against at a program, and how far it can change from day to day. */
export interface ProgramRules {
  /** The level of care offered, then the program's own rules. */
  readonly all: readonly AdmissionRule[];
  /** True where the answer of some rule can change with the day. */
  readonly readsDay: boolean;
  /** True where some rule ends. */
  readonly ends: boolean;
  /** The day on which the last of them begins to stand. */
  readonly from: IsoDate;
}

const known = new WeakMap<Program, ProgramRules>();

/** The rules of a program, looked through once. */
export function rulesOf(program: Program): ProgramRules {
  let rules = known.get(program);
  if (!rules) {
    const all = [offeredLevel(program), ...program.rules];
    rules = {
      all,
      readsDay: all.some(({ tree }) => traitsOf(tree).readsDay),
      ends: all.some(({ effectiveTo }) => effectiveTo !== undefined),
      from: all.reduce((latest, { effectiveFrom }) => (effectiveFrom > latest ? effectiveFrom : latest), ''),
    };
    known.set(program, rules);
  }
  return rules;
}

/** True where a rule stands on a day; its first and its last day are included. */
export function standsOn({ effectiveFrom, effectiveTo }: AdmissionRule, date: IsoDate): boolean {
  return effectiveFrom <= date && (effectiveTo === undefined || date <= effectiveTo);
}

const levelTrees = new Map<string, RuleTree>();

/** A program is for a client only when it offers a level of care that the client seeks. Equal levels share one tree. */
function offeredLevel({ levelsOfCare }: Program): AdmissionRule {
  const levels = levelsOfCare.join(' ');
  const tree = levelTrees.get(levels) ?? { type: 'level-of-care', values: { levels: levelsOfCare } };
  levelTrees.set(levels, tree);
  return { id: 'level-of-care', version: 1, tree, authority: 'program', effectiveFrom: '1900-01-01' };
}
