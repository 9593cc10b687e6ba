import type { RuleContext } from '../rule-type.js';
import { distanceFromHome } from './distance-from-home.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (milesFromHome: number | undefined) =>
  distanceFromHome.evaluate(
    {},
    { maximumMiles: 30 },
    { ...context, ...(milesFromHome !== undefined && { milesFromHome }) },
  );

describe('distance-from-home', () => {
  it('is met at thirty miles, and for good not beyond', () => {
    expect(ask(30).outcome).toBe('met');
    expect(ask(30.1)).toEqual({ outcome: 'unmet', because: 'stays more than 30 miles away', remedies: [] });
  });

  it('asks where the client stays when nobody knows: an unknown place is neither near nor far', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'homeZip' }] });
  });
});
