import { atLeastOne, oneOf, someOf } from '../../facts/fact-type.js';
import { SUPERVISIONS } from '../../vocabulary/legal-and-access.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byRequest } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** A letter to the officer says that somebody seeks treatment: it goes out only with that client's written consent. */
export const supervision = defineRuleType({
  code: 'supervision',
  label: 'Supervision',
  question: 'Does the program admit the client under the supervision that they are under?',
  source: "R33: the program's own admission criteria; officers and courts agree to a stay within about five days",
  legalNote:
    'Telling an officer that somebody seeks treatment is a disclosure under 42 CFR Part 2 and needs a written consent ' +
    '(2.31, 2.35). Massachusetts 105 CMR 164.070 forbids automatic exclusion because of a conviction.',
  reads: ['supervision', 'officerAgrees'],
  required: { kinds: atLeastOne(someOf(SUPERVISIONS)), policy: oneOf(['not-admitted', 'officer-must-agree']) },

  evaluate({ supervision: under, officerAgrees }, { kinds, policy }) {
    if (under === undefined) return needs('supervision');
    if (!under.some((kind) => kinds.includes(kind))) return met('is not under supervision that the program asks about');
    if (policy === 'not-admitted') return unmet(`the program admits nobody under: ${inWords(kinds)}`);

    if (officerAgrees === undefined) return needs('officerAgrees');
    if (officerAgrees === 'agreed') return met('the officer has agreed');
    if (officerAgrees === 'refused') return unmet('the officer has not agreed to treatment');
    return unmet(
      'the officer has not been asked yet',
      byRequest(
        {
          code: 'officer-agreement',
          action: "with the client's written consent, ask the officer to agree to treatment",
          actor: 'case-manager',
          leadDays: 5,
        },
        'Has the officer agreed to treatment?',
      ),
    );
  },
});
