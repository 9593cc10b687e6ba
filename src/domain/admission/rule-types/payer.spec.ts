import type { Coverage, Payer } from '../../vocabulary/programs.js';
import type { RuleContext } from '../rule-type.js';
import { payer } from './payer.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

interface Values {
  readonly accepts: readonly Payer[];
  readonly uninsured?: string;
  readonly unlisted?: string;
  readonly medicaidGround?: string;
  readonly applicationDays?: number;
}

const ask = (coverage: readonly Coverage[] | undefined, values: Values) =>
  payer.evaluate({ ...(coverage && { coverage }) }, { uninsured: 'not-admitted', ...values }, context);

const application = (leadDays: number) => ({
  steps: [expect.objectContaining({ code: 'apply-medicaid', actor: 'case-manager', leadDays })],
});

describe('payer', () => {
  it('lets a client without coverage apply for Medicaid, which takes 45 days', () => {
    expect(ask([], { accepts: ['medicaid', 'private-insurance'] })).toEqual({
      outcome: 'unmet',
      because: 'has no coverage, and the program admits nobody without',
      remedies: [application(45)],
    });
  });

  it('counts 90 days where adults get Medicaid on the ground of a disability', () => {
    expect(ask([], { accepts: ['medicaid'], medicaidGround: 'income' })).toMatchObject({ remedies: [application(45)] });
    expect(ask([], { accepts: ['medicaid'], medicaidGround: 'disability' })).toMatchObject({
      remedies: [application(90)],
    });
  });

  it('takes the days from the rule where the state is quicker or slower', () => {
    expect(ask([], { accepts: ['medicaid'], applicationDays: 90 })).toMatchObject({ remedies: [application(90)] });
  });

  it('is met by any one coverage that the program takes', () => {
    expect(ask(['medicare', 'medicaid'], { accepts: ['medicaid'] })).toEqual({
      outcome: 'met',
      because: 'the program takes medicaid',
    });
  });

  describe('for a client without coverage', () => {
    it.each([
      { accepts: ['medicaid'] as const, uninsured: 'admitted' },
      { accepts: ['free'] as const, uninsured: 'ask-staff' },
      { accepts: ['sliding-fee'] as const, uninsured: 'not-admitted' },
    ])('is met where the program says $uninsured and takes $accepts', (values) => {
      expect(ask([], values).outcome).toBe('met');
    });

    it('asks staff where the program has not said', () => {
      expect(ask([], { accepts: ['medicaid'], uninsured: 'ask-staff' })).toMatchObject({
        outcome: 'unknown',
        asks: [{ of: 'staff', question: 'Do you admit somebody without coverage?' }],
      });
    });

    it('is final where Medicaid would not help', () => {
      expect(ask([], { accepts: ['private-insurance', 'self-pay'] })).toMatchObject({ outcome: 'unmet', remedies: [] });
    });
  });

  describe('for a client with coverage that the program does not take', () => {
    it('does not count places for people without coverage', () => {
      expect(ask(['medicare'], { accepts: ['medicaid'], uninsured: 'admitted' })).toEqual({
        outcome: 'unmet',
        because: 'the program does not take medicare',
        remedies: [application(45)],
      });
    });

    it('is final where Medicaid would not help, and met where nobody pays', () => {
      expect(ask(['medicare'], { accepts: ['self-pay', 'sliding-fee'] })).toMatchObject({ remedies: [] });
      expect(ask(['medicare'], { accepts: ['free'] }).outcome).toBe('met');
    });

    it('asks staff where the list is not complete', () => {
      expect(ask(['medicare', 'indian-health'], { accepts: ['medicaid'], unlisted: 'ask-staff' })).toMatchObject({
        outcome: 'unknown',
        asks: [{ of: 'staff', question: 'Do you take medicare or indian-health?' }],
      });
    });
  });

  it('asks when coverage is not recorded, even where people without it are admitted', () => {
    expect(ask(undefined, { accepts: ['free'], uninsured: 'admitted' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'coverage' }],
    });
  });
});
