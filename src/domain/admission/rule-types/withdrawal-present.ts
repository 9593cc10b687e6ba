import { daysBetween } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Some detox programs admit only people who have withdrawal to manage. Whether they *can* manage it is another rule.
 * Last use is known by the day, so hours count as whole days, rounded up: 72 hours are three days, the third included.
 */
export const withdrawalPresent = defineRuleType({
  code: 'withdrawal-present',
  label: 'Withdrawal to manage',
  question: 'Will the client be in withdrawal, after recent use, on the day of admission?',
  source: "R4: the program's own admission criteria; last use within 72 hours is usual",
  reads: ['withdrawalFrom', 'lastUsedOn'],
  required: { withinHours: wholeNumber(1, 720) },

  evaluate({ withdrawalFrom, lastUsedOn }, { withinHours }, { on }) {
    if (withdrawalFrom === undefined) return needs('withdrawalFrom');
    if (withdrawalFrom.length === 0) return unmet('no withdrawal to manage');
    if (lastUsedOn === undefined) return needs('lastUsedOn');

    const days = withdrawalFrom.map((substance) => lastUsedOn[substance]);
    const recent = days.some((day) => day !== undefined && daysBetween(day, on) <= Math.ceil(withinHours / 24));
    if (recent) return met(`last use is within ${String(withinHours)} hours`);
    if (days.includes(undefined)) return needs('lastUsedOn');
    return unmet(`last use is more than ${String(withinHours)} hours before admission`);
  },
});
