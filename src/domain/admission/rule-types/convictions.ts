import { addMonths, laterOf, type IsoDate } from '../../calendar.js';
import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { OFFENCES } from '../../vocabulary/legal-and-access.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byRequest, byWaiting, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * A conviction counts until the day that is `lookbackMonths` later, which is free again; without a lookback it counts for
 * good. `reviewDays` is there where staff look at each case. The reason is one client's own and is told to nobody else.
 */
export const convictions = defineRuleType({
  code: 'convictions',
  label: 'Convictions',
  question: 'Is the client free of convictions that the program turns people away for?',
  source: "R33: the program's own admission criteria (violence, arson, lookback)",
  legalNote:
    'Massachusetts 105 CMR 164.070 forbids automatic exclusion because of a conviction: there each case must be looked ' +
    'at, and a denial logged with its reason. Elsewhere a worker can ask for a review.',
  reads: ['convictions'],
  readsPlace: true,
  readsDay: true,
  required: { offences: atLeastOne(someOf(OFFENCES)) },
  optional: { lookbackMonths: wholeNumber(1, 600), reviewDays: wholeNumber(0, 60) },

  evaluate({ convictions: all }, { offences, lookbackMonths, reviewDays }, { on, programId }) {
    if (all === undefined) return needs('convictions');
    const listed = all.filter(({ offence }) => offences.includes(offence));
    const ends = listed.flatMap(({ on: day }) =>
      day === undefined || lookbackMonths === undefined ? [] : addMonths(day, lookbackMonths),
    );
    const open = ends.filter((end) => on < end);
    const undated = lookbackMonths !== undefined && listed.some(({ on: day }) => day === undefined);
    const forGood = lookbackMonths === undefined && listed.length > 0;
    if (open.length === 0 && !forGood)
      return undated
        ? needsMore('convictions', 'it is not recorded when a conviction was')
        : met('no conviction that the program turns people away for');

    const asked = `${inWords(offences)}${lookbackMonths === undefined ? '' : ` in the last ${String(lookbackMonths)} months`}`;
    return unmet(
      `the program turns people away for convictions of: ${asked}`,
      ...byReview(reviewDays, programId),
      ...byTime(open, undated),
    );
  },
});

function byReview(days: number | undefined, programId: string): Remedy[] {
  if (days === undefined) return [];
  const step = {
    action: 'ask the program for a review of the single case',
    actor: 'advocate',
    leadDays: days,
  } as const;
  return [byRequest({ code: `conviction-review:${programId}`, ...step }, 'Does the review allow the admission?')];
}

/** Waiting until the last one is too old; whether one without a day is by then is still to be asked. */
function byTime(open: readonly IsoDate[], undated: boolean): Remedy[] {
  if (open.length === 0) return [];
  const waiting = byWaiting(open.reduce(laterOf));
  return [undated ? { ...waiting, asks: [{ of: 'client', fact: 'convictions' }] } : waiting];
}
