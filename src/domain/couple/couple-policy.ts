import { askStaff, met, type Finding } from '../admission/finding.js';
import { inWords } from '../admission/in-words.js';
import type { Program } from '../program.js';

/**
 * What a program's couple policy comes to for two partners there: at once, or `inTurn`, one after the other. That it bars
 * partners at once is for the search to see, which makes no such plan.
 */
export function couplePolicyFinding(
  { couplePolicy, coupleConditions }: Pick<Program, 'couplePolicy' | 'coupleConditions'>,
  inTurn = false,
): Finding {
  if (inTurn) return met('one comes after the other: they are never there at once');
  if (couplePolicy === 'not-asked')
    return askStaff('whether both partners may be admitted', 'nobody has asked whether both partners may be admitted');
  if (coupleConditions.includes('one-couple-at-a-time'))
    return askStaff('whether another couple is there now', 'the program takes one couple at a time');
  const takes = couplePolicy === 'couples-only' ? 'takes couples only, both on one day' : 'takes both partners at once';
  return met(coupleConditions.length === 0 ? takes : `${takes}; asks for ${inWords(coupleConditions)}`);
}
