import { addDays, addMonths, firstOfNextMonth, laterOf, type IsoDate } from '../../calendar.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import type { Remedy, Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Medicaid from one day to the next, on the client's word, for a time. Used as `any: [payer, presumptive-eligibility]`
 * by a program that takes Medicaid: whoever has no coverage need not wait for the decision of the state.
 */
export const presumptiveEligibility = defineRuleType({
  code: 'presumptive-eligibility',
  label: 'Presumptive eligibility',
  question: 'Has the client Medicaid, or can a qualified hospital or clinic give it presumptively?',
  source:
    'R17: 42 CFR 435.1110 and 435.1101 to 1103: it ends with the month after the one in which it began, unless the full ' +
    'application is filed by then; how often it may be had is for the state to say',
  reads: ['coverage', 'coverageEnds', 'presumptiveMedicaid'],
  readsDay: true,
  // `here`: the program, or the hospital that it belongs to, is a qualified site itself.
  required: { site: oneOf(['here', 'elsewhere']) },
  optional: { onceInMonths: wholeNumber(1, 60) },

  evaluate({ coverage, coverageEnds, presumptiveMedicaid: begun }, { site, onceInMonths = 12 }, { on, asOf }) {
    const isHeld = coverage?.includes('medicaid') === true;
    if (isHeld && coverageEnds?.every(({ coverage: ending, on: last }) => ending !== 'medicaid' || last >= on))
      return met('has Medicaid');
    if (begun?.some((first) => first <= on && on <= lastDayOf(first)))
      return met('presumptive Medicaid covers the day of admission');
    if (isHeld && coverageEnds === undefined) return needs('coverageEnds');
    if (begun === undefined) return coverage ? needs('presumptiveMedicaid') : needs('coverage', 'presumptiveMedicaid');
    if (coverage === undefined) return needs('coverage');

    const again = begun.map((first) => addMonths(first, onceInMonths)).reduce(laterOf, asOf);
    const remedy: Remedy = { steps: [DETERMINATION[site]], ...(again > asOf && { notBefore: again }) };
    const because =
      again > asOf
        ? 'has had presumptive Medicaid, and may have it again only later'
        : 'has no Medicaid on the day of admission, and may have it presumptively';
    const others = coverage.filter((one) => one !== 'medicaid');
    if (others.length === 0) return unmet(because, remedy);
    const question = `Can somebody who has ${inWords(others)} be found presumptively eligible?`;
    return unmet(because, { ...remedy, asks: [{ of: 'staff', question }] });
  },
});

/** The last day of the month after the one in which it began. */
function lastDayOf(first: IsoDate): IsoDate {
  return addDays(firstOfNextMonth(firstOfNextMonth(first)), -1);
}

const DETERMINATION: Readonly<Record<'here' | 'elsewhere', Step>> = {
  here: {
    code: 'presumptive-eligibility',
    action: 'have the program find the client presumptively eligible, and file the full application',
    actor: 'staff',
    leadDays: 0,
  },
  elsewhere: {
    code: 'presumptive-eligibility',
    action: 'go with the client to a qualified hospital or clinic, and file the full application',
    actor: 'worker',
    leadDays: 1,
  },
};
