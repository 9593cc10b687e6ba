import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { byStep, type Remedy, type Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * How somebody on methadone gets each dose during a stay: at the program itself, from take-home doses that they bring,
 * or carried from their clinic by the program, under an agreement of the two. Whether the program continues methadone
 * at all is `continues-medication`.
 */
export const doseTransport = defineRuleType({
  code: 'dose-transport',
  label: 'Doses during the stay',
  question: 'Is there a way for somebody on methadone to get every dose during the stay?',
  source:
    'R22: program practice; 42 CFR 8.12(i): take-home doses for up to 7 days at first, 14 from day 15, 28 from day 31',
  legalNote:
    'Where nothing but the way to the clinic keeps a person on methadone out, the Department of Justice guidance on the ' +
    'ADA of 5 April 2022 can be brought up: a reasonable change of practice may be owed.',
  reads: ['medications', 'otpEnrolments', 'takeHomeDays'],
  readsPlace: true,
  required: { carries: oneOf(['carried', 'not-carried', 'ask-staff']) },
  // Without `takeHomeDays` no take-home doses are stored.
  optional: { takeHomeDays: wholeNumber(1, 31), agreementDays: wholeNumber(0, 60) },

  evaluate(
    { medications, otpEnrolments, takeHomeDays: held },
    { carries, takeHomeDays: wanted, agreementDays = 3 },
    { organizationId, programId },
  ) {
    if (medications === undefined) return needs('medications');
    if (!medications.includes('methadone')) return met('takes no methadone that would have to be brought');
    if (otpEnrolments?.some(({ organization }) => organization === organizationId))
      return met('gets the doses from this agency');
    if (wanted !== undefined && held !== undefined && held >= wanted)
      return met(`brings take-home doses for ${String(wanted)} days`);

    // Doses from this agency would settle it, and so would enough take-home doses.
    if (otpEnrolments === undefined) return needs('otpEnrolments');
    if (wanted !== undefined && held === undefined) return needs('takeHomeDays');
    if (otpEnrolments.length === 0)
      return askStaff('Which clinic would give the methadone?', 'takes methadone, and is enrolled in no clinic');
    const because = 'the doses of methadone would have to be brought from another clinic';
    if (carries === 'ask-staff') return askStaff('Do you fetch methadone from a clinic?', because);
    const ways: Remedy[] = [
      ...(carries === 'carried' ? [byStep(agreementOf(programId, agreementDays))] : []),
      ...(wanted === undefined ? [] : [byMoreTakeHomes(wanted)]),
    ];
    return unmet(because, ...ways);
  },
});

const agreementOf = (programId: string, leadDays: number): Step => ({
  code: `dose-agreement:${programId}`,
  action: 'agree in writing with the clinic who carries the doses, locked, and who counts them',
  actor: 'staff',
  leadDays,
});

/** Take-home doses are for the clinic to give, which nobody else can promise. */
function byMoreTakeHomes(days: number): Remedy {
  return {
    steps: [
      {
        code: `take-home-doses-${String(days)}`,
        action: `ask the clinic for take-home doses for ${String(days)} days`,
        actor: 'clinician',
        leadDays: 1,
      },
    ],
    asks: [{ of: 'staff', question: `Does the client's clinic give take-home doses for ${String(days)} days?` }],
  };
}
