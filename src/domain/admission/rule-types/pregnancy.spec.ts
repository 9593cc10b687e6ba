import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { pregnancy } from './pregnancy.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (facts: ClientFacts, values: Readonly<Record<string, unknown>>, on = context.on) =>
  pregnancy.evaluate(facts, values, { ...context, on });

const upTo28 = { policy: 'up-to-weeks', weeks: 28 };

describe('pregnancy', () => {
  it('admits through week 28 and not a day into week 29', () => {
    // Due on 1 June 2026: 28 completed weeks from 9 March, 29 from 16 March.
    const facts: ClientFacts = { pregnant: 'yes', pregnancyDueOn: '2026-06-01' };
    expect(ask(facts, upTo28, '2026-03-15')).toEqual({
      outcome: 'met',
      because: 'not past week 28 of pregnancy on the day of admission',
    });
    expect(ask(facts, upTo28, '2026-03-16')).toEqual({
      outcome: 'unmet',
      because: 'past week 28 of pregnancy on the day of admission',
      remedies: [],
    });
  });

  it('is final both ways where pregnancy is a condition or a bar', () => {
    expect(ask({ pregnant: 'yes' }, { policy: 'only-pregnant' }).outcome).toBe('met');
    expect(ask({ pregnant: 'no' }, { policy: 'only-pregnant' })).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(ask({ pregnant: 'no' }, { policy: 'not-admitted' }).outcome).toBe('met');
    expect(ask({ pregnant: 'yes' }, { policy: 'not-admitted' })).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('needs no due date of somebody who is not pregnant', () => {
    expect(ask({ pregnant: 'no' }, upTo28).outcome).toBe('met');
  });

  it('asks for the due date where the week decides', () => {
    expect(ask({ pregnant: 'yes' }, upTo28)).toMatchObject({ asks: [{ of: 'client', fact: 'pregnancyDueOn' }] });
  });

  it('asks staff where the program has not said which week', () => {
    expect(ask({ pregnant: 'yes', pregnancyDueOn: '2026-06-01' }, { policy: 'up-to-weeks' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'Up to which week of pregnancy do you admit?' }],
    });
  });

  it.each(['not-admitted', 'only-pregnant', 'up-to-weeks'])(
    'never takes a missing answer for no, under %s',
    (policy) => {
      const finding = ask({ gender: 'man', dateOfBirth: '1980-01-01' }, { policy, weeks: 28 });
      expect(finding).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'pregnant' }] });
    },
  );
});
