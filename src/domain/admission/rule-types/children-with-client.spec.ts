import type { RuleContext } from '../rule-type.js';
import { childrenWithClient } from './children-with-client.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (childrenAges: readonly number[] | undefined, values: Readonly<Record<string, unknown>>) =>
  childrenWithClient.evaluate({ ...(childrenAges && { childrenAges }) }, values, context);

const twoUnderSix = { maximum: 2, maximumAge: 5 };
const kinCare = { steps: [expect.objectContaining({ code: 'kin-care', actor: 'client', leadDays: 7 })] };

describe('children-with-client', () => {
  it('needs family care, if the client wants that, for a child of six at a house that takes them up to five', () => {
    expect(ask([6, 2], twoUnderSix)).toEqual({
      outcome: 'unmet',
      because: 'brings a child outside the ages that the program takes',
      remedies: [kinCare],
    });
  });

  it('counts the highest age and the highest number as welcome', () => {
    expect(ask([5, 0], twoUnderSix).outcome).toBe('met');
    expect(ask([5, 0, 1], twoUnderSix)).toMatchObject({
      because: 'brings more children than the program takes (2)',
      remedies: [kinCare],
    });
  });

  it('counts the lowest age as welcome', () => {
    expect(ask([3], { maximum: 2, minimumAge: 3 }).outcome).toBe('met');
    expect(ask([2], { maximum: 2, minimumAge: 3 }).outcome).toBe('unmet');
  });

  it('takes none where the highest number is 0', () => {
    expect(ask([0], { maximum: 0 })).toEqual({
      outcome: 'unmet',
      because: 'the program takes no children',
      remedies: [kinCare],
    });
    expect(ask([], { maximum: 0 }).outcome).toBe('met');
  });

  describe('at a house for parents with children', () => {
    const house = { ...twoUnderSix, requires: 'yes' };

    it('is final for somebody who brings none', () => {
      expect(ask([], house)).toMatchObject({ outcome: 'unmet', remedies: [] });
    });

    it('is final for somebody whose only children would have to stay behind', () => {
      expect(ask([7, 9], house)).toMatchObject({ outcome: 'unmet', remedies: [] });
    });

    it('leaves family care open while one child is welcome', () => {
      expect(ask([7, 3], house)).toMatchObject({ outcome: 'unmet', remedies: [kinCare] });
      expect(ask([3], house).outcome).toBe('met');
    });
  });

  it('asks when it is not recorded', () => {
    expect(ask(undefined, twoUnderSix)).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'childrenAges' }],
    });
  });
});
