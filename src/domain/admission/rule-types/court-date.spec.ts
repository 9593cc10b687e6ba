import type { RuleContext } from '../rule-type.js';
import { courtDate } from './court-date.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (courtDates: readonly string[] | undefined, on = context.on) =>
  courtDate.evaluate({ ...(courtDates && { courtDates }) }, { noneWithinDays: 30 }, { ...context, on });

describe('court-date', () => {
  it('waits until the day after court, or asks the court for another date', () => {
    expect(ask(['2026-03-20'])).toEqual({
      outcome: 'unmet',
      because: 'has a court date within 30 days of admission',
      remedies: [
        { steps: [], notBefore: '2026-03-21' },
        {
          steps: [expect.objectContaining({ code: 'letter-to-court', actor: 'case-manager', leadDays: 3 })],
          asks: [{ of: 'staff', question: 'Does the court agree to another date?' }],
        },
      ],
    });
  });

  it('is in the way from the day of admission to the thirtieth day after it', () => {
    expect(ask(['2026-03-09']).outcome).toBe('met');
    expect(ask(['2026-03-10']).outcome).toBe('unmet');
    expect(ask(['2026-04-09']).outcome).toBe('unmet');
    expect(ask(['2026-04-10']).outcome).toBe('met');
  });

  it('waits past each date that the day after the last one would meet again', () => {
    expect(ask(['2026-04-15', '2026-03-20', '2026-05-15'])).toMatchObject({
      remedies: [{ notBefore: '2026-05-16' }, {}],
    });
  });

  it('waits no longer than for the first gap that is wide enough', () => {
    // From 21 March, 30 days reach to 20 April.
    expect(ask(['2026-03-20', '2026-04-21'])).toMatchObject({ remedies: [{ notBefore: '2026-03-21' }, {}] });
    expect(ask(['2026-03-20', '2026-04-20'])).toMatchObject({ remedies: [{ notBefore: '2026-04-21' }, {}] });
  });

  it('is met on the day that it said to wait for', () => {
    expect(ask(['2026-03-20', '2026-04-20'], '2026-04-21').outcome).toBe('met');
    expect(ask(['2026-03-20', '2026-04-20'], '2026-04-20').outcome).toBe('unmet');
  });

  it('tells no court dates from none recorded', () => {
    expect(ask([]).outcome).toBe('met');
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'courtDates' }] });
  });
});
