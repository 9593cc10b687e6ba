import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** Where two people's things go while both are inside is one of the barriers that couples in Hartford named. */
export const belongings = defineRuleType({
  code: 'belongings',
  label: 'Belongings',
  question: 'Is what the client brings no more than the program can keep?',
  source: 'R37: program rules on belongings (Simmons 2006: where do the belongings go)',
  reads: ['bags'],
  required: { maximumBags: wholeNumber(0, 100) },

  evaluate({ bags }, { maximumBags }) {
    if (bags === undefined) return needs('bags');
    if (bags <= maximumBags) return met('the program can keep the belongings');
    return unmet(
      `brings more than ${String(maximumBags)} bags`,
      byStep({ code: 'storage', action: 'store the belongings that cannot come along', actor: 'worker', leadDays: 1 }),
    );
  },
});
