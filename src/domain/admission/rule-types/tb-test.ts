import { addMonths } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const TEST = {
  code: 'tb-test',
  action: 'have a TB test placed and read',
  actor: 'clinician',
  leadDays: 3,
} as const;

const X_RAY = {
  code: 'chest-x-ray',
  action: 'have a chest X-ray taken after the positive TB test',
  actor: 'clinician',
  leadDays: 1,
} as const;

/** A test counts up to and including the day that is `withinMonths` later. A positive one is settled by an X-ray. */
export const tbTest = defineRuleType({
  code: 'tb-test',
  label: 'TB test',
  question: 'Is there a TB test that is recent enough on the day of admission, and clear?',
  source: "R27: the program's own admission criteria; a skin test is read two to three days after it is placed",
  reads: ['tbTest'],
  readsDay: true,
  required: { withinMonths: wholeNumber(1, 24) },

  evaluate({ tbTest: test }, { withinMonths }, { on }) {
    if (test === undefined) return needs('tbTest');
    if (test.result === 'none') return unmet('never had a TB test', byStep(TEST));
    if (test.result === 'positive')
      return unmet('the TB test was positive and there is no clear chest X-ray', {
        steps: [X_RAY],
        asks: [{ of: 'staff', question: 'Was the chest X-ray clear?' }],
      });
    // A test that lies ahead has no result yet: the day must have been taken down wrongly.
    if (test.on === undefined || test.on > on) return needs('tbTest');
    if (on > addMonths(test.on, withinMonths))
      return unmet(`the TB test is more than ${String(withinMonths)} months old`, byStep(TEST));
    return met(`has a clear TB test from the last ${String(withinMonths)} months`);
  },
});
