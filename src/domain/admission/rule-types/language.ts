import { atLeastOne, oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import { LANGUAGES } from '../../vocabulary/legal-and-access.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const QUESTION = 'Can the program bring an interpreter, other than family or partner, for this client?';

/** One language in common is enough. The partner never interprets: nobody could speak freely, and both may be applying. */
export const language = defineRuleType({
  code: 'language',
  label: 'Language',
  question: 'Is treatment given in a language in which the client can take part?',
  source: "R43: the program's own word; New York OASAS: no companion interprets",
  legalNote:
    'A program with federal money gives language help free of charge, and should not plan on family to interpret ' +
    '(Title VI guidance, 68 FR 47311). It may not ask a deaf client to bring somebody to interpret (45 CFR 84.77(c)).',
  reads: ['languages'],
  readsPlace: true,
  required: { spoken: atLeastOne(someOf(LANGUAGES)), interpreter: oneOf(['offered', 'not-offered', 'ask-staff']) },
  optional: { interpreterDays: wholeNumber(0, 30) },

  evaluate({ languages }, { spoken, interpreter, interpreterDays = 1 }, { programId }) {
    if (languages === undefined) return needs('languages');
    if (languages.some((one) => spoken.includes(one))) return met('treatment is given in a language of the client');
    const because = 'treatment is given in no language of the client';
    if (interpreter === 'ask-staff') return askStaff(QUESTION, because);
    if (interpreter === 'not-offered') return unmet(because);
    return unmet(
      because,
      byStep({
        code: `interpreter:${programId}`,
        action: 'have the program book an interpreter, never the partner',
        actor: 'staff',
        leadDays: interpreterDays,
      }),
    );
  },
});
