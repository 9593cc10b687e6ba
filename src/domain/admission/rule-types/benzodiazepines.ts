import { oneOf } from '../../facts/fact-type.js';
import { met, needs, unmet, type Finding } from '../finding.js';
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
    'somebody takes benzodiazepines. FDA boxed warning of 23 September 2020: stopping them at once, or lowering the dose ' +
    'too fast, can cause seizures; a taper is set for the person.',
  reads: ['benzodiazepineUse', 'agreesToTaper'],
  required: { policy: oneOf(['excluded', 'prescribed-only', 'evaluated', 'taper']) },

  evaluate({ benzodiazepineUse, agreesToTaper }, { policy }) {
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
    if (policy === 'taper') return taperOf(agreesToTaper);
    return benzodiazepineUse === 'prescribed'
      ? met('the benzodiazepines are prescribed')
      : unmet('the program takes benzodiazepines only when they are prescribed');
  },
});

/** A taper is begun before the stay and goes on in it. Nobody is tapered against their will. */
function taperOf(agrees: 'yes' | 'no' | undefined): Finding {
  if (agrees === undefined) return needs('agreesToTaper');
  if (agrees === 'no')
    return unmet('the program takes benzodiazepines only under a taper, which the client does not want');
  return unmet(
    'takes benzodiazepines, and the program wants a taper begun first',
    byStep({
      code: 'benzodiazepine-taper',
      action: 'have a clinician plan a slow taper of the benzodiazepines and begin it',
      actor: 'clinician',
      leadDays: 2,
    }),
  );
}
