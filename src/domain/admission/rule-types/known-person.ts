import { askStaff } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

const FINDING = askStaff(
  'With yes or no alone: does anything on your side keep this client out now?',
  'the program has a rule that only its staff can apply',
);

/**
 * "Nobody who knows somebody here." Who is in a program is known to its staff alone, and may be confirmed to nobody: this
 * rule reads nothing of the client, of the partner or of the place, and always answers with the same question, word for
 * word. So its answer can say nothing about anybody.
 */
export const knownPerson = defineRuleType({
  code: 'known-person',
  label: 'People who know each other',
  question: 'Do staff say that nothing about who is in the program stands in the way?',
  source: 'R47: program rules against fraternising, often wider than couples: kin, friends',
  legalNote:
    'Nobody may be told that a person is or was a patient, even if they know already (42 CFR 2.13(c)). A program may say ' +
    'no without a reason; it may not say who.',
  reads: [],
  required: {},
  evaluate: () => FINDING,
});
