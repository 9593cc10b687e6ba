import { atLeastOne, oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import type { Ask } from '../ask.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import type { Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const CONSENT_OPEN: Ask = { of: 'client', fact: 'registryConsent' };

/**
 * Medication from two opioid treatment programs at once is barred, and moving from one to the other must not cost a
 * dose. The registry may be asked only with consent, which the client may refuse, as may the program somebody without it.
 */
export const otherOtpEnrolment = defineRuleType({
  code: 'other-otp-enrolment',
  label: 'Enrolment in another OTP',
  question:
    'Is the client free of another opioid treatment program, or can they be transferred without missing a dose?',
  source:
    'R21: 42 CFR 8.12(g): one opioid treatment program at a time; 42 CFR 2.34: the registry; Mississippi Rule 24-2-53.8',
  legalNote:
    '42 CFR 2.34: the registry and other programs may be told identity, medication, dose and dates, and nothing else, ' +
    'under a consent that names them. Whether a refusal bars admission is for the state or the program to say.',
  reads: ['otpEnrolments', 'registryConsent'],
  readsPlace: true,
  required: {
    registry: oneOf(['required', 'not-required']),
    accepts: atLeastOne(someOf(['transfer', 'guest-dosing'])),
  },
  optional: { transferDays: wholeNumber(0, 60), guestDosingDays: wholeNumber(0, 60) },

  evaluate({ otpEnrolments, registryConsent }, { registry, accepts, ...days }, { organizationId, programId }) {
    const consent = registry === 'required' ? registryConsent : 'yes';
    if (consent === 'no') return unmet('does not agree that the registry is asked, which the program requires');
    if (otpEnrolments === undefined)
      return consent ? needs('otpEnrolments') : needs('otpEnrolments', 'registryConsent');

    const elsewhere = otpEnrolments.filter(
      ({ organization, program }) => organization !== organizationId || (program ?? programId) !== programId,
    );
    if (elsewhere.length > 0)
      return unmet(
        'is enrolled in another opioid treatment program',
        ...accepts.map((way) => ({
          steps: [stepTo(way, programId, days)],
          ...(consent === undefined && { asks: [CONSENT_OPEN] }),
        })),
      );
    if (otpEnrolments.some(({ program }) => program === undefined))
      return needsMore('otpEnrolments', 'it is not recorded in which program of this agency the client is enrolled');
    if (consent === undefined) return needs('registryConsent');
    return met('is in no other opioid treatment program');
  },
});

interface Days {
  readonly transferDays?: number;
  readonly guestDosingDays?: number;
}

function stepTo(way: 'transfer' | 'guest-dosing', programId: string, days: Days): Step {
  const { transferDays = 2, guestDosingDays = 1 } = days;
  return way === 'transfer'
    ? {
        code: `otp-transfer:${programId}`,
        action: 'ask the present clinic to transfer the client, with the last dose and its day in the letter',
        actor: 'staff',
        leadDays: transferDays,
      }
    : {
        code: `guest-dosing:${programId}`,
        action: 'ask the present clinic for a guest-dosing letter',
        actor: 'staff',
        leadDays: guestDosingDays,
      };
}
