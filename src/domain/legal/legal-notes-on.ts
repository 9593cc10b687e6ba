import type { RuleTree } from '../admission/rule-tree.js';
import type { IsoDate } from '../calendar.js';
import { sameLevel, type LevelOfCare } from '../vocabulary/care.js';
import { DUTY_NOTES } from './duty-notes.js';
import { EXCLUSION_NOTES } from './exclusion-notes.js';
import type { LegalNote, LegalWords } from './legal-note.js';
import { LENGTH_OF_USE_NOTES } from './length-of-use-notes.js';

/** Every note, in the order in which they are shown. */
export const LEGAL_NOTES: readonly LegalNote[] = [...LENGTH_OF_USE_NOTES, ...EXCLUSION_NOTES, ...DUTY_NOTES];

/**
 * What law and guidance say of a rule on a day: of the plan, not of today. A state's own notes are told for a program in
 * that state only, and for one whose state nobody knows none of them. A note about opioid treatment programs is told of a
 * program that is one, or of which nobody knows whether it is. What stands under `not` asks for the opposite, of which no
 * note speaks.
 */
export function legalNotesOn(
  { tree }: { readonly tree: RuleTree },
  state: string | undefined,
  date: IsoDate,
  levelsOfCare: readonly LevelOfCare[] = [],
): readonly LegalWords[] {
  const leaves = leavesOf(tree, false);
  return LEGAL_NOTES.filter(
    (note) =>
      (note.jurisdiction === 'federal' || note.jurisdiction === state) &&
      (note.effectiveFrom === undefined || note.effectiveFrom <= date) &&
      (note.effectiveTo === undefined || date <= note.effectiveTo) &&
      concerns(note, levelsOfCare) &&
      leaves.some(({ type, values }) => type === note.ruleType && note.appliesTo(values)),
  ).map(({ code, jurisdiction, status, says, toProgram, source }) => ({
    ...{ code, jurisdiction, status, says, toProgram, source },
  }));
}

function concerns({ onlyAt }: LegalNote, levels: readonly LevelOfCare[]): boolean {
  if (onlyAt === undefined || levels.length === 0) return true;
  return levels.some((level) => onlyAt.some((one) => sameLevel(level, one) !== 'no'));
}

type Leaf = Extract<RuleTree, { readonly type: string }>;

function leavesOf(tree: RuleTree, negated: boolean): readonly Leaf[] {
  if ('all' in tree) return tree.all.flatMap((part) => leavesOf(part, negated));
  if ('any' in tree) return tree.any.flatMap((part) => leavesOf(part, negated));
  if ('not' in tree) return leavesOf(tree.not, !negated);
  return negated ? [] : [tree];
}
