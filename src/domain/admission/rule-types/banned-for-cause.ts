import { laterOf, type IsoDate } from '../../calendar.js';
import { oneOf, wholeNumber } from '../../facts/fact-type.js';
import { askStaff, met, needs, needsMore, unmet } from '../finding.js';
import { byRequest } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * A ban follows a stay, so whoever never was here has none. After a stay nobody may take silence for a welcome: staff are
 * asked. A ban has no end of its own; it stands until a review, which nobody can promise.
 */
export const bannedForCause = defineRuleType({
  code: 'banned-for-cause',
  label: 'Ban for cause',
  question: 'May the client come back after earlier stays, as far as staff have said?',
  source: 'R40: program practice; staff enter a ban, which stands until it is reviewed',
  reads: ['discharges'],
  readsPlace: true,
  required: { scope: oneOf(['program', 'agency']) },
  optional: { reviewDays: wholeNumber(0, 365) },

  evaluate({ discharges }, { scope, reviewDays = 14 }, { organizationId, programId }) {
    if (discharges === undefined) return needs('discharges');
    const stays = discharges.filter(
      ({ organization, program = programId }) =>
        organization === organizationId && (scope === 'agency' || program === programId),
    );
    const bans = stays.filter(({ banned }) => banned === 'yes');
    const here = bans.filter(({ program }) => scope === 'agency' || program === programId);
    if (here.length > 0) return unmet('a ban from an earlier stay stands until it is reviewed', review(here));
    if (bans.length > 0)
      return needsMore('discharges', 'it is not recorded from which program of this agency a ban is');
    if (stays.some(({ banned }) => banned === undefined))
      return askStaff('Is there a ban on this client from an earlier stay, and when is it reviewed?');
    return met(stays.length > 0 ? 'may come back after the earlier stays' : 'was never in a stay here');

    function review(standing: readonly { readonly reviewOn?: IsoDate }[]) {
      const days = standing.flatMap(({ reviewOn }) => reviewOn ?? []);
      const remedy = byRequest(
        {
          code: `ban-review:${organizationId}`,
          action: 'ask for a review of the ban',
          actor: 'worker',
          leadDays: reviewDays,
        },
        'Has the review lifted the ban?',
      );
      return days.length > 0 ? { ...remedy, notBefore: days.reduce(laterOf) } : remedy;
    }
  },
});
