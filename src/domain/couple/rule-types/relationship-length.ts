import { byWaiting } from '../../admission/remedy.js';
import { met, needs, unmet } from '../../admission/finding.js';
import { addMonths } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { defineCoupleRuleType } from '../couple-rule-type.js';

/** Each says it for themselves. The day on which the months are full counts, as everywhere. */
export const relationshipLength = defineCoupleRuleType({
  code: 'relationship-length',
  label: 'Length of the relationship',
  question: 'Have the two, as this partner says, been together long enough?',
  source: 'R41: six or twelve months are asked for by some programs that admit couples',
  legalNote: 'How long two people have been together says nothing of their need for treatment: ask what it is for.',
  reads: ['togetherSince'],
  reach: 'one-program-at-once',
  metBy: 'each',
  holdsBack: 'self',
  required: { months: wholeNumber(1, 240) },

  evaluate({ togetherSince }, { months }, { on }) {
    if (togetherSince === undefined) return needs('togetherSince');
    const longEnough = addMonths(togetherSince, months);
    if (longEnough <= on) return met(`together for ${String(months)} months`);
    return unmet(`not yet together for ${String(months)} months`, byWaiting(longEnough));
  },
});
