import type { ClientFacts } from '../facts/index.js';
import type { Program } from '../program.js';
import { isOvernight } from '../vocabulary/care.js';

/**
 * What is left to arrange for children who stay at home while this parent sleeps elsewhere: nothing where somebody cares
 * for them, or no child is named. It is this parent's to say, and says nothing of the other.
 */
export function careToArrange(
  { childrenAtHome = [], childCareAtHome }: ClientFacts,
  { levelsOfCare }: Program,
): 'to-ask' | 'to-find' | undefined {
  if (childrenAtHome.length === 0 || childCareAtHome === 'yes' || !isOvernight(levelsOfCare)) return undefined;
  return childCareAtHome === undefined ? 'to-ask' : 'to-find';
}

/** The same in words. */
export const CARE_TO_ARRANGE = {
  'to-ask': 'who cares for the children at home',
  'to-find': 'who will care for the children at home: this is the choice of the client alone',
} as const;
