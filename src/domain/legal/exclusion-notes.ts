import { listIn, type LegalNote, type RuleValues } from './legal-note.js';

const MASSACHUSETTS: Pick<LegalNote, 'jurisdiction' | 'status' | 'source'> = {
  ...{ jurisdiction: 'MA', status: 'possibly-unlawful', source: 'Massachusetts 105 CMR 164.070' },
};
const refusesMedication = (values: RuleValues): boolean =>
  ['methadone', 'buprenorphine', 'naltrexone'].some((medication) => values[medication] === 'not-accepted');
const policyIs =
  (...policies: readonly string[]) =>
  ({ policy }: RuleValues): boolean =>
    typeof policy === 'string' && policies.includes(policy);
const DENIAL_LOG = 'A program there keeps a log of refusals with their reasons and must help to find other care';

/** Who may not be turned away just so: by medication, by what else they take, by diagnosis. */
export const EXCLUSION_NOTES: readonly LegalNote[] = [
  {
    ...{ code: 'ada-medication', ruleType: 'continues-medication', jurisdiction: 'federal' },
    ...{ status: 'possibly-unlawful', effectiveFrom: '2022-04-05' },
    when: 'a medication for opioid use disorder is not accepted',
    appliesTo: refusesMedication,
    says: 'people on prescribed medication for opioid use disorder are protected by the ADA, as the Department of Justice explains it, and turning them away for it can be unlawful: contestable, check',
    toProgram:
      'The Department of Justice’s guidance of 5 April 2022 says that prescribed medication is no reason to refuse. Will you look at this admission again?',
    source: 'Department of Justice, ADA guidance on opioid use disorder, 5 April 2022',
  },
  {
    ...MASSACHUSETTS,
    ...{ code: 'massachusetts-medication', ruleType: 'continues-medication' },
    when: 'a medication for opioid use disorder is not accepted',
    appliesTo: refusesMedication,
    says: `Massachusetts lets a program exclude nobody automatically for prescribed medication: contestable, check. ${DENIAL_LOG}`,
    toProgram:
      'State rules allow no automatic exclusion for prescribed medication. What does your posted policy say, and will you assess this client?',
  },
  {
    ...{ code: 'fda-benzodiazepines', ruleType: 'benzodiazepines', jurisdiction: 'federal' },
    ...{ status: 'possibly-unlawful', effectiveFrom: '2017-09-20' },
    when: 'benzodiazepines exclude, or exclude unless prescribed',
    appliesTo: policyIs('excluded', 'prescribed-only'),
    says: 'the FDA advises that methadone and buprenorphine are not withheld because somebody takes benzodiazepines; it is advice to prescribers, not a law: contestable, check',
    toProgram:
      'The FDA advises careful management instead of withholding medication. Would an evaluation by your clinician do?',
    source: 'FDA Drug Safety Communication of 20 September 2017',
  },
  {
    ...MASSACHUSETTS,
    ...{ code: 'massachusetts-prescribed-benzodiazepines', ruleType: 'benzodiazepines' },
    when: 'benzodiazepines exclude, prescribed ones too',
    appliesTo: policyIs('excluded'),
    says: `Massachusetts lets a program exclude nobody automatically for prescribed medication: where the benzodiazepines are prescribed, contestable, check. ${DENIAL_LOG}`,
    toProgram: 'State rules allow no automatic exclusion for prescribed medication. Will you assess this client?',
  },
  {
    ...MASSACHUSETTS,
    ...{ code: 'massachusetts-diagnosis', ruleType: 'diagnosis' },
    when: 'a diagnosis excludes',
    appliesTo: (values) => listIn(values, 'noneOf').length > 0,
    says: `Massachusetts lets a program exclude nobody automatically for the primary substance or a mental-health diagnosis: contestable, check. ${DENIAL_LOG}`,
    toProgram: 'State rules allow no automatic exclusion for a substance or a diagnosis. Will you assess this client?',
  },
  {
    ...MASSACHUSETTS,
    ...{ code: 'massachusetts-stay-in-hospital', ruleType: 'psychiatric-stability' },
    when: 'a stay in a psychiatric hospital excludes, and no clinician’s letter is taken',
    appliesTo: ({ letter }) => letter === 'not-accepted',
    says: `Massachusetts lets a program exclude nobody automatically for a mental-health diagnosis: contestable, check. ${DENIAL_LOG}`,
    toProgram: 'State rules allow no automatic exclusion for a mental-health diagnosis. Will you assess this client?',
  },
  {
    ...MASSACHUSETTS,
    ...{ code: 'massachusetts-conviction', ruleType: 'convictions' },
    when: 'a conviction excludes, and nobody looks at the single case',
    appliesTo: ({ reviewDays }) => reviewDays === undefined,
    says: `Massachusetts lets a program exclude nobody automatically for a conviction: contestable, check. ${DENIAL_LOG}`,
    toProgram: 'State rules allow no automatic exclusion for a conviction. Will you assess this client?',
  },
];
