import { byStep } from '../../admission/remedy.js';
import { met, unmet } from '../../admission/finding.js';
import { addDays } from '../../calendar.js';
import { wholeNumber } from '../../facts/fact-type.js';
import { defineCoupleRuleType } from '../couple-rule-type.js';

/** What was said is not looked at, only when; Tandem's own gates are asked before any plan, whatever a program asks. */
export const bothSeenAlone = defineCoupleRuleType({
  code: 'both-seen-alone',
  label: 'Both seen alone',
  question: 'Was this partner seen alone, in private, so shortly before the start?',
  source: 'R48: screening in absolute privacy before a partner is brought in (New York OASAS guidance)',
  reads: [],
  reach: 'one-program-at-once',
  metBy: 'each',
  holdsBack: 'self',
  required: { withinDays: wholeNumber(0, 365) },

  evaluate(_facts, { withinDays }, { on, seenAloneOn }) {
    const within = `within ${String(withinDays)} days before the start`;
    if (seenAloneOn !== undefined && on <= addDays(seenAloneOn, withinDays)) return met(`seen alone ${within}`);
    return unmet(
      `not seen alone ${within}`,
      byStep({
        code: 'see-alone',
        action: 'see this partner alone, ask the private questions and record that day',
        actor: 'worker',
        leadDays: 0,
      }),
    );
  },
});
