/**
 * Levels of care in plain words, one to one with the kinds of care of the national directory (public domain), plus
 * ASAM codes. An ASAM level is an edition and a code: codes of two editions are never compared without the map below.
 */
export const PLAIN_LEVELS = [
  'hospital-withdrawal-management',
  'residential-withdrawal-management',
  'ambulatory-withdrawal-management',
  'hospital-inpatient',
  'residential-short-term',
  'residential-long-term',
  'day-treatment',
  'intensive-outpatient',
  'outpatient',
  'opioid-treatment-program',
  'office-based-medication',
  'recovery-residence',
] as const;

const ASAM_3 = '0.5 1 OTS 2.1 2.5 3.1 3.3 3.5 3.7 4 1-WM 2-WM 3.2-WM 3.7-WM 4-WM'
  .split(' ')
  .map((code) => `asam-3:${code}`);
const ASAM_4 = '1.0 1.5 1.7 2.1 2.5 2.7 3.1 3.5 3.7 3.7-BIO 4'.split(' ').map((code) => `asam-4:${code}`);

/** Every level of care that a program can offer or a client seek. */
export const LEVELS_OF_CARE: readonly string[] = [...PLAIN_LEVELS, ...ASAM_3, ...ASAM_4];
/** One of `LEVELS_OF_CARE`. */
export type LevelOfCare = string;

/** Third edition to fourth (DOMAIN 2.4). A code without a line has no settled counterpart: its match is unknown. */
const THIRD_TO_FOURTH: Readonly<Record<string, string>> = {
  'asam-3:1': 'asam-4:1.5',
  'asam-3:OTS': 'asam-4:1.7',
  'asam-3:1-WM': 'asam-4:1.7',
  'asam-3:2-WM': 'asam-4:2.7',
  'asam-3:2.1': 'asam-4:2.1',
  'asam-3:2.5': 'asam-4:2.5',
  'asam-3:3.1': 'asam-4:3.1',
  'asam-3:3.5': 'asam-4:3.5',
  'asam-3:3.7': 'asam-4:3.7',
  'asam-3:3.7-WM': 'asam-4:3.7',
  'asam-3:4': 'asam-4:4',
  'asam-3:4-WM': 'asam-4:4',
};

/** Whether two levels of care are the same: yes, no, or unknown where no map joins the two vocabularies. */
export function sameLevel(a: LevelOfCare, b: LevelOfCare): 'yes' | 'no' | 'unknown' {
  if (a === b) return 'yes';
  if (editionOf(a) === editionOf(b)) return 'no';
  if (editionOf(a) === 'plain' || editionOf(b) === 'plain') return 'unknown';
  const [third, fourth] = editionOf(a) === 'asam-3' ? [a, b] : [b, a];
  const counterpart = THIRD_TO_FOURTH[third];
  if (counterpart === undefined) return 'unknown';
  return counterpart === fourth ? 'yes' : 'no';
}

function editionOf(level: LevelOfCare): string {
  return level.includes(':') ? level.slice(0, level.indexOf(':')) : 'plain';
}

const OVERNIGHT: ReadonlySet<LevelOfCare> = new Set([
  'hospital-withdrawal-management',
  'residential-withdrawal-management',
  'hospital-inpatient',
  'residential-short-term',
  'residential-long-term',
  'recovery-residence',
  ...[...ASAM_3, ...ASAM_4].filter((level) => /:(3\.|4)/.test(level)),
]);

/** True where the client sleeps at the program, so that a household cannot be kept by somebody who is in it. */
export function isOvernight(levels: readonly LevelOfCare[]): boolean {
  return levels.some((level) => OVERNIGHT.has(level));
}

const WITHDRAWAL_MANAGEMENT = /withdrawal-management$|-WM$/;

/** True for a program of withdrawal management and nothing else. */
export function isWithdrawalManagement(levels: readonly LevelOfCare[]): boolean {
  return levels.length > 0 && levels.every((level) => WITHDRAWAL_MANAGEMENT.test(level));
}

const MEDICATION: ReadonlySet<LevelOfCare> = new Set([
  'opioid-treatment-program',
  'office-based-medication',
  'asam-3:OTS',
  'asam-4:1.7',
]);

/** True where medication for opioid use disorder is given to people who live elsewhere: what a bridge needs. */
export function isMedicationProgram(levels: readonly LevelOfCare[]): boolean {
  return levels.some((level) => MEDICATION.has(level));
}

/** True where people are enrolled as at an opioid treatment program: in one at a time. */
export function isOpioidTreatmentProgram(levels: readonly LevelOfCare[]): boolean {
  return levels.some((level) => level === 'opioid-treatment-program' || level === 'asam-3:OTS');
}

/**
 * Care for substance use and mental health together, least first. Capable: both are looked at, and the client is stable.
 * Enhanced: psychiatric care of its own, for somebody who is not (ASAM).
 */
export const CO_OCCURRING_CARE = ['none', 'capable', 'enhanced'] as const;
export type CoOccurringCare = (typeof CO_OCCURRING_CARE)[number];
