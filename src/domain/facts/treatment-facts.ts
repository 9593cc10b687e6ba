import {
  ATTESTORS,
  BENZODIAZEPINE_USE,
  DIAGNOSES,
  DISCHARGE_KINDS,
  EXEMPTION_GROUNDS,
  MEDICATIONS,
  PROOF_KINDS,
  SUBSTANCES,
  WITHDRAWAL_COMPLICATIONS,
} from '../vocabulary/use.js';
import { LEVELS_OF_CARE } from '../vocabulary/care.js';
import { fact } from './define-fact.js';
import { day, dayBySubstance, listOf, oneOf, record, someOf, text, wholeNumber, yesOrNo } from './fact-type.js';

/** What the client uses, needs and has been through. */
export const TREATMENT_FACTS = {
  levelsOfCareSought: fact('Level of care sought', 'What kind of care are you looking for?', someOf(LEVELS_OF_CARE)),
  diagnoses: fact('Diagnoses', 'Which substance use diagnoses has a clinician made?', someOf(DIAGNOSES)),
  useStartedOn: fact('Start of use', 'When did you start using, for each substance?', dayBySubstance(SUBSTANCES)),
  lastUsedOn: fact('Last use', 'When did you last use, for each substance?', dayBySubstance(SUBSTANCES)),
  proofsOfUse: fact(
    'Proof of length of use',
    'Which papers show how long you have been using?',
    // `monthsCovered`: how many months of use the paper shows.
    listOf(record({ kind: oneOf(PROOF_KINDS), attestor: oneOf(ATTESTORS), monthsCovered: wholeNumber(0, 1200) }, {})),
  ),
  exemptionPapers: fact(
    'Papers for an exemption',
    'Can you show on paper that you are pregnant, were released from custody, or were in an opioid treatment program?',
    someOf(EXEMPTION_GROUNDS),
    'part2',
    true,
  ),
  withdrawalFrom: fact(
    'Withdrawal to be managed',
    'Which substances would you be in withdrawal from?',
    someOf(SUBSTANCES),
  ),
  withdrawalComplications: fact(
    'Complications in earlier withdrawal',
    'Have you ever had seizures or DTs in withdrawal?',
    someOf(WITHDRAWAL_COMPLICATIONS),
  ),
  medications: fact(
    'Medication for opioid use disorder',
    'Which medication for opioid use disorder do you take now?',
    someOf(MEDICATIONS),
  ),
  wantsMedication: fact(
    'Wants medication',
    'Would you start medication for opioid use disorder, also while waiting for a place?',
    yesOrNo,
  ),
  injectsDrugs: fact('Injecting', 'Do you inject any drug?', yesOrNo, 'part2', true),
  benzodiazepineUse: fact(
    'Benzodiazepines',
    'Do you take benzodiazepines, and are they prescribed?',
    oneOf(BENZODIAZEPINE_USE),
  ),
  tbTest: fact(
    'TB test',
    'When was your last TB test, and what was the result?',
    // `cleared`: a positive skin or blood test followed by a chest X-ray without disease. 'none': never tested.
    record({ result: oneOf(['negative', 'positive', 'cleared', 'none']) }, { on: day }),
  ),
  discharges: fact(
    'Earlier stays',
    'Which programs have you been in, from when to when, how did it end, and may you come back?',
    // `on`: the day of leaving. `banned`: staff said that the client may not come back, until a review on `reviewOn`.
    listOf(
      record(
        { organization: text(80), on: day, kind: oneOf(DISCHARGE_KINDS) },
        { program: text(80), admittedOn: day, banned: yesOrNo, reviewOn: day },
      ),
    ),
  ),
  custodyReleases: fact('Releases from custody', 'When were you last released from jail or prison?', listOf(day)),
  otpDischarges: fact(
    'Discharges from opioid treatment programs',
    'When did you last leave a methadone or other opioid treatment program?',
    listOf(day),
  ),
};
