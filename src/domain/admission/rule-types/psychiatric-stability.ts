import { addDays, laterOf } from '../../calendar.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byWaiting, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * A policy about what was, not about today. Days count from the last discharge: stable for 30 days since 14 February
 * 2026 is stable on 16 March. A clinician's letter, where one is taken, counts when it was written after that discharge.
 */
export const psychiatricStability = defineRuleType({
  code: 'psychiatric-stability',
  label: 'Psychiatric stability',
  question:
    'Has the client been out of psychiatric care in hospital for long enough, or does a clinician vouch for them?',
  source: "R25: the program's own admission criteria",
  legalNote:
    'Turning somebody away because of a mental-health diagnosis or a stay in hospital, without looking at the person, may ' +
    'be unlawful and can be appealed: Massachusetts 105 CMR 164.070.',
  reads: ['psychiatricDischarges', 'stabilityLetters'],
  readsDay: true,
  required: { stableDays: wholeNumber(1, 730), letter: oneOf(['accepted', 'not-accepted']) },
  optional: { letterDays: wholeNumber(0, 60) },

  evaluate({ psychiatricDischarges, stabilityLetters }, { stableDays, letter, letterDays = 5 }, { on, asOf }) {
    if (psychiatricDischarges === undefined) return needs('psychiatricDischarges');
    const [first, ...others] = psychiatricDischarges;
    if (first === undefined) return met('was in no psychiatric hospital');
    const last = others.reduce(laterOf, first);
    const stableOn = addDays(last, stableDays);
    if (stableOn <= on) return met(`has been stable for ${String(stableDays)} days`);

    const because = `the last stay in a psychiatric hospital is less than ${String(stableDays)} days ago`;
    if (letter === 'not-accepted') return unmet(because, byWaiting(stableOn));
    if (stabilityLetters === undefined) return needs('stabilityLetters');
    // A letter that lies ahead is not written yet: the day must have been taken down wrongly.
    if (stabilityLetters.some((written) => last <= written && written <= asOf))
      return met('a clinician has written that the client is stable');
    return unmet(because, byWaiting(stableOn), ...(last <= asOf ? [byLetter(letterDays)] : []));
  },
});

function byLetter(leadDays: number): Remedy {
  return {
    steps: [
      {
        code: 'stability-letter',
        action: 'ask a clinician who knows the client for a letter about stability',
        actor: 'clinician',
        leadDays,
      },
    ],
    asks: [{ of: 'staff', question: 'Does the clinician write that the client is stable?' }],
  };
}
