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

  describe('where a plan wants a fifth paid down', () => {
    const down = { percentDown: 20, fund: 'yes' };
    const owing = (dollars: number | undefined, dollarsAtAdmission?: number) =>
      oldBalance.evaluate(
        { balances: [here(dollars), here(100)], ...(dollarsAtAdmission !== undefined && { dollarsAtAdmission }) },
        { ...desk, ...down },
        CONTEXT,
      );
    const plan = expect.objectContaining({
      code: 'payment-plan:north',
      action: 'agree on a payment plan for the old balance, with 20 percent paid down',
    });
    const fund = expect.objectContaining({ code: 'emergency-fund:north' });

    it('offers the plan to whoever has that much, to the dollar', () => {
      expect(owing(300, 80)).toMatchObject({ outcome: 'unmet', remedies: [{ steps: [plan] }, { steps: [fund] }] });
      expect(owing(300, 79)).toMatchObject({ outcome: 'unmet', remedies: [{ steps: [fund] }] });
    });

    it('asks how much the client has, or owes, before it is sure', () => {
      expect(owing(300)).toMatchObject({
        remedies: [{ steps: [plan], asks: [{ of: 'client', fact: 'dollarsAtAdmission' }] }, { steps: [fund] }],
      });
      expect(owing(undefined, 80)).toMatchObject({
        remedies: [{ steps: [plan], asks: [{ of: 'client', fact: 'balances' }] }, { steps: [fund] }],
      });
      expect(owing(undefined, 19)).toMatchObject({ remedies: [{ steps: [fund] }] });
    });
  });

  describe('where bills are forgiven after two years', () => {
    const forgiving = { forgivenAfterMonths: 24, paymentPlan: 'not-accepted' };
    const billed = (on: string, dollars = 80) => ({ ...here(dollars), on });

    it('no longer counts one from that day on', () => {
      expect(find([billed('2024-03-02')], forgiving).outcome).toBe('met');
      expect(find([billed('2024-03-03')], forgiving)).toEqual({
        outcome: 'unmet',
        because: 'owes more than 50 dollars here',
        remedies: [{ steps: [], notBefore: '2026-03-03' }],
      });
      expect(find([billed('2024-03-02')], { paymentPlan: 'not-accepted' }).outcome).toBe('unmet');
    });

    it('waits until enough of them are', () => {
      const bills = [billed('2024-04-01'), billed('2024-05-01'), billed('2024-06-01', 50)];
      expect(find(bills, forgiving)).toMatchObject({ remedies: [{ notBefore: '2026-05-01' }] });
    });

    it('asks for the day of a bill that may be old enough', () => {
      expect(find([here(80)], forgiving)).toMatchObject({
        outcome: 'unknown',
        asks: [{ of: 'client', fact: 'balances' }],
      });
    });
  });

  it('is unknown when nobody has said: no record is not no debt', () => {
    for (const finding of [find(undefined), find([here()])])
      expect(finding).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'balances' }] });
  });
});
