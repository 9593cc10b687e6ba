import { daysBetween } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Some detox programs admit only people who have withdrawal to manage. Whether they *can* manage it is another rule.
 * Last use is known by the day, so hours count as whole days, rounded up: 72 hours are three days, the third included.
 * They count until today, not until the day of admission: somebody who still uses will have used again by then, and
 * nobody is to be told to keep using, or turned away, because the opening is a week off.
 */
export const withdrawalPresent = defineRuleType({
  code: 'withdrawal-present',
  label: 'Withdrawal to manage',
  question: 'Is there withdrawal to manage, with use as recent as the program asks, counted back from today?',
  source: "R4: the program's own admission criteria; last use within 72 hours is usual",
  reads: ['withdrawalFrom', 'lastUsedOn'],
  required: { withinHours: wholeNumber(1, 720) },

  evaluate({ withdrawalFrom, lastUsedOn }, { withinHours }, { asOf }) {
    if (withdrawalFrom === undefined) return needs('withdrawalFrom');
    if (withdrawalFrom.length === 0) return unmet('no withdrawal to manage');
    if (lastUsedOn === undefined) return needs('lastUsedOn');

    const days = withdrawalFrom.map((substance) => lastUsedOn[substance]);
    const recent = days.some((day) => day !== undefined && daysBetween(day, asOf) <= Math.ceil(withinHours / 24));
    if (recent) return met(`last use is within ${String(withinHours)} hours`);
    if (days.includes(undefined)) return needs('lastUsedOn');
    return unmet(`last use is more than ${String(withinHours)} hours ago`);
  },
});
