import { addMonths, earlierOf, fullMonthsBetween } from '../../calendar.js';
import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { SUBSTANCES } from '../../vocabulary/use.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byRequest, byWaiting, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Counts from the earliest start among the substances listed; 24 months to the day are 24 months. `appealDays` is there
 * where the program decides on exceptions. Papers: `proof-of-use`.
 */
export const minimumLengthOfUse = defineRuleType({
  code: 'minimum-length-of-use',
  label: 'Minimum length of use',
  question: 'Has the client been using for long enough on the day of admission?',
  source: 'R6: state and program rules for opioid treatment programs (Simmons 2006: two years of heroin use)',
  legalNote:
    'the federal condition of a one-year history (42 CFR 8.12) was removed by 89 FR 7528, effective 2 April 2024; ' +
    'states and programs may keep stricter rules, which a worker can contest',
  reads: ['useStartedOn'],
  readsPlace: true,
  readsDay: true,
  required: { substances: atLeastOne(someOf(SUBSTANCES)), months: wholeNumber(1, 600) },
  optional: { appealDays: wholeNumber(0, 60) },

  evaluate({ useStartedOn }, { substances, months, appealDays }, { on, programId }) {
    if (useStartedOn === undefined) return needs('useStartedOn');
    const starts = substances.flatMap((substance) => useStartedOn[substance] ?? []);
    // The answer names every substance that is used: what it leaves out is not used.
    if (starts.length === 0) return unmet(`does not use ${inWords(substances)}`);

    const start = starts.reduce(earlierOf);
    const asked = `${String(months)} months of ${inWords(substances)}`;
    if (fullMonthsBetween(start, on) >= months) return met(`at least ${asked}`);
    return unmet(`less than ${asked}`, byWaiting(addMonths(start, months)), ...byAppeal(appealDays, programId));
  },
});

function byAppeal(days: number | undefined, programId: string): Remedy[] {
  if (days === undefined) return [];
  const step = { action: 'appeal against the length of use asked for', actor: 'advocate', leadDays: days } as const;
  const question = 'Does the program make an exception to the length of use?';
  return [byRequest({ code: `length-of-use-appeal:${programId}`, ...step }, question)];
}
