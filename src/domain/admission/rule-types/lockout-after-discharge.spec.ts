import type { FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { lockoutAfterDischarge } from './lockout-after-discharge.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

type Stay = FactValue<'discharges'>[number];

const thirtyDays = { scope: 'program', againstAdviceDays: 30, administrativeDays: 90 };
const left = (stay: Partial<Stay>): Stay => ({
  organization: 'hartford-recovery',
  program: 'elm-street',
  on: '2026-02-14',
  kind: 'against-advice',
  ...stay,
});
/** A stay at the agency, at a program that nobody took down. */
const somewhereAtTheAgency = (on: string): Stay => ({ organization: 'hartford-recovery', on, kind: 'against-advice' });

const ask = (
  discharges: readonly Stay[] | undefined,
  on = context.on,
  values: Readonly<Record<string, unknown>> = thirtyDays,
) => lockoutAfterDischarge.evaluate({ ...(discharges && { discharges }) }, values, { ...context, on });

describe('lockout-after-discharge', () => {
  it('ends on 16 March for somebody who left on 14 February under a 30-day lockout', () => {
    expect(ask([left({})], '2026-03-15')).toEqual({
      outcome: 'unmet',
      because: 'the lockout after an earlier stay is not over',
      remedies: [{ steps: [], notBefore: '2026-03-16' }],
    });
    expect(ask([left({})], '2026-03-16').outcome).toBe('met');
  });

  it('waits for the last of several', () => {
    expect(ask([left({}), left({ kind: 'administrative', on: '2026-01-05' })])).toMatchObject({
      remedies: [{ notBefore: '2026-04-05' }],
    });
  });

  it('locks nobody out after a kind of discharge without a number', () => {
    expect(ask([left({ kind: 'completed', on: '2026-03-09' }), left({ kind: 'transferred' })]).outcome).toBe('met');
  });

  it('counts another program of the agency only where the lockout is agency-wide', () => {
    const elsewhere = [left({ program: 'main-street' })];
    expect(ask(elsewhere).outcome).toBe('met');
    expect(ask(elsewhere, context.on, { ...thirtyDays, scope: 'agency' }).outcome).toBe('unmet');
  });

  it('can be shortened where a director decides on waivers, which is asked for and not promised', () => {
    expect(ask([left({})], context.on, { ...thirtyDays, waiverDays: 2 })).toMatchObject({
      remedies: [
        { notBefore: '2026-03-16' },
        {
          steps: [{ code: 'lockout-waiver:elm-street', actor: 'director', leadDays: 2 }],
          asks: [{ of: 'staff', question: 'Does the director waive the lockout for this client?' }],
        },
      ],
    });
  });

  it('never counts another agency', () => {
    expect(ask([left({ organization: 'other-agency' })], context.on, { ...thirtyDays, scope: 'agency' }).outcome).toBe(
      'met',
    );
  });

  it('is met for somebody who was in no program', () => {
    expect(ask([]).outcome).toBe('met');
  });

  it('asks when earlier stays are not recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'discharges' }] });
  });

  describe('where the program of a stay is not recorded', () => {
    it('asks, as long as that stay could matter', () => {
      expect(ask([somewhereAtTheAgency('2026-02-14')], '2026-03-15')).toMatchObject({
        outcome: 'unknown',
        asks: [{ of: 'client', fact: 'discharges' }],
      });
      expect(ask([somewhereAtTheAgency('2026-02-14')], '2026-03-16').outcome).toBe('met');
    });

    it('does not matter to an agency-wide lockout', () => {
      expect(ask([somewhereAtTheAgency('2026-02-14')], '2026-03-15', { ...thirtyDays, scope: 'agency' }).outcome).toBe(
        'unmet',
      );
    });

    it('leaves the sooner way back in doubt and the later one certain', () => {
      expect(ask([left({}), somewhereAtTheAgency('2026-03-01')])).toMatchObject({
        outcome: 'unmet',
        remedies: [
          { notBefore: '2026-03-31' },
          { notBefore: '2026-03-16', asks: [{ of: 'client', fact: 'discharges' }] },
        ],
      });
    });
  });
});
