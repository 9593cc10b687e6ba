import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { medicalClearance } from './medical-clearance.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const noNurse = { notManaged: ['oxygen', 'dialysis'], clearance: 'of-everybody' };
const ofSome = { ...noNurse, clearance: 'of-those-with-a-condition' };

const ask = (facts: ClientFacts, values: Readonly<Record<string, unknown>> = noNurse, on = context.on) =>
  medicalClearance.evaluate(facts, values, { ...context, on });

const visit = (leadDays: number) =>
  expect.objectContaining({ code: 'medical-clearance', actor: 'clinician', leadDays });

describe('medical-clearance', () => {
  it('sends somebody without a condition to a clinic, which takes up to three days', () => {
    expect(ask({ healthConditions: [], medicalClearance: { result: 'none' } })).toEqual({
      outcome: 'unmet',
      because: 'no clinic has cleared the client yet',
      remedies: [{ steps: [visit(3)] }],
    });
  });

  it('takes the days that the local clinic needs', () => {
    const facts = { healthConditions: [], medicalClearance: { result: 'none' } } as const;
    expect(ask(facts, { ...noNurse, clinicDays: 1 })).toMatchObject({ remedies: [{ steps: [visit(1)] }] });
  });

  it('promises nothing to somebody with open wounds: the clinic may say no', () => {
    const facts = { healthConditions: ['open-wounds'], medicalClearance: { result: 'none' } } as const;
    expect(ask(facts)).toMatchObject({
      outcome: 'unmet',
      remedies: [{ steps: [visit(3)], asks: [{ of: 'staff', question: 'Did the clinic clear the client?' }] }],
    });
  });

  it('asks again after a clinic has said no', () => {
    const facts = { healthConditions: [], medicalClearance: { result: 'not-cleared', on: '2026-03-01' } } as const;
    expect(ask(facts)).toMatchObject({ because: 'the clinic did not clear the client', remedies: [{ asks: [{}] }] });
  });

  it('is final for what the program cannot look after, and names its rule, not the condition of the client', () => {
    expect(ask({ healthConditions: ['oxygen'] })).toEqual({
      outcome: 'unmet',
      because: 'the program cannot look after: oxygen, dialysis',
      remedies: [],
    });
  });

  it('counts a clearance up to the thirtieth day after it', () => {
    const facts = { healthConditions: [], medicalClearance: { result: 'cleared', on: '2026-02-10' } } as const;
    expect(ask(facts, noNurse, '2026-03-12').outcome).toBe('met');
    expect(ask(facts, noNurse, '2026-03-13')).toMatchObject({ because: 'the medical clearance is too old' });
    expect(ask(facts, { ...noNurse, withinDays: 31 }, '2026-03-13').outcome).toBe('met');
  });

  it('asks for no paper where the program asks none of people without a condition, or of nobody', () => {
    expect(ask({ healthConditions: [] }, ofSome).outcome).toBe('met');
    expect(ask({ healthConditions: ['insulin'] }, ofSome).outcome).toBe('unknown');
    expect(ask({ healthConditions: ['insulin'] }, { ...noNurse, clearance: 'of-nobody' }).outcome).toBe('met');
  });

  it('asks where the conditions, the examination or its day are not recorded, or the day lies ahead', () => {
    expect(ask({})).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'healthConditions' }] });
    const asks = [{ of: 'client', fact: 'medicalClearance' }];
    for (const examined of [undefined, { result: 'cleared' }, { result: 'cleared', on: '2026-03-11' }] as const)
      expect(ask({ healthConditions: [], ...(examined && { medicalClearance: examined }) })).toMatchObject({
        outcome: 'unknown',
        asks,
      });
  });
});
