import type { CoupleCondition, CouplePolicy } from '../vocabulary/programs.js';
import { couplePolicyFinding } from './couple-policy.js';

const find = (couplePolicy: CouplePolicy, coupleConditions: CoupleCondition[] = [], inTurn = false) =>
  couplePolicyFinding({ couplePolicy, coupleConditions }, inTurn);

describe('a couple policy', () => {
  it('that takes both says on what conditions', () => {
    expect(find('both-at-once')).toEqual({ outcome: 'met', because: 'takes both partners at once' });
    expect(find('both-at-once', ['separate-units', 'separate-groups']).because).toBe(
      'takes both partners at once; asks for separate units, separate groups',
    );
    expect(find('couples-only').because).toBe('takes couples only, both on one day');
  });

  it('that nobody asked about is unknown, and staff can say', () => {
    expect(find('not-asked')).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'whether both partners may be admitted' }],
    });
  });

  it('of one couple at a time is unknown until staff say whether another is there', () => {
    expect(find('both-at-once', ['separate-units', 'one-couple-at-a-time'])).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'whether another couple is there now' }],
    });
  });

  it('stands in nobody’s way where one comes after the other', () => {
    expect(find('not-at-once', [], true).outcome).toBe('met');
  });
});
