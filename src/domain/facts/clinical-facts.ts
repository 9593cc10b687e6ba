import { CO_OCCURRING_CARE } from '../vocabulary/care.js';
import { ASSESSORS, DIAGNOSES, SEVERITIES } from '../vocabulary/use.js';
import { fact } from './define-fact.js';
import { day, listOf, oneOf, record, text, wholeNumber, yesOrNo } from './fact-type.js';

/** What clinicians found, where doses come from, and the client's mental health. */
export const CLINICAL_FACTS = {
  assessments: fact(
    'Assessments',
    'Which clinician made each diagnosis, when, and how severe was it found to be?',
    // What was not said is left out: an entry without a severity, a day or a clinician leaves that open.
    listOf(
      record({ diagnosis: oneOf(DIAGNOSES) }, { severity: oneOf(SEVERITIES), on: day, assessor: oneOf(ASSESSORS) }),
    ),
  ),
  otpEnrolments: fact(
    'Opioid treatment program',
    'At which methadone clinic or other opioid treatment program are you enrolled now?',
    // Without `program` only the agency is known.
    listOf(record({ organization: text(80) }, { program: text(80) })),
  ),
  registryConsent: fact(
    'Consent to the registry of opioid treatment programs',
    'May a program ask the registry, or clinics nearby, whether you already get medication from one of them?',
    yesOrNo,
  ),
  takeHomeDays: fact(
    'Take-home doses',
    'How many days of doses does your clinic give you to take home at one time?',
    wholeNumber(0, 31),
  ),
  agreesToTaper: fact(
    'Agrees to a taper',
    'Would you lower your benzodiazepines step by step, never all at once, with a clinician who sets the pace?',
    yesOrNo,
  ),
  psychiatricEmergency: fact(
    'Acute psychiatric emergency',
    'Today: are you in danger of ending your life or hurting somebody, or do you see or hear things that frighten you?',
    // It says how somebody is on one day, and nothing about the next.
    record({ answer: yesOrNo, on: day }, {}),
    'part2',
    true,
  ),
  psychiatricDischarges: fact(
    'Discharges from psychiatric care',
    'On which days did you leave, or will you leave, a psychiatric hospital or unit?',
    listOf(day),
    'part2',
    true,
  ),
  stabilityLetters: fact(
    'Letters about stability',
    'Has a clinician written that your mental health is stable, and on which day?',
    listOf(day),
    'part2',
    true,
  ),
  coOccurringNeed: fact(
    'Mental health care needed beside',
    'Has a clinician said that you need mental health care in the same program, and how much of it?',
    oneOf(CO_OCCURRING_CARE),
    'part2',
    true,
  ),
};
