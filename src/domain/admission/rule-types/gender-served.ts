import { atLeastOne, oneOf, someOf } from '../../facts/fact-type.js';
import { GENDERS } from '../../vocabulary/people.js';
import { inWords } from '../in-words.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

const QUESTION = 'Does the program admit nonbinary clients, and to which unit?';

/** Goes by how the client describes their own gender. A program that is silent about nonbinary clients is asked. */
export const genderServed = defineRuleType({
  code: 'gender-served',
  label: 'Gender served',
  question: "Does the program admit people of the client's gender?",
  source: "R3: the program's own admission criteria; directory codes for women only and men only",
  reads: ['gender'],
  required: { genders: atLeastOne(someOf(GENDERS)) },
  optional: { nonbinary: oneOf(['admitted', 'not-admitted', 'ask-staff']) },

  evaluate({ gender }, { genders, nonbinary = 'ask-staff' }) {
    if (gender === undefined) return needs('gender');
    if (genders.includes(gender)) return met('admits people of this gender');
    if (gender !== 'nonbinary' || nonbinary === 'not-admitted') return unmet(`admits only: ${inWords(genders)}`);
    if (nonbinary === 'admitted') return met('admits nonbinary clients');
    return askStaff(QUESTION, 'the program has not said whether it admits nonbinary clients');
  },
});
