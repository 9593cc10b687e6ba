import { oneOf } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** What a program refuses, not what it can manage: withdrawal from benzodiazepines is `withdrawal-manageable`. */
export const benzodiazepines = defineRuleType({
  code: 'benzodiazepines',
  label: 'Benzodiazepines',
  question: 'Does the program admit the client with the benzodiazepines that they take, or do not take?',
  source: "R23: the program's own admission criteria",
  legalNote:
    'FDA safety communication of 20 September 2017: medication for opioid use disorder is not to be withheld because ' +
    'somebody takes benzodiazepines.',
  reads: ['benzodiazepineUse'],
  required: { policy: oneOf(['excluded', 'prescribed-only', 'evaluated']) },

  evaluate({ benzodiazepineUse }, { policy }) {
    if (benzodiazepineUse === undefined) return needs('benzodiazepineUse');
    if (benzodiazepineUse === 'none') return met('takes no benzodiazepines');
    if (policy === 'excluded') return unmet('the program admits nobody who takes benzodiazepines');
    if (policy === 'evaluated')
      return unmet(
        'takes benzodiazepines, and the program wants an evaluation first',
        byStep({
          code: 'benzodiazepine-evaluation',
          action: 'have a clinician evaluate the use of benzodiazepines',
          actor: 'clinician',
          leadDays: 2,
        }),
      );
    return benzodiazepineUse === 'prescribed'
      ? met('the benzodiazepines are prescribed')
      : unmet('the program takes benzodiazepines only when they are prescribed');
  },
});
