import type { FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { tbTest } from './tb-test.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (test?: FactValue<'tbTest'>, on = context.on) =>
  tbTest.evaluate({ ...(test && { tbTest: test }) }, { withinMonths: 6 }, { ...context, on });

const test = expect.objectContaining({ code: 'tb-test', actor: 'clinician', leadDays: 3 });

describe('tb-test', () => {
  it('sends a client whose test is from last spring for a new one, which takes three days', () => {
    expect(ask({ result: 'negative', on: '2025-04-02' })).toEqual({
      outcome: 'unmet',
      because: 'the TB test is more than 6 months old',
      remedies: [{ steps: [test] }],
    });
  });

  it.each(['negative', 'cleared'] as const)('counts a %s test up to the day six months later', (result) => {
    expect(ask({ result, on: '2025-09-10' }, '2026-03-10').outcome).toBe('met');
    expect(ask({ result, on: '2025-09-10' }, '2026-03-11').outcome).toBe('unmet');
  });

  it('counts to the last day of a shorter month', () => {
    expect(ask({ result: 'negative', on: '2025-08-31' }, '2026-02-28').outcome).toBe('met');
    expect(ask({ result: 'negative', on: '2025-08-31' }, '2026-03-01').outcome).toBe('unmet');
  });

  it('sends a client who never had one for a test', () => {
    expect(ask({ result: 'none' })).toMatchObject({ outcome: 'unmet', remedies: [{ steps: [test] }] });
  });

  it('is never certain after a positive test: the X-ray may not be clear', () => {
    expect(ask({ result: 'positive', on: '2026-03-01' })).toMatchObject({
      outcome: 'unmet',
      remedies: [
        {
          steps: [expect.objectContaining({ code: 'chest-x-ray', actor: 'clinician', leadDays: 1 })],
          asks: [{ of: 'staff', question: 'Was the chest X-ray clear?' }],
        },
      ],
    });
  });

  it('asks when the test, or its day, is not recorded, or the day still lies ahead', () => {
    const asks = [{ of: 'client', fact: 'tbTest' }];
    expect(ask()).toMatchObject({ outcome: 'unknown', asks });
    expect(ask({ result: 'negative' })).toMatchObject({ outcome: 'unknown', asks });
    expect(ask({ result: 'negative', on: '2026-03-11' })).toMatchObject({ outcome: 'unknown', asks });
  });
});
