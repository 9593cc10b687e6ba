import type { FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { convictions } from './convictions.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

type Conviction = FactValue<'convictions'>[number];

const fiveYears = { offences: ['violence', 'weapons'], lookbackMonths: 60 };

const ask = (
  all: readonly Conviction[] | undefined,
  values: Readonly<Record<string, unknown>> = fiveYears,
  on = context.on,
) => convictions.evaluate({ ...(all && { convictions: all }) }, values, { ...context, on });

const review = {
  steps: [expect.objectContaining({ code: 'conviction-review:elm-street', actor: 'advocate', leadDays: 14 })],
  asks: [{ of: 'staff', question: 'Does the review allow the admission?' }],
};

describe('convictions', () => {
  it('counts a conviction of 20 March 2021 until 20 March 2026, which is free again', () => {
    const assault: Conviction[] = [{ offence: 'violence', on: '2021-03-20' }];
    expect(ask(assault, fiveYears, '2026-03-19')).toEqual({
      outcome: 'unmet',
      because: 'the program turns people away for convictions of: violence, weapons in the last 60 months',
      remedies: [{ steps: [], notBefore: '2026-03-20' }],
    });
    expect(ask(assault, fiveYears, '2026-03-20').outcome).toBe('met');
  });

  it('waits for the last of several', () => {
    const two: Conviction[] = [
      { offence: 'weapons', on: '2021-05-01' },
      { offence: 'violence', on: '2021-04-01' },
    ];
    expect(ask(two)).toMatchObject({ remedies: [{ notBefore: '2026-05-01' }] });
  });

  it('can be reviewed where staff look at each case', () => {
    expect(ask([{ offence: 'violence', on: '2025-01-01' }], { ...fiveYears, reviewDays: 14 })).toMatchObject({
      remedies: [review, { notBefore: '2030-01-01' }],
    });
  });

  it('is final without a lookback and without a review', () => {
    expect(ask([{ offence: 'violence', on: '1999-01-01' }], { offences: ['violence'] })).toEqual({
      outcome: 'unmet',
      because: 'the program turns people away for convictions of: violence',
      remedies: [],
    });
    expect(ask([{ offence: 'violence' }], { offences: ['violence'], reviewDays: 14 })).toMatchObject({
      remedies: [review],
    });
  });

  it('is met without convictions, and with others than the program names', () => {
    expect(ask([]).outcome).toBe('met');
    expect(ask([{ offence: 'drug-possession', on: '2026-01-05' }]).outcome).toBe('met');
  });

  it('asks when a conviction was, where its day decides', () => {
    const asks = [{ of: 'client', fact: 'convictions' }];
    expect(ask([{ offence: 'violence' }])).toMatchObject({ outcome: 'unknown', asks });
    expect(ask([{ offence: 'violence' }, { offence: 'violence', on: '2021-03-20' }])).toMatchObject({
      outcome: 'unmet',
      remedies: [{ notBefore: '2026-03-20', asks }],
    });
  });

  it('asks where convictions are not recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'convictions' }] });
  });
});
