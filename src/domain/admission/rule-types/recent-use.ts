import { daysBetween } from '../../calendar.js';
import { atLeastOne, oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import { SUBSTANCES } from '../../vocabulary/use.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byRequest } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * The opposite of `days-without-use`: one person can be turned away for too little use here and for recent use there, on
 * the same day. Days count until today. Nobody is ever told to use: too long ago has no remedy but to argue.
 */
export const recentUse = defineRuleType({
  code: 'recent-use',
  label: 'Recent use',
  question:
    'Is the last use as recent as the program asks, counted back from today, and shown by a test where it asks?',
  source: 'R31: program practice (Washington Post 2015: refused here for too little use and there for recent use)',
  legalNote:
    'For an opioid treatment program, opioid use disorder in remission, or a high risk of recurrence or overdose, is ' +
    'enough under the federal standard: 42 CFR 8.12(e), 89 FR 7528. Recent use is not asked for.',
  reads: ['lastUsedOn', 'drugTests'],
  readsPlace: true,
  required: { substances: atLeastOne(someOf(SUBSTANCES)), withinDays: wholeNumber(1, 90) },
  optional: { positiveTest: oneOf(['asked-for', 'not-asked-for']) },

  evaluate({ lastUsedOn, drugTests }, { substances, withinDays, positiveTest = 'not-asked-for' }, { asOf, programId }) {
    if (lastUsedOn === undefined) return needs('lastUsedOn');
    const daysAgo = substances.flatMap((substance) => {
      const day = lastUsedOn[substance];
      return day === undefined ? [] : daysBetween(day, asOf);
    });
    // A last use that lies ahead must have been taken down wrongly.
    if (daysAgo.some((days) => days < 0)) return needs('lastUsedOn');
    const span = `in the last ${String(withinDays)} days`;
    if (!daysAgo.some((days) => days <= withinDays)) return unmet(`no use of ${inWords(substances)} ${span}`);
    if (positiveTest === 'not-asked-for') return met(`used ${span}`);

    if (drugTests === undefined) return needs('drugTests');
    const shown = drugTests.some(
      ({ on, positiveFor }) =>
        on <= asOf &&
        daysBetween(on, asOf) <= withinDays &&
        positiveFor.some((substance) => substances.includes(substance)),
    );
    if (shown) return met(`a positive test shows use ${span}`);
    return unmet(
      `no positive test ${span}`,
      byRequest(
        {
          code: `drug-test:${programId}`,
          action: 'visit the program and be tested there',
          actor: 'staff',
          leadDays: 1,
        },
        `Does the test show ${inWords(substances)}?`,
      ),
    );
  },
});
