import { addDays } from '../../calendar.js';
import { text, wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Staff want to hear it from the person, who calls without anybody beside them. A call counts up to and including the day
 * that is `countsForDays` later. `hours` is when the line is open, as staff say it.
 */
export const ownCall = defineRuleType({
  code: 'own-call',
  label: 'Own call',
  question: 'Has the client phoned the program themselves, recently enough?',
  source: 'R50: program practice (voluntariness; call-in lines open at certain hours)',
  reads: ['ownCalls'],
  readsPlace: true,
  readsDay: true,
  required: {},
  optional: { hours: text(60), countsForDays: wholeNumber(0, 90) },

  evaluate({ ownCalls }, { hours, countsForDays }, { on, asOf, programId }) {
    if (ownCalls === undefined) return needs('ownCalls');
    const calls = ownCalls.filter((call) => call.program === programId && call.on <= asOf);
    const counts = calls.some((call) => countsForDays === undefined || on <= addDays(call.on, countsForDays));
    if (counts) return met('has phoned the program themselves');
    const when = hours === undefined ? '' : `, ${hours}`;
    return unmet(
      calls.length > 0 ? 'the call to the program is too long ago' : 'has not phoned the program themselves',
      byStep({
        code: `own-call:${programId}`,
        action: `call the program in person, from a room where nobody listens${when}`,
        actor: 'client',
        leadDays: 0,
      }),
    );
  },
});
