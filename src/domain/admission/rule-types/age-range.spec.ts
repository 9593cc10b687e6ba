import type { RuleContext } from '../rule-type.js';
import { ageRange } from './age-range.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const adults = { minimumYears: 18, maximumYears: 64 };

const ask = (dateOfBirth: string | undefined, values: Readonly<Record<string, unknown>> = adults, on = context.on) =>
  ageRange.evaluate({ ...(dateOfBirth && { dateOfBirth }) }, values, { ...context, on });

describe('age-range', () => {
  it('lets somebody of seventeen wait for the birthday', () => {
    expect(ask('2008-04-02')).toEqual({
      outcome: 'unmet',
      because: 'under 18',
      remedies: [{ steps: [], notBefore: '2026-04-02' }],
    });
  });

  it('is met from the eighteenth birthday, not the day before', () => {
    expect(ask('2008-03-10').outcome).toBe('met');
    expect(ask('2008-03-11').outcome).toBe('unmet');
    expect(ask('2008-03-11', adults, '2026-03-11').outcome).toBe('met');
  });

  it('is met to the last day before the sixty-fifth birthday, and then never again', () => {
    expect(ask('1961-03-11').outcome).toBe('met');
    expect(ask('1961-03-10')).toEqual({ outcome: 'unmet', because: 'over 64', remedies: [] });
  });

  it('has no lower or upper bound where none is given', () => {
    expect(ask('2020-01-01', { maximumYears: 64 }).outcome).toBe('met');
    expect(ask('1930-01-01', { minimumYears: 18 }).outcome).toBe('met');
  });

  it('asks where the date of birth is not recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'dateOfBirth' }] });
  });
});
