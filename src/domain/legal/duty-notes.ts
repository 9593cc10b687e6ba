import { listIn, OPIOID_TREATMENT_PROGRAMS, type LegalNote, type RuleValues } from './legal-note.js';

const leavesOut =
  (animal: string) =>
  (values: RuleValues): boolean =>
    Array.isArray(values['accepts']) && !listIn(values, 'accepts').includes(animal);

/** What law asks of a program or of a client: no use to argue with it, or a point that a program may have missed. */
export const DUTY_NOTES: readonly LegalNote[] = [
  {
    ...{ code: 'ada-service-animal', ruleType: 'animals', jurisdiction: 'federal', status: 'federal-floor' },
    when: 'service animals are not among those that are taken',
    appliesTo: leavesOut('service-animal'),
    says: 'a service animal is no pet: under the ADA it comes along whatever the program lists',
    toProgram: 'This is a service animal, trained to work for the client. Where will they stay?',
    source: '28 CFR 36.302(c) (ADA)',
  },
  {
    ...{ code: 'fair-housing-assistance-animal', ruleType: 'animals', jurisdiction: 'federal' },
    status: 'federal-floor',
    when: 'not every animal is taken',
    appliesTo: (values) => ['dog', 'cat', 'other'].some((animal) => leavesOut(animal)(values)),
    says: 'in a recovery residence the Fair Housing Act applies: an animal that helps with a disability may have to be allowed, trained or not; ask whether it does',
    toProgram:
      'If the animal helps with a disability, would you treat this as a request for a reasonable accommodation?',
    source: 'Fair Housing Act, 42 U.S.C. 3604(f)(3)(B)',
  },
  {
    ...{ code: 'mississippi-id', ruleType: 'photo-id', jurisdiction: 'MS', status: 'required-by-law' },
    onlyAt: OPIOID_TREATMENT_PROGRAMS,
    when: 'any ID',
    appliesTo: () => true,
    says: 'in Mississippi an opioid treatment program must see an ID and a photograph: get the paper, there is nothing to argue',
    toProgram: 'Which ID and photograph do you take, and may they follow after the first visit?',
    source: 'Mississippi rules for opioid treatment programs, as in force in 2024',
  },
  {
    ...{ code: 'mississippi-registry', ruleType: 'other-otp-enrolment', jurisdiction: 'MS', status: 'required-by-law' },
    onlyAt: OPIOID_TREATMENT_PROGRAMS,
    when: 'consent to the central registry is required',
    appliesTo: ({ registry }) => registry === 'required',
    says: 'in Mississippi an opioid treatment program must refuse whoever does not consent to the central registry: explain it to the client before the visit',
    toProgram: 'What is told to the registry, and what does the client sign?',
    source: 'Mississippi rules for opioid treatment programs, as in force in 2024',
  },
  {
    ...{ code: 'massachusetts-evidence', ruleType: 'diagnosis', jurisdiction: 'MA', status: 'required-by-law' },
    onlyAt: OPIOID_TREATMENT_PROGRAMS,
    when: 'an opioid use disorder is asked for',
    appliesTo: (values) => listIn(values, 'anyOf').includes('opioid-use-disorder'),
    says: 'Massachusetts asks an opioid treatment program for evidence of the diagnosis: an assessment is the way, there is nothing to argue',
    toProgram: 'When can your clinician make the assessment?',
    source: 'Massachusetts 105 CMR 164.251',
  },
];
