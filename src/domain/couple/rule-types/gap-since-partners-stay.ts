import { byWaiting } from '../../admission/remedy.js';
import { met, needs, needsMore, unmet } from '../../admission/finding.js';
import { addDays, laterOf } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { defineCoupleRuleType } from '../couple-rule-type.js';

/**
 * Found on the side of the partner whose stay it was, or will be in this plan; the other's start waits. The first day is
 * that many days after the stay: 30 days after 14 February 2026 it is 16 March.
 */
export const gapSincePartnersStay = defineCoupleRuleType({
  code: 'gap-since-partners-stay',
  label: 'Gap since the partner’s stay',
  question: 'Has enough time passed since a stay of this partner at the program for the other to start?',
  source: 'R49: program practice; 0 to 30 days are usual',
  reads: ['discharges'],
  reach: 'one-program',
  metBy: 'each',
  holdsBack: 'partner',
  required: { days: wholeNumber(0, 365) },

  evaluate({ discharges }, { days }, { partnerOn, leavesOn, organizationId, programId }) {
    if (discharges === undefined) return needs('discharges');
    const lastFirstDay = (ends: readonly string[]) =>
      ends.filter((end) => end <= partnerOn).reduce((latest, end) => laterOf(latest, addDays(end, days)), '');
    const stays = discharges.filter(({ organization }) => organization === organizationId);
    const ends = (isHere: (program: string | undefined) => boolean) =>
      stays.filter(({ program }) => isHere(program)).map(({ on }) => on);
    const here = lastFirstDay([
      ...ends((program) => program === programId),
      ...(leavesOn === undefined ? [] : [leavesOn]),
    ]);
    if (here > partnerOn) return unmet('too few days after a stay here for the partner to start', byWaiting(here));
    if (lastFirstDay(ends((program) => program === undefined)) > partnerOn)
      return needsMore('discharges', 'it is not recorded in which program of this agency an earlier stay was');
    return met('no stay here is too recent for the partner to start');
  },
});
