import { addDays, WEEKDAYS, weekdayOf, type IsoDate } from '../../calendar.js';
import { atLeastOne, someOf } from '../../facts/fact-type.js';
import { TRANSPORTS } from '../../vocabulary/legal-and-access.js';
import { met, needs, unmet } from '../finding.js';
import { byStep, byWaiting } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** Each client gets there alone: two people going to two programs do not share one ride, and a ride is a step for each. */
export const transport = defineRuleType({
  code: 'transport',
  label: 'Getting there',
  question: 'Can the client get to the program on the day of admission, alone or with its van?',
  source: 'R42: program practice; vans run on certain days; access lines arrange a ride within a day',
  reads: ['transport'],
  readsPlace: true,
  readsDay: true,
  required: { reachedBy: atLeastOne(someOf(TRANSPORTS)) },
  optional: { vanDays: atLeastOne(someOf(WEEKDAYS)) },

  evaluate({ transport: ways }, { reachedBy, vanDays }, { on, programId }) {
    if (ways === undefined) return needs('transport');
    if (ways.some((way) => reachedBy.includes(way))) return met('can get there');
    if (vanDays?.includes(weekdayOf(on))) return met("the program's van runs on that day");
    const ride = byStep({
      code: `ride:${programId}`,
      action: 'arrange a ride for this client',
      actor: 'worker',
      leadDays: 1,
    });
    return unmet('has no way to get there', ride, ...(vanDays ? [byWaiting(nextDay(on, vanDays))] : []));
  },
});

function nextDay(after: IsoDate, weekdays: readonly string[]): IsoDate {
  let day = addDays(after, 1);
  while (!weekdays.includes(weekdayOf(day))) day = addDays(day, 1);
  return day;
}
