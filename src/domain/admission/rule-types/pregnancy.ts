import { daysBetween, type IsoDate } from '../../calendar.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

const DAYS_OF_PREGNANCY = 280;

/** Everybody is asked: a client whose answer is not recorded is not taken for somebody who is not pregnant. */
export const pregnancy = defineRuleType({
  code: 'pregnancy',
  label: 'Pregnancy',
  question: 'Does the program admit the client as pregnant, or not pregnant, as they are?',
  source: "R35: the program's own admission criteria; 45 CFR 96.131 puts pregnant people first",
  reads: ['pregnant', 'pregnancyDueOn'],
  readsDay: true,
  required: { policy: oneOf(['not-admitted', 'only-pregnant', 'up-to-weeks']) },
  optional: { weeks: wholeNumber(1, 42) },

  evaluate({ pregnant, pregnancyDueOn }, { policy, weeks }, { on }) {
    if (pregnant === undefined) return needs('pregnant');
    if (policy === 'only-pregnant')
      return pregnant === 'yes' ? met('is pregnant') : unmet('the program is for pregnant people only');
    if (pregnant === 'no') return met('is not pregnant');
    if (policy === 'not-admitted') return unmet('the program admits nobody who is pregnant');
    if (weeks === undefined) return askStaff('Up to which week of pregnancy do you admit?');
    if (pregnancyDueOn === undefined) return needs('pregnancyDueOn');
    const limit = `week ${String(weeks)} of pregnancy`;
    return completedWeeks(pregnancyDueOn, on) <= weeks
      ? met(`not past ${limit} on the day of admission`)
      : unmet(`past ${limit} on the day of admission`);
  },
});

/** 28 from the day that is 84 days before the due date until 78 days before it. */
function completedWeeks(dueOn: IsoDate, on: IsoDate): number {
  return Math.floor((DAYS_OF_PREGNANCY - daysBetween(on, dueOn)) / 7);
}
