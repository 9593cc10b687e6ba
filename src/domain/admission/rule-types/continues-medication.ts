import { oneOf } from '../../facts/fact-type.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

const ANSWER = oneOf(['continues', 'not-accepted', 'ask-staff']);

/** Each medication has its own answer: a program may continue buprenorphine and refuse methadone. */
export const continuesMedication = defineRuleType({
  code: 'continues-medication',
  label: 'Medication continued',
  question: 'Can the client stay on the medication for opioid use disorder that they take now?',
  source: 'R20: audits of programs 2018 to 2021; 42 CFR 8.12',
  legalNote:
    'Turning somebody away because of prescribed medication for opioid use disorder may be unlawful and can be ' +
    'appealed: Department of Justice, ADA guidance of 5 April 2022; Massachusetts 105 CMR 164.070.',
  reads: ['medications'],
  required: {},
  optional: { methadone: ANSWER, buprenorphine: ANSWER, naltrexone: ANSWER },

  evaluate({ medications }, values) {
    if (medications === undefined) return needs('medications');
    if (medications.length === 0) return met('takes no medication that would have to be continued');

    const refused = medications.filter((medication) => values[medication] === 'not-accepted');
    if (refused.length > 0) return unmet(`the program does not continue ${refused.join(' or ')}`);
    const unclear = medications.filter((medication) => values[medication] !== 'continues');
    if (unclear.length > 0) return askStaff(`Can somebody who takes ${unclear.join(' and ')} stay on it?`);
    return met(`the program continues ${medications.join(' and ')}`);
  },
});
