import type { CoupleRuleContext } from '../couple-rule-type.js';
import { relationshipLength } from './relationship-length.js';

const on = (day: string): CoupleRuleContext => ({
  ...{ on: day, partnerOn: '2027-01-01' },
  ...{ organizationId: 'elm', programId: 'elm-house' },
});

describe('the length of the relationship', () => {
  const find = (togetherSince: string | undefined, day: string, months = 6) =>
    relationshipLength.evaluate(togetherSince === undefined ? {} : { togetherSince }, { months }, on(day));

  it.each([
    ['a day too few', '2026-03-11', 'unmet'],
    ['exactly six months', '2026-03-12', 'met'],
    ['longer', '2027-03-12', 'met'],
  ])('counted on the day of the own start: %s', (_what, day, outcome) => {
    expect(find('2025-09-12', day).outcome).toBe(outcome);
  });

  it('is met by waiting', () => {
    expect(find('2025-09-12', '2026-03-10')).toMatchObject({ remedies: [{ steps: [], notBefore: '2026-03-12' }] });
  });

  it('ends a short month on its last day', () => {
    expect(find('2025-08-31', '2026-02-28').outcome).toBe('met');
    expect(find('2025-08-31', '2026-02-27').outcome).toBe('unmet');
  });

  it('is unknown while nobody has asked', () => {
    expect(find(undefined, '2026-03-10')).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'togetherSince' }] });
  });
});
