import { addDays } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

/**
 * What no program of this kind can keep safe today: a capability, and about today only. Whom a program turns away for
 * what was is another rule, `psychiatric-stability`. No waiting list and no step is offered, only help at once; and
 * what was true on an earlier day is asked again.
 */
export const acutePsychiatricEmergency = defineRuleType({
  code: 'acute-psychiatric-emergency',
  label: 'No psychiatric emergency',
  question: 'Is the client safe today, so that emergency care does not come first?',
  source: "R24: the program's own admission criteria; 988 Suicide and Crisis Lifeline",
  reads: ['psychiatricEmergency'],
  required: {},
  optional: { askedWithinDays: wholeNumber(0, 7) },

  evaluate({ psychiatricEmergency: state }, { askedWithinDays = 0 }, { asOf }) {
    if (state === undefined) return needs('psychiatricEmergency');
    if (state.on > asOf || addDays(state.on, askedWithinDays) < asOf)
      return needsMore('psychiatricEmergency', 'how the client is today has not been asked');
    if (state.answer === 'no') return met('no emergency when asked');
    return unmet(
      'this is an emergency, and no admission today: call or text 988, or 911, or go to an emergency department now, and ' +
        'do not leave the client alone',
    );
  },
});
