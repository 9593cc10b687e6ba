import { someOf } from '../../facts/fact-type.js';
import { LEVELS_OF_CARE, sameLevel } from '../../vocabulary/care.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

/** One level in common is enough. Levels of two vocabularies that no map joins are neither the same nor different. */
export const levelOfCare = defineRuleType({
  code: 'level-of-care',
  label: 'Level of care',
  question: 'Does the program offer a level of care that the client seeks?',
  source: 'ASAM Criteria, third and fourth edition; service codes of the national directory',
  reads: ['levelsOfCareSought'],
  required: { levels: someOf(LEVELS_OF_CARE) },

  evaluate({ levelsOfCareSought: sought }, { levels }) {
    if (sought === undefined) return needs('levelsOfCareSought');
    if (sought.length === 0) return unmet('seeks no level of care');
    if (levels.length === 0)
      return askStaff('Which levels of care does the program offer?', 'no level of care is recorded for the program');

    const matches = sought.flatMap((one) => levels.map((other) => sameLevel(one, other)));
    if (matches.includes('yes')) return met('offers a level of care that is sought');
    if (!matches.includes('unknown')) return unmet(`offers only: ${levels.join(', ')}`);
    return askStaff(
      `Which of these levels does the program count as its own: ${sought.join(', ')}?`,
      'the levels of care are named in vocabularies that no map joins',
    );
  },
});
