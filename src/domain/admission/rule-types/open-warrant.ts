import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { byRequest } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** A warrant is cleared through a lawyer and the court, never through the program, and nobody can promise the outcome. */
export const openWarrant = defineRuleType({
  code: 'open-warrant',
  label: 'Open warrant',
  question: 'Does the program admit the client as far as open warrants are concerned?',
  source: "R33: the program's own admission criteria",
  legalNote:
    'Records of treatment, and of asking for it, may not be used against a patient in proceedings without consent or a ' +
    'court order (42 CFR Part 2, subpart E; 42 USC 290dd-2(c)). A defender can ask the court to recall a warrant.',
  reads: ['openWarrant'],
  required: { policy: oneOf(['not-admitted', 'ask-staff']) },
  optional: { recallDays: wholeNumber(1, 60) },

  evaluate({ openWarrant: open }, { policy, recallDays = 7 }) {
    if (open === undefined) return needs('openWarrant');
    if (open === 'no') return met('no open warrant');
    if (policy === 'ask-staff') return askStaff('Does the program admit people while a warrant is open?');
    return unmet(
      'the program admits nobody while a warrant is open',
      byRequest(
        {
          code: 'recall-warrant',
          action: 'have a defender ask the court to recall the warrant',
          actor: 'advocate',
          leadDays: recallDays,
        },
        'Has the court recalled the warrant?',
      ),
    );
  },
});
