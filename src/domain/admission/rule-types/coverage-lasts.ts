import { addDays, type IsoDate } from '../../calendar.js';
import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { COVERAGES } from '../../vocabulary/programs.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byStep, type Remedy, type Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * A card in the hand may be of a coverage that has ended. Which payers a program takes is `payer`; whether one of them
 * still pays on the day of admission, and for so many days after it, is asked here. The last day of a coverage counts.
 */
export const coverageLasts = defineRuleType({
  code: 'coverage-lasts',
  label: 'Coverage lasts',
  question: 'Does coverage that the program takes last until the day of admission, and through the days after it?',
  source:
    'R16: payer rules; 42 CFR 435.916 and 435.930: Medicaid goes on until a renewal that was filed in time is decided',
  reads: ['coverage', 'coverageEnds'],
  readsDay: true,
  // `days` after the day of admission: 0 asks for that day alone.
  required: { payers: atLeastOne(someOf(COVERAGES)), days: wholeNumber(0, 365) },
  optional: { renewalDays: wholeNumber(0, 60), applicationDays: wholeNumber(0, 365) },

  evaluate({ coverage, coverageEnds: ends }, { payers, days, renewalDays = 1, applicationDays = 45 }, { on, asOf }) {
    if (coverage === undefined) return needs('coverage');
    const paying = coverage.filter((one) => payers.includes(one));
    if (paying.length === 0) return met(`has none of these coverages, which alone this is about: ${inWords(payers)}`);
    if (ends === undefined) return needs('coverageEnds');

    const lastDaysOf = (one: string) => ends.flatMap(({ coverage: ending, on: last }) => (ending === one ? last : []));
    const until = addDays(on, days);
    if (paying.some((one) => lastDaysOf(one).every((last) => last >= until)))
      return met('has coverage that lasts long enough');
    const because =
      days === 0
        ? 'the coverage ends before the day of admission'
        : `the coverage ends within ${String(days)} days of admission`;
    return unmet(
      because,
      ...(paying.includes('medicaid') ? waysOn(lastDaysOf('medicaid'), asOf, renewalDays, applicationDays) : []),
    );
  },
});

/** Medicaid is renewed while it lasts, and applied for again after. Other coverage is not for a worker to prolong. */
function waysOn(lastDays: readonly IsoDate[], asOf: IsoDate, renewalDays: number, applicationDays: number): Remedy[] {
  return [byStep(lastDays.every((last) => last >= asOf) ? renewal(renewalDays) : application(applicationDays))];
}

const renewal = (leadDays: number): Step => ({
  code: 'renew-medicaid',
  action: 'file the renewal of Medicaid before its last day',
  actor: 'case-manager',
  leadDays,
});

/** The same work as for somebody who never had it. */
const application = (leadDays: number): Step => ({
  code: 'apply-medicaid',
  action: 'apply for Medicaid again',
  actor: 'case-manager',
  leadDays,
});
