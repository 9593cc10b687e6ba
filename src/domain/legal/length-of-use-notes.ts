import type { IsoDate } from '../calendar.js';
import { OPIOIDS } from '../vocabulary/use.js';
import { listIn, OPIOID_TREATMENT_PROGRAMS, type LegalNote, type RuleValues } from './legal-note.js';

/** The day from which the federal condition of a one-year history no longer stands. */
const REMOVED: IsoDate = '2024-04-02';
const LAST_DAY: IsoDate = '2024-04-01';
/** The day by which opioid treatment programs had to follow the rule of 2024. */
const COMPLIANCE: IsoDate = '2024-10-02';
/** The year is known. On which day of 2001 the old rule began matters to no plan. */
const OLD_RULE: IsoDate = '2001-01-01';

const OLD_SOURCE = '42 CFR 8.12 as it stood from 2001 until 1 April 2024';
const NEW_SOURCE = '42 CFR Part 8 as revised by 89 FR 7528 (2 February 2024), effective 2 April 2024';
const EXCEPTIONS =
  'pregnant, released from custody within six months, or treated before and discharged within two years';

const ofOpioids = (values: RuleValues): boolean =>
  listIn(values, 'substances').some((substance) => OPIOIDS.some((opioid) => opioid === substance));
const overOneYear = ({ months }: RuleValues): boolean => typeof months === 'number' && months > 12;

const FEDERAL = { jurisdiction: 'federal', onlyAt: OPIOID_TREATMENT_PROGRAMS } as const;
const LENGTH = { ...FEDERAL, ruleType: 'minimum-length-of-use' } as const;
const PROOF = { ...FEDERAL, ruleType: 'proof-of-use' } as const;
const REMOVAL = {
  status: 'stricter-than-federal',
  when: 'any length of opioid use',
  appliesTo: ofOpioids,
  source: NEW_SOURCE,
} as const;

/**
 * The one-year history of opioid use that federal rules asked of opioid treatment programs until 2024, and what is left
 * of it. States, payers and programs may keep stricter rules, so that each can be contested and none is called illegal.
 */
export const LENGTH_OF_USE_NOTES: readonly LegalNote[] = [
  {
    ...LENGTH,
    ...{ code: 'one-year-history', status: 'federal-floor', effectiveFrom: OLD_RULE, effectiveTo: LAST_DAY },
    when: 'up to twelve months of opioid use',
    appliesTo: (values) => ofOpioids(values) && !overOneYear(values),
    says: `the federal rule of that time asked an opioid treatment program for a one-year history, except of somebody ${EXCEPTIONS}: look for an exception`,
    toProgram: `Does one of the exceptions hold: ${EXCEPTIONS}?`,
    source: OLD_SOURCE,
  },
  {
    ...LENGTH,
    ...{ code: 'more-than-one-year', status: 'stricter-than-federal', effectiveFrom: OLD_RULE, effectiveTo: LAST_DAY },
    when: 'more than twelve months of opioid use',
    appliesTo: (values) => ofOpioids(values) && overOneYear(values),
    says: 'the federal rule of that time asked for one year at the most: contestable, check who set the longer time',
    toProgram: 'The federal rule asks for one year. Who set the longer time, and who may waive it?',
    source: OLD_SOURCE,
  },
  {
    ...LENGTH,
    ...REMOVAL,
    ...{ code: 'history-removed', effectiveFrom: REMOVED, effectiveTo: '2024-10-01' },
    says: 'the federal one-year history was removed on 2 April 2024, and programs had until 2 October 2024 to follow: contestable, check',
    toProgram:
      'Federal rules ask for no length of use since 2 April 2024. Is this a rule of the state, or may it be waived?',
  },
  {
    ...LENGTH,
    ...REMOVAL,
    ...{ code: 'history-removed-and-due', effectiveFrom: COMPLIANCE },
    says: 'federal rules ask for no length of use since 2 April 2024, and programs had to follow by 2 October 2024; a state or a program may still be stricter: contestable, check',
    toProgram:
      'Federal rules ask for no length of use any more (89 FR 7528). On what does this rule rest, and who may waive it?',
  },
  {
    ...PROOF,
    ...{ code: 'proof-of-more-than-one-year', effectiveFrom: OLD_RULE, effectiveTo: LAST_DAY },
    status: 'stricter-than-federal',
    when: 'proof of more than twelve months',
    appliesTo: overOneYear,
    says: 'the federal rule of that time asked for one year at the most, and so for no proof of more: contestable, check',
    toProgram: 'The federal rule asks for one year. Who asks for proof of more, and who may waive it?',
    source: OLD_SOURCE,
  },
  {
    ...PROOF,
    ...{ code: 'no-history-to-prove', status: 'stricter-than-federal', effectiveFrom: REMOVED },
    when: 'any proof of length of use',
    appliesTo: () => true,
    says: 'federal rules ask an opioid treatment program for no length of use since 2 April 2024, and so for no proof of it: contestable, check',
    toProgram:
      'Federal rules ask for no length of use any more (89 FR 7528). Is the paper needed, and who may waive it?',
    source: NEW_SOURCE,
  },
  {
    ...{ ruleType: 'minimum-length-of-use', jurisdiction: 'GA', code: 'georgia-one-year', effectiveFrom: REMOVED },
    onlyAt: OPIOID_TREATMENT_PROGRAMS,
    status: 'stricter-than-federal',
    when: 'up to twelve months of opioid use',
    appliesTo: (values) => ofOpioids(values) && !overOneYear(values),
    says: 'the page of Georgia’s association of opioid treatment programs still lists one year for methadone, except of somebody pregnant, from a penal institution or discharged in the last two years; the page has no date: contestable, check whether the state still asks',
    toProgram: 'Does the state still ask for one year, and does one of its three exceptions hold?',
    source: 'association of opioid treatment programs of Georgia, undated page',
  },
  ...(['minimum-length-of-use', 'proof-of-use'] as const).map((ruleType): LegalNote => ({
    ...{ ruleType, jurisdiction: 'MA', effectiveFrom: REMOVED, onlyAt: OPIOID_TREATMENT_PROGRAMS },
    code: `massachusetts-diagnosis-instead-of-${ruleType}`,
    status: 'stricter-than-federal',
    when: 'any length of use, or its proof',
    appliesTo: (values) => ruleType === 'proof-of-use' || ofOpioids(values),
    says: 'neither federal rules nor Massachusetts ask an opioid treatment program for a length of use; the state asks for evidence of a diagnosis: contestable, check',
    toProgram: 'The state asks for evidence of an opioid use disorder, not for a length of use. Would a diagnosis do?',
    source: '105 CMR 164.251; 89 FR 7528',
  })),
];
