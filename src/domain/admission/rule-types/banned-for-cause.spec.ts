import type { FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { bannedForCause } from './banned-for-cause.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

type Stay = FactValue<'discharges'>[number];

const stay = (more: Partial<Stay>): Stay => ({
  organization: 'hartford-recovery',
  program: 'elm-street',
  on: '2025-11-02',
  kind: 'administrative',
  ...more,
});

const ask = (
  discharges: readonly Stay[] | undefined,
  values: Readonly<Record<string, unknown>> = { scope: 'program' },
) => bannedForCause.evaluate({ ...(discharges && { discharges }) }, values, context);

const review = (leadDays: number) => ({
  steps: [expect.objectContaining({ code: 'ban-review:hartford-recovery', actor: 'worker', leadDays })],
  asks: [{ of: 'staff', question: 'Has the review lifted the ban?' }],
});

describe('banned-for-cause', () => {
  it('stands until a review, which takes two weeks and may say no', () => {
    expect(ask([stay({ banned: 'yes' })])).toEqual({
      outcome: 'unmet',
      because: 'a ban from an earlier stay stands until it is reviewed',
      remedies: [review(14)],
    });
    expect(ask([stay({ banned: 'yes' })], { scope: 'program', reviewDays: 5 })).toMatchObject({
      remedies: [review(5)],
    });
  });

  it('is reviewed on the day that staff named, the later of two', () => {
    const bans = [stay({ banned: 'yes', reviewOn: '2026-04-01' }), stay({ banned: 'yes', reviewOn: '2026-05-01' })];
    expect(ask(bans)).toMatchObject({ remedies: [{ notBefore: '2026-05-01' }] });
  });

  it('cannot be there for somebody who never was here', () => {
    expect(ask([])).toMatchObject({ outcome: 'met', because: 'was never in a stay here' });
    expect(ask([stay({ organization: 'other-agency', banned: 'yes' })]).outcome).toBe('met');
  });

  it('is asked of staff after a stay of which nobody has said it: silence is no welcome', () => {
    expect(ask([stay({})])).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff' }] });
    expect(ask([stay({ banned: 'no' }), stay({ on: '2024-01-01' })]).outcome).toBe('unknown');
    expect(ask([stay({ banned: 'no' })]).outcome).toBe('met');
  });

  it('counts for the whole agency only where the rule says so', () => {
    const elsewhere = [stay({ program: 'main-street', banned: 'yes' })];
    expect(ask(elsewhere).outcome).toBe('met');
    expect(ask(elsewhere, { scope: 'agency' }).outcome).toBe('unmet');
  });

  it('asks from which program a ban is, where that decides', () => {
    const { program: _left, ...somewhere } = stay({ banned: 'yes' });
    expect(ask([somewhere])).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'discharges' }] });
  });

  it('asks where earlier stays are not recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'discharges' }] });
  });
});
