import type { RuleTree } from '../../../domain/admission/rule-tree.js';
import type { Gender } from '../../../domain/vocabulary/people.js';
import type { SampleRule } from './sample-world.js';

const EXEMPT: RuleTree = {
  type: 'exemption',
  values: { grounds: ['pregnant', 'released-from-custody', 'treated-before'] },
};

/** Two years of heroin use, "unless pregnant": stricter than any federal rule, as in the study. */
export const TWO_YEARS: SampleRule = {
  tree: {
    any: [{ type: 'minimum-length-of-use', values: { substances: ['heroin', 'fentanyl'], months: 24 } }, EXEMPT],
  },
  authority: 'program',
  stricterThanFederal: true,
  legalBasis: 'no federal rule asks for a length of use any more (89 FR 7528): the rule can be contested',
  waivableBy: 'medical director',
};

/** The two years proved on paper. */
export const TWO_YEARS_PROVED: SampleRule = {
  tree: {
    any: [
      {
        type: 'proof-of-use',
        values: {
          months: 24,
          kinds: ['treatment-record', 'medical-record', 'notarised-statement', 'officer-letter'],
          attestors: ['clinician', 'agency', 'family', 'clergy', 'court-or-officer'],
        },
      },
      EXEMPT,
    ],
  },
  authority: 'staff-habit',
  stricterThanFederal: true,
  legalBasis: 'no federal rule asks for proof of a length of use (89 FR 7528): the rule can be contested',
  waivableBy: 'medical director',
};

/** Nothing owed to the agency, or a payment plan. */
export const NO_OLD_BALANCE: SampleRule = {
  tree: {
    type: 'old-balance',
    values: { maximumDollars: 0, paymentPlan: 'accepted', scope: 'agency', planDays: 3, fund: 'yes' },
  },
  authority: 'agency',
};

/** Medicaid, state funds or a fee by income; nobody is turned away for having nothing. */
export const PUBLIC_PAYERS: SampleRule = {
  tree: { type: 'payer', values: { accepts: ['medicaid', 'state-funds', 'sliding-fee'], uninsured: 'admitted' } },
  authority: 'agency',
};

/** An ID of any kind, or a letter of the agency that knows the client. */
export const SOME_ID: SampleRule = {
  tree: { type: 'photo-id', values: { accepts: ['government-current', 'government-expired', 'agency-letter'] } },
  authority: 'program',
};

/** A TB test of the last year, where people live together. */
export const TB_TEST: SampleRule = {
  tree: { type: 'tb-test', values: { withinMonths: 12 } },
  authority: 'state',
};

/** Grown-ups only. */
export const ADULTS: SampleRule = {
  tree: { type: 'age-range', values: { minimumYears: 18 } },
  authority: 'state',
};

/** A clinician's diagnosis of opioid use disorder. */
export const OPIOID_USE_DISORDER: SampleRule = {
  tree: { type: 'diagnosis', values: { anyOf: ['opioid-use-disorder'], assessmentDays: 1 } },
  authority: 'federal',
};

/** Withdrawal that a detox without doctors at night can manage. */
export const USUAL_WITHDRAWAL: SampleRule = {
  tree: {
    type: 'withdrawal-manageable',
    values: {
      substances: ['heroin', 'fentanyl', 'prescription-opioids', 'alcohol', 'cocaine', 'crack', 'methamphetamine'],
      complications: 'ask-staff',
    },
  },
  authority: 'program',
};

/** A place for children is what the program does not have. */
export const NO_CHILDREN: SampleRule = {
  tree: { type: 'children-with-client', values: { maximum: 0 } },
  authority: 'program',
};

/** Buprenorphine and naltrexone, but no methadone in the house. */
export const NO_METHADONE: SampleRule = {
  tree: {
    type: 'continues-medication',
    values: { buprenorphine: 'continues', naltrexone: 'continues', methadone: 'not-accepted' },
  },
  authority: 'staff-habit',
  possiblyUnlawful:
    'turning somebody away for prescribed methadone may be unlawful (DOJ, ADA guidance of 5 April 2022)',
};

/** A house for people of one gender. */
export const onlyFor = (gender: Gender): SampleRule => ({
  tree: { type: 'gender-served', values: { genders: [gender] } },
  authority: 'program',
});
