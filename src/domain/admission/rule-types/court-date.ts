import { addDays, type IsoDate } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byWaiting } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** A date on the last of the days still stands in the way; one that is past never does. */
export const courtDate = defineRuleType({
  code: 'court-date',
  label: 'Court dates',
  question: 'Is the client free of court dates in the first days of the stay?',
  source: 'R32: program rules on leaving the house, such as passes with five days of notice',
  reads: ['courtDates'],
  readsDay: true,
  required: { noneWithinDays: wholeNumber(1, 365) },

  evaluate({ courtDates }, { noneWithinDays }, { on }) {
    if (courtDates === undefined) return needs('courtDates');
    const freeFrom = firstFreeDay(courtDates, noneWithinDays, on);
    const span = `within ${String(noneWithinDays)} days of admission`;
    if (freeFrom === on) return met(`no court date ${span}`);
    return unmet(`has a court date ${span}`, byWaiting(freeFrom), {
      steps: [
        {
          code: 'letter-to-court',
          action: 'ask the court in writing for another date',
          actor: 'case-manager',
          leadDays: 3,
        },
      ],
      asks: [{ of: 'staff', question: 'Does the court agree to another date?' }],
    });
  },
});

/** The first day from `on` that no court date falls on or follows within `days`. */
function firstFreeDay(courtDates: readonly IsoDate[], days: number, on: IsoDate): IsoDate {
  return [...courtDates]
    .sort()
    .reduce((free, date) => (free <= date && date <= addDays(free, days) ? addDays(date, 1) : free), on);
}
