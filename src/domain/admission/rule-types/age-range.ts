import { addMonths, fullYearsBetween } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byWaiting } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** Somebody who is too young may wait for a birthday inside the horizon; somebody who is too old may not. */
export const ageRange = defineRuleType({
  code: 'age-range',
  label: 'Age',
  question: 'Is the client old enough, and not too old, on the day of admission?',
  source: "R1: the program's own admission criteria",
  reads: ['dateOfBirth'],
  readsDay: true,
  required: {},
  optional: { minimumYears: wholeNumber(0, 120), maximumYears: wholeNumber(0, 120) },

  evaluate({ dateOfBirth }, { minimumYears, maximumYears }, { on }) {
    if (dateOfBirth === undefined) return needs('dateOfBirth');
    const age = fullYearsBetween(dateOfBirth, on);
    if (minimumYears !== undefined && age < minimumYears)
      return unmet(`under ${String(minimumYears)}`, byWaiting(addMonths(dateOfBirth, minimumYears * 12)));
    if (maximumYears !== undefined && age > maximumYears) return unmet(`over ${String(maximumYears)}`);
    return met('age is in range');
  },
});
