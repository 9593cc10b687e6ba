/** Substances by the names that admission rules use. */
export const SUBSTANCES = [
  'heroin',
  'fentanyl',
  'prescription-opioids',
  'alcohol',
  'benzodiazepines',
  'cocaine',
  'crack',
  'methamphetamine',
  'cannabis',
  'other',
] as const;
export type Substance = (typeof SUBSTANCES)[number];

/** The substances that are opioids. */
export const OPIOIDS: readonly Substance[] = ['heroin', 'fentanyl', 'prescription-opioids'];

/** Diagnoses by substance class, as programs name them. */
export const DIAGNOSES = [
  'opioid-use-disorder',
  'alcohol-use-disorder',
  'stimulant-use-disorder',
  'sedative-use-disorder',
  'cannabis-use-disorder',
  'other-substance-use-disorder',
] as const;

/** How severe a substance use disorder is, mildest first (DSM-5). */
export const SEVERITIES = ['mild', 'moderate', 'severe'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who makes a diagnosis. Programs differ in whose they take. */
export const ASSESSORS = ['physician', 'nurse-practitioner', 'psychologist', 'social-worker', 'counselor'] as const;
export type Assessor = (typeof ASSESSORS)[number];

/** Medications for opioid use disorder (MOUD). */
export const MEDICATIONS = ['methadone', 'buprenorphine', 'naltrexone'] as const;
export type Medication = (typeof MEDICATIONS)[number];

/** Whether benzodiazepines are taken, and on whose order. */
export const BENZODIAZEPINE_USE = ['none', 'prescribed', 'not-prescribed'] as const;
export type BenzodiazepineUse = (typeof BENZODIAZEPINE_USE)[number];

/** What makes withdrawal dangerous, and beyond what many programs can manage. */
export const WITHDRAWAL_COMPLICATIONS = ['seizures', 'delirium-tremens'] as const;

/** Papers that programs take as proof of length of use (DOMAIN: a typical program's list, and practice). */
export const PROOF_KINDS = [
  'medical-record',
  'treatment-record',
  'pharmacy-record',
  'notarised-statement',
  'arrest-record',
  'officer-letter',
  'syringe-service-enrolment',
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** Grounds on which programs excuse people from length of use or its proof (42 CFR 8.12 until 2024). */
export const EXEMPTION_GROUNDS = ['pregnant', 'released-from-custody', 'treated-before'] as const;
export type ExemptionGround = (typeof EXEMPTION_GROUNDS)[number];

/** Who stands behind a paper. The partner is listed so that it can be recorded; no rule may count it. */
export const ATTESTORS = ['clinician', 'agency', 'court-or-officer', 'clergy', 'family', 'friend', 'partner'] as const;
export type Attestor = (typeof ATTESTORS)[number];

/** How a stay ended. Lockouts differ by it. */
export const DISCHARGE_KINDS = ['completed', 'against-advice', 'administrative', 'transferred'] as const;
