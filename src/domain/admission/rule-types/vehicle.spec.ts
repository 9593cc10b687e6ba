import type { RuleContext } from '../rule-type.js';
import { vehicle } from './vehicle.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (brought: 'yes' | 'no' | undefined) =>
  vehicle.evaluate({ ...(brought && { vehicle: brought }) }, {}, context);

describe('vehicle', () => {
  it('finds a place for the van that a couple sleeps in, within a day', () => {
    expect(ask('yes')).toEqual({
      outcome: 'unmet',
      because: 'the program has no room for a vehicle',
      remedies: [{ steps: [expect.objectContaining({ code: 'park-vehicle', actor: 'worker', leadDays: 1 })] }],
    });
  });

  it('is met without one, and asks where it is not recorded', () => {
    expect(ask('no').outcome).toBe('met');
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'vehicle' }] });
  });
});
