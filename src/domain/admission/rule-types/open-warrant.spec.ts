import type { RuleContext } from '../rule-type.js';
import { openWarrant } from './open-warrant.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (open: 'yes' | 'no' | undefined, values: Readonly<Record<string, unknown>> = { policy: 'not-admitted' }) =>
  openWarrant.evaluate({ ...(open && { openWarrant: open }) }, values, context);

const recall = (leadDays: number) => expect.objectContaining({ code: 'recall-warrant', actor: 'advocate', leadDays });

describe('open-warrant', () => {
  it('goes through a defender and the court, within a week, and promises nothing', () => {
    expect(ask('yes')).toEqual({
      outcome: 'unmet',
      because: 'the program admits nobody while a warrant is open',
      remedies: [{ steps: [recall(7)], asks: [{ of: 'staff', question: 'Has the court recalled the warrant?' }] }],
    });
    expect(ask('yes', { policy: 'not-admitted', recallDays: 21 })).toMatchObject({
      remedies: [{ steps: [recall(21)] }],
    });
  });

  it('asks staff where they decide', () => {
    expect(ask('yes', { policy: 'ask-staff' })).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff' }] });
  });

  it('is met without one, and asks where it is not recorded', () => {
    expect(ask('no').outcome).toBe('met');
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'openWarrant' }] });
  });
});
