import { someOf } from '../../facts/fact-type.js';
import { ANIMALS } from '../../vocabulary/people.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** A service animal is not a pet and comes along whatever the program lists. */
export const animals = defineRuleType({
  code: 'animals',
  label: 'Animals',
  question: 'Can the animals that would have to come be taken?',
  source: "R37: the program's own admission criteria; 28 CFR 36.302(c) (ADA): a service animal comes along",
  reads: ['animals'],
  required: { accepts: someOf(ANIMALS) },

  evaluate({ animals: brought }, { accepts }) {
    if (brought === undefined) return needs('animals');
    if (brought.length === 0) return met('brings no animal');
    const refused = brought.filter((animal) => animal !== 'service-animal' && !accepts.includes(animal));
    if (refused.length > 0)
      return unmet(
        'the program does not take the animal',
        byStep({
          code: 'foster-care-for-animal',
          action: 'find a foster home for the animal',
          actor: 'worker',
          leadDays: 3,
        }),
      );
    return met(
      brought.includes('service-animal') ? 'a service animal comes along by law' : 'the program takes the animal',
    );
  },
});
