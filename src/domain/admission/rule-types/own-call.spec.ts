import type { FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { ownCall } from './own-call.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const thisWeek = { hours: '07:30 to 09:00 on weekdays', countsForDays: 7 };

const ask = (
  calls: FactValue<'ownCalls'> | undefined,
  values: Readonly<Record<string, unknown>> = thisWeek,
  on = context.on,
) => ownCall.evaluate({ ...(calls && { ownCalls: calls }) }, values, { ...context, on });

const called = (on: string, program = 'elm-street') => [{ program, on }];

describe('own-call', () => {
  it('takes a phone, a room alone and no day at all', () => {
    expect(ask([])).toEqual({
      outcome: 'unmet',
      because: 'has not phoned the program themselves',
      remedies: [
        {
          steps: [
            {
              code: 'own-call:elm-street',
              action: 'call the program in person, from a room where nobody listens, 07:30 to 09:00 on weekdays',
              actor: 'client',
              leadDays: 0,
            },
          ],
        },
      ],
    });
  });

  it('counts a call up to the seventh day after it', () => {
    expect(ask(called('2026-03-09'), thisWeek, '2026-03-16').outcome).toBe('met');
    expect(ask(called('2026-03-09'), thisWeek, '2026-03-17')).toMatchObject({
      outcome: 'unmet',
      because: 'the call to the program is too long ago',
    });
  });

  it('counts any call where the program names no days', () => {
    expect(ask(called('2025-06-01'), {}).outcome).toBe('met');
  });

  it('counts no call to another program, and none that lies ahead', () => {
    expect(ask(called('2026-03-09', 'main-street')).outcome).toBe('unmet');
    expect(ask(called('2026-03-11')).outcome).toBe('unmet');
  });

  it('asks where no calls are recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'ownCalls' }] });
  });
});
