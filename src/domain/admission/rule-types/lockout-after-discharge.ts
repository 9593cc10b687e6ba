import { addDays, laterOf, type IsoDate } from '../../calendar.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import { byRequest, byWaiting, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const DAYS = wholeNumber(0, 3650);

/**
 * The first day back is that many days after the discharge: 30 days after 14 February 2026 it is 16 March. Kinds of
 * discharge without a number lock nobody out. `waiverDays` is there where a director decides on waivers, within so many
 * days: it can be asked for, and nobody can promise it.
 */
export const lockoutAfterDischarge = defineRuleType({
  code: 'lockout-after-discharge',
  label: 'Lockout after discharge',
  question: 'Has enough time passed since the client was last discharged here?',
  source: 'R38: program practice; usually 7 to 90 days by kind of discharge, the first day back included',
  reads: ['discharges'],
  readsPlace: true,
  readsDay: true,
  required: { scope: oneOf(['program', 'agency']) },
  optional: {
    completedDays: DAYS,
    againstAdviceDays: DAYS,
    administrativeDays: DAYS,
    transferredDays: DAYS,
    waiverDays: wholeNumber(0, 60),
  },

  evaluate({ discharges }, { scope, waiverDays, ...days }, { on, organizationId, programId }) {
    if (discharges === undefined) return needs('discharges');
    const daysByKind = {
      completed: days.completedDays,
      'against-advice': days.againstAdviceDays,
      administrative: days.administrativeDays,
      transferred: days.transferredDays,
    };
    const lockouts = discharges
      .filter(({ organization }) => organization === organizationId)
      .flatMap(({ on: left, kind, program }) => {
        const lockedFor = daysByKind[kind];
        return lockedFor === undefined ? [] : [{ program, firstDayBack: addDays(left, lockedFor) }];
      })
      .filter(({ firstDayBack }) => on < firstDayBack);
    const here = lockouts.filter(({ program }) => scope === 'agency' || program === programId);
    // A stay at this agency, at a program that is not recorded, may have been here.
    const perhaps = scope === 'agency' ? [] : lockouts.filter(({ program }) => program === undefined);

    if (here.length > 0)
      return unmet(
        'the lockout after an earlier stay is not over',
        ...waysBack(here, perhaps),
        ...byWaiver(waiverDays, programId),
      );
    if (perhaps.length > 0)
      return needsMore('discharges', 'it is not recorded in which program of this agency an earlier stay was');
    return met('no lockout after an earlier stay stands on that day');
  },
});

type Lockout = { readonly firstDayBack: IsoDate };

/** Waiting until every lockout is over; sooner, if those which are perhaps elsewhere turn out to be. */
function waysBack(here: readonly Lockout[], perhaps: readonly Lockout[]): Remedy[] {
  const lastOf = (lockouts: readonly Lockout[]) =>
    lockouts.map(({ firstDayBack }) => firstDayBack).reduce((a, b) => laterOf(a, b));
  const sooner = lastOf(here);
  const surely = lastOf([...here, ...perhaps]);
  if (sooner === surely) return [byWaiting(surely)];
  return [byWaiting(surely), { ...byWaiting(sooner), asks: [{ of: 'client', fact: 'discharges' }] }];
}

function byWaiver(days: number | undefined, programId: string): Remedy[] {
  if (days === undefined) return [];
  const step = { action: 'ask the director to waive the lockout', actor: 'director', leadDays: days } as const;
  const question = 'Does the director waive the lockout for this client?';
  return [byRequest({ code: `lockout-waiver:${programId}`, ...step }, question)];
}
