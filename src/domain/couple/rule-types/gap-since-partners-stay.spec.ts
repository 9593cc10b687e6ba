import type { ClientFacts } from '../../facts/index.js';
import type { CoupleRuleContext } from '../couple-rule-type.js';
import { gapSincePartnersStay } from './gap-since-partners-stay.js';

const days = (partnerOn: string, leavesOn?: string): CoupleRuleContext => ({
  ...{ on: '2026-03-10', partnerOn, organizationId: 'elm', programId: 'elm-house' },
  ...(leavesOn !== undefined && { leavesOn }),
});
const STAY = { organization: 'elm', program: 'elm-house', on: '2026-02-14', kind: 'completed' } as const;

const find = (discharges: ClientFacts['discharges'], context: CoupleRuleContext, gap = 30) =>
  gapSincePartnersStay.evaluate(discharges ? { discharges } : {}, { days: gap }, context);

describe('the days since a stay of the partner', () => {
  it.each([
    ['2026-03-15', 30, 'unmet'],
    ['2026-03-16', 30, 'met'],
    ['2026-02-14', 0, 'met'],
  ])('for a start on %s with a gap of %d days', (partnerOn, gap, outcome) => {
    expect(find([STAY], days(partnerOn), gap).outcome).toBe(outcome);
  });

  it('are waited for: the first day counts', () => {
    expect(find([STAY], days('2026-03-10'))).toMatchObject({ remedies: [{ steps: [], notBefore: '2026-03-16' }] });
  });

  it('count from the latest of several stays', () => {
    expect(find([STAY, { ...STAY, on: '2026-02-20' }], days('2026-03-16'))).toMatchObject({
      remedies: [{ notBefore: '2026-03-22' }],
    });
  });

  it('count from the stay that this plan would be, too', () => {
    expect(find([], days('2026-04-14', '2026-03-16')).outcome).toBe('unmet');
    expect(find([], days('2026-04-15', '2026-03-16')).outcome).toBe('met');
  });

  it('do not count elsewhere', () => {
    const elsewhere = [
      { ...STAY, program: 'elm-clinic' },
      { ...STAY, organization: 'oak' },
    ];
    expect(find(elsewhere, days('2026-03-10')).outcome).toBe('met');
  });

  it('are unknown where the program of an earlier stay is, as long as it matters', () => {
    const { program: _unknown, ...somewhere } = STAY;
    expect(find([somewhere], days('2026-03-15'))).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'discharges' }] });
    expect(find([somewhere], days('2026-03-16')).outcome).toBe('met');
  });

  it('are unknown while nobody has asked', () => {
    expect(find(undefined, days('2026-03-16'))).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'discharges' }] });
  });
});
