import type { Medication } from '../../vocabulary/use.js';
import type { RuleContext } from '../rule-type.js';
import { continuesMedication } from './continues-medication.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const house = { buprenorphine: 'continues', methadone: 'not-accepted', naltrexone: 'ask-staff' };

const ask = (medications?: readonly Medication[], values: Readonly<Record<string, string>> = house) =>
  continuesMedication.evaluate({ ...(medications && { medications }) }, values, context);

describe('continues-medication', () => {
  it('admits on buprenorphine and refuses methadone at a house that continues only the first', () => {
    expect(ask(['buprenorphine'])).toEqual({ outcome: 'met', because: 'the program continues buprenorphine' });
    expect(ask(['methadone'])).toEqual({
      outcome: 'unmet',
      because: 'the program does not continue methadone',
      remedies: [],
    });
  });

  it('says that a refusal may be unlawful', () => {
    expect(continuesMedication.legalNote).toContain('105 CMR 164.070');
  });

  it('is met for somebody who takes none', () => {
    expect(ask([]).outcome).toBe('met');
  });

  it('asks staff about a medication that the program does not mention, or leaves to staff', () => {
    const question = 'Can somebody who takes naltrexone stay on it?';
    expect(ask(['naltrexone'])).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff', question }] });
    expect(ask(['naltrexone'], {})).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff', question }] });
  });

  it('is unmet when one of two is refused, whatever staff would say of the other', () => {
    expect(ask(['naltrexone', 'methadone'])).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('asks when the medication is not recorded', () => {
    expect(ask()).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'medications' }] });
  });
});
