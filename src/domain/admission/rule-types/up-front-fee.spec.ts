import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { upFrontFee } from './up-front-fee.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const deposit = { dollars: 150, due: 'at-admission', voucher: 'accepted' };
const find = (facts: ClientFacts, values: Readonly<Record<string, unknown>> = {}) =>
  upFrontFee.evaluate(facts, { ...deposit, ...values }, context);

describe('up-front-fee', () => {
  it('works for somebody with 40 dollars where a deposit of 150 may be paid by voucher', () => {
    expect(find({ dollarsAtAdmission: 40 })).toEqual({
      outcome: 'unmet',
      because: 'has less than 150 dollars to pay on the day of admission',
      remedies: [
        {
          steps: [
            {
              code: 'deposit-voucher:elm-street',
              action: 'have a voucher or a recovery fund pay what is due on the day of admission',
              actor: 'case-manager',
              leadDays: 5,
            },
          ],
        },
      ],
    });
  });

  it('is met with the whole sum, to the dollar', () => {
    expect(find({ dollarsAtAdmission: 150 }).outcome).toBe('met');
    expect(find({ dollarsAtAdmission: 149 }).outcome).toBe('unmet');
  });

  it('is final where no voucher is taken', () => {
    expect(find({ dollarsAtAdmission: 149 }, { voucher: 'not-accepted' })).toMatchObject({ remedies: [] });
  });

  it('takes the days from the rule where a fund is quicker', () => {
    expect(find({ dollarsAtAdmission: 0 }, { voucherDays: 1 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 1 }] }],
    });
  });

  it('looks at what can be paid each week for a weekly fee, and at nothing else', () => {
    const weekly = { due: 'each-week' };
    expect(find({ dollarsEachWeek: 150, dollarsAtAdmission: 0 }, weekly).outcome).toBe('met');
    expect(find({ dollarsEachWeek: 149, dollarsAtAdmission: 900 }, weekly)).toMatchObject({
      outcome: 'unmet',
      remedies: [{ steps: [{ code: 'weekly-fee-voucher:elm-street' }] }],
    });
    expect(find({ dollarsAtAdmission: 900 }, weekly)).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'dollarsEachWeek' }],
    });
  });

  describe('where a coverage waives it', () => {
    const waived = { waivedFor: ['medicaid'] };

    it('is met with that coverage, whatever the client has', () => {
      expect(find({ coverage: ['medicaid'] }, waived).outcome).toBe('met');
      expect(find({ coverage: ['medicare'], dollarsAtAdmission: 0 }, waived).outcome).toBe('unmet');
    });

    it('asks for the coverage only where the money does not settle it', () => {
      expect(find({ dollarsAtAdmission: 150 }, waived).outcome).toBe('met');
      expect(find({ dollarsAtAdmission: 149 }, waived)).toMatchObject({ asks: [{ fact: 'coverage' }] });
      expect(find({}, waived)).toMatchObject({ asks: [{ fact: 'dollarsAtAdmission' }, { fact: 'coverage' }] });
    });
  });

  it('is unknown when nobody has said: not asked is not penniless', () => {
    expect(find({ coverage: [] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'dollarsAtAdmission' }],
    });
  });
});
