import type { RuleContext } from '../rule-type.js';
import { belongings } from './belongings.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (bags: number | undefined) =>
  belongings.evaluate({ ...(bags !== undefined && { bags }) }, { maximumBags: 2 }, context);

describe('belongings', () => {
  it('stores what cannot come along, within a day', () => {
    expect(ask(3)).toEqual({
      outcome: 'unmet',
      because: 'brings more than 2 bags',
      remedies: [{ steps: [expect.objectContaining({ code: 'storage', actor: 'worker', leadDays: 1 })] }],
    });
  });

  it('is met with two bags, and with none', () => {
    expect(ask(2).outcome).toBe('met');
    expect(ask(0).outcome).toBe('met');
  });

  it('asks where it is not recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'bags' }] });
  });
});
