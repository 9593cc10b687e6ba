import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { technology } from './technology.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const telehealth = { needs: ['video', 'internet', 'private-room'] };

const ask = (devices: ClientFacts['devices'], values: Readonly<Record<string, unknown>> = telehealth) =>
  technology.evaluate({ ...(devices && { devices }) }, values, context);

describe('technology', () => {
  it('gets one phone for all that a phone does, in three days, and a room at the agency at once', () => {
    expect(ask(['phone'])).toEqual({
      outcome: 'unmet',
      because: 'does not have all of this for use alone: video, internet, private room',
      remedies: [
        {
          steps: [
            expect.objectContaining({ code: 'phone-with-data', actor: 'worker', leadDays: 3 }),
            expect.objectContaining({ code: 'private-room', actor: 'worker', leadDays: 0 }),
          ],
        },
      ],
    });
  });

  it('asks only for what is missing', () => {
    expect(ask(['video', 'internet'])).toMatchObject({ remedies: [{ steps: [{ code: 'private-room' }] }] });
    expect(ask(['phone'], { needs: ['phone', 'email'] })).toMatchObject({
      remedies: [{ steps: [{ code: 'email-address' }] }],
    });
  });

  it('is met with all of it', () => {
    expect(ask(['private-room', 'internet', 'video']).outcome).toBe('met');
    expect(ask(['phone'], { needs: ['phone'] }).outcome).toBe('met');
  });

  it('tells none from none recorded', () => {
    expect(ask([], { needs: ['phone'] }).outcome).toBe('unmet');
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'devices' }] });
  });
});
