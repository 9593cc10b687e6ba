import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { oldBalance } from './old-balance.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

type Balances = NonNullable<ClientFacts['balances']>;

describe('an old balance', () => {
  const desk = { maximumDollars: 50, paymentPlan: 'accepted', scope: 'program' };
  const find = (balances: Balances | undefined, values: Record<string, unknown> = {}) =>
    oldBalance.evaluate(balances ? { balances } : {}, { ...desk, ...values }, CONTEXT);
  const here = (dollars?: number) => ({
    organization: 'north',
    program: 'north-detox',
    ...(dollars !== undefined && { dollars }),
  });
  const sister = (dollars: number) => ({ organization: 'north', program: 'north-clinic', dollars });

  it('of 80 dollars, where 50 are let pass, is met by a payment plan in three days', () => {
    expect(find([here(80)])).toEqual({
      outcome: 'unmet',
      because: 'owes more than 50 dollars here',
      remedies: [
        {
          steps: [
            {
              code: 'payment-plan:north',
              action: 'agree on a payment plan for the old balance',
              actor: 'case-manager',
              leadDays: 3,
            },
          ],
        },
      ],
    });
  });

  it.each<[string, string, Balances]>([
    ['nothing', 'met', []],
    ['the maximum', 'met', [here(50)]],
    ['a dollar more', 'unmet', [here(51)]],
    ['more, in two bills', 'unmet', [here(30), here(30)]],
    ['money elsewhere', 'met', [{ organization: 'south', dollars: 900 }]],
    ['an unknown sum elsewhere', 'met', [{ organization: 'south' }]],
    ['money at a sister program', 'met', [sister(900)]],
    ['an unknown sum', 'unknown', [here()]],
    ['an unknown sum beside too much', 'unmet', [here(51), here()]],
    ['an unknown sum beside little', 'unknown', [here(10), here()]],
    ['the agency, perhaps here', 'unknown', [{ organization: 'north', dollars: 900 }]],
    ['the agency, perhaps here, but little', 'met', [{ organization: 'north', dollars: 20 }, here(30)]],
  ])('of somebody who owes %s is %s', (_what, outcome, balances) => {
    expect(find(balances).outcome).toBe(outcome);
  });

  it('counts every program of an agency with shared billing', () => {
    expect(find([sister(40), here(20)], { scope: 'agency' }).outcome).toBe('unmet');
    expect(find([{ organization: 'north', dollars: 900 }], { scope: 'agency' }).outcome).toBe('unmet');
    expect(find([{ organization: 'south', dollars: 900 }], { scope: 'agency' }).outcome).toBe('met');
  });

  it('offers each way that the program has, and none where it wants the money', () => {
    const ways = { paymentPlan: 'accepted', planDays: 0, fund: 'yes', writeOff: 'yes' };
    expect(find([here(80)], ways)).toMatchObject({
      remedies: [
        { steps: [{ code: 'payment-plan:north', leadDays: 0 }] },
        { steps: [{ code: 'emergency-fund:north', leadDays: 5 }] },
        { steps: [{ code: 'write-off:north', leadDays: 14 }] },
      ],
    });
    expect(find([here(80)], { paymentPlan: 'not-accepted', fund: 'no' })).toMatchObject({ remedies: [] });
  });

  it('is unknown when nobody has said: no record is not no debt', () => {
    for (const finding of [find(undefined), find([here()])])
      expect(finding).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'balances' }] });
  });
});
