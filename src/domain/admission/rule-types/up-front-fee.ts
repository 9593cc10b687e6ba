import { atLeastOne, oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import { COVERAGES } from '../../vocabulary/programs.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const HELD = { 'at-admission': 'dollarsAtAdmission', 'each-week': 'dollarsEachWeek' } as const;
const WHEN = { 'at-admission': 'on the day of admission', 'each-week': 'each week' } as const;

/**
 * One fee: a house with a deposit and a weekly fee has two such rules. It is paid from the client's own money or with a
 * voucher for this program; the partner's money is never looked at, and each fee is asked for each person.
 */
export const upFrontFee = defineRuleType({
  code: 'up-front-fee',
  label: 'Fee to be paid',
  question: 'Can the client pay the deposit or the weekly fee, or does somebody pay it for them?',
  source: 'R12: program practice (published clinic rules; audit of residential programs 2021)',
  reads: ['dollarsAtAdmission', 'dollarsEachWeek', 'coverage'],
  readsPlace: true,
  required: {
    dollars: wholeNumber(1, 100_000),
    due: oneOf(['at-admission', 'each-week']),
    voucher: oneOf(['accepted', 'not-accepted']),
  },
  optional: { waivedFor: atLeastOne(someOf(COVERAGES)), voucherDays: wholeNumber(0, 365) },

  evaluate(facts, { dollars, due, voucher, waivedFor, voucherDays = 5 }, { programId }) {
    const held = facts[HELD[due]];
    const waived = waivedFor ? facts.coverage?.some((one) => waivedFor.includes(one)) : false;
    if (waived) return met('the coverage that the client has pays the fee');
    if (held !== undefined && held >= dollars) return met(`can pay ${String(dollars)} dollars ${WHEN[due]}`);
    if (held === undefined) return waived === undefined ? needs(HELD[due], 'coverage') : needs(HELD[due]);
    if (waived === undefined) return needs('coverage');

    const because = `has less than ${String(dollars)} dollars to pay ${WHEN[due]}`;
    if (voucher === 'not-accepted') return unmet(because);
    return unmet(
      because,
      byStep({
        code: `${due === 'at-admission' ? 'deposit' : 'weekly-fee'}-voucher:${programId}`,
        action: `have a voucher or a recovery fund pay what is due ${WHEN[due]}`,
        actor: 'case-manager',
        leadDays: voucherDays,
      }),
    );
  },
});
