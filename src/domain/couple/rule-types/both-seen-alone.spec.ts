import type { CoupleRuleContext } from '../couple-rule-type.js';
import { bothSeenAlone } from './both-seen-alone.js';

const context = (on: string, seenAloneOn?: string): CoupleRuleContext => ({
  ...{ on, partnerOn: '2026-03-10', organizationId: 'elm', programId: 'elm-house' },
  ...(seenAloneOn !== undefined && { seenAloneOn }),
});

describe('both seen alone', () => {
  const find = (on: string, seenAloneOn?: string) =>
    bothSeenAlone.evaluate({}, { withinDays: 7 }, context(on, seenAloneOn));

  it.each([
    ['2026-03-10', '2026-03-03', 'met'],
    ['2026-03-11', '2026-03-03', 'unmet'],
    ['2026-03-10', '2026-03-10', 'met'],
    ['2026-03-10', undefined, 'unmet'],
  ])('for a start on %s, seen alone on %s', (on, seen, outcome) => {
    expect(find(on, seen).outcome).toBe(outcome);
  });

  it('is done the same day, by the worker', () => {
    expect(find('2026-03-11', '2026-03-03')).toMatchObject({
      remedies: [{ steps: [{ code: 'see-alone', actor: 'worker', leadDays: 0 }] }],
    });
  });
});
