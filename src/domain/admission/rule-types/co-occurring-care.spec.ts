import type { CoOccurringCare } from '../../vocabulary/care.js';
import type { RuleContext } from '../rule-type.js';
import { coOccurringCare } from './co-occurring-care.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const find = (offers: CoOccurringCare, coOccurringNeed?: CoOccurringCare) =>
  coOccurringCare.evaluate({ ...(coOccurringNeed && { coOccurringNeed }) }, { offers }, context);

describe('co-occurring-care', () => {
  it('does not send somebody who needs psychiatric care to a program without', () => {
    expect(find('capable', 'enhanced')).toEqual({
      outcome: 'unmet',
      because: 'needs a program with psychiatric care of its own (co-occurring enhanced)',
      remedies: [],
    });
  });

  it.each<[CoOccurringCare, CoOccurringCare, string]>([
    ['none', 'none', 'met'],
    ['none', 'capable', 'unmet'],
    ['none', 'enhanced', 'unmet'],
    ['capable', 'none', 'met'],
    ['capable', 'capable', 'met'],
    ['enhanced', 'none', 'met'],
    ['enhanced', 'capable', 'met'],
    ['enhanced', 'enhanced', 'met'],
  ])('at a program that offers %s, for somebody who needs %s, is %s', (offers, need, outcome) => {
    expect(find(offers, need).outcome).toBe(outcome);
  });

  it('asks when it is not recorded, even where the program could do everything', () => {
    expect(find('enhanced')).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'coOccurringNeed' }] });
  });
});
