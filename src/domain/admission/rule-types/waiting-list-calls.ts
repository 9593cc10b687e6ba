import { daysBetween } from '../../calendar.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const DAYS_BETWEEN_CALLS = { daily: 1, weekly: 7 } as const;

/**
 * Calls are counted until today: a call is due on the first, or seventh, day after the last one and is missed when that
 * day is over. The day of joining counts as a call. Nobody is taken to go on missing calls.
 */
export const waitingListCalls = defineRuleType({
  code: 'waiting-list-calls',
  label: 'Calls to stay on the waiting list',
  question: 'Is the client on the waiting list, with no call overdue?',
  source: 'R53: program practice; lists are called daily or weekly, and a name is dropped after some missed calls',
  reads: ['waitingLists'],
  readsPlace: true,
  required: { calls: oneOf(['daily', 'weekly']), droppedAfterMisses: wholeNumber(1, 30) },

  evaluate({ waitingLists }, { calls, droppedAfterMisses }, { asOf, programId }) {
    if (waitingLists === undefined) return needs('waitingLists');
    const daysSince = waitingLists
      .filter(({ program }) => program === programId)
      .map(({ lastCalledOn }) => daysBetween(lastCalledOn, asOf));
    if (daysSince.length === 0) return unmet('is not on the waiting list yet', byStep(join(programId, 'put')));
    const since = Math.min(...daysSince);
    // A call that lies ahead must have been taken down wrongly.
    if (since < 0) return needs('waitingLists');

    const every = DAYS_BETWEEN_CALLS[calls];
    if (since < every) return met('the place on the waiting list is kept');
    const missed = Math.floor((since - 1) / every);
    if (missed >= droppedAfterMisses)
      return unmet('was dropped from the waiting list after missed calls', byStep(join(programId, 'put back')));
    return unmet(
      missed > 0 ? 'a call to the waiting list was missed' : 'a call to the waiting list is due today',
      byStep({
        code: `call-in:${programId}`,
        action: `call in today, and set a reminder for the ${calls} call`,
        actor: 'client',
        leadDays: 0,
      }),
    );
  },
});

const join = (programId: string, how: 'put' | 'put back') =>
  ({
    code: `waiting-list:${programId}`,
    action: `have the client ${how} on the waiting list, and set a reminder for its calls`,
    actor: 'worker',
    leadDays: 0,
  }) as const;
