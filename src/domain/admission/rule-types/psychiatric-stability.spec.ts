import type { IsoDate } from '../../calendar.js';
import type { RuleContext } from '../rule-type.js';
import { psychiatricStability } from './psychiatric-stability.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const thirtyDays = { stableDays: 30, letter: 'not-accepted' };
const find = (
  psychiatricDischarges?: readonly IsoDate[],
  values: object = {},
  on = context.on,
  stabilityLetters?: readonly IsoDate[],
) =>
  psychiatricStability.evaluate(
    { ...(psychiatricDischarges && { psychiatricDischarges }), ...(stabilityLetters && { stabilityLetters }) },
    { ...thirtyDays, ...values },
    { ...context, on },
  );

describe('psychiatric-stability', () => {
  it('is met on 16 March for somebody who left hospital on 14 February, where 30 days are asked for', () => {
    expect(find(['2026-02-14'], {}, '2026-03-15')).toEqual({
      outcome: 'unmet',
      because: 'the last stay in a psychiatric hospital is less than 30 days ago',
      remedies: [{ steps: [], notBefore: '2026-03-16' }],
    });
    expect(find(['2026-02-14'], {}, '2026-03-16').outcome).toBe('met');
  });

  it('counts from the last of several, also from one that is still to come', () => {
    expect(find(['2026-02-20', '2024-06-01'])).toMatchObject({ remedies: [{ notBefore: '2026-03-22' }] });
    expect(find(['2026-03-20', '2024-06-01'], { letter: 'accepted' }, context.on, [])).toMatchObject({
      remedies: [{ notBefore: '2026-04-19' }],
    });
  });

  it('is met for somebody who was in no psychiatric hospital', () => {
    expect(find([]).outcome).toBe('met');
  });

  describe('where a letter is taken', () => {
    const letter = { letter: 'accepted' };

    it('offers one, which takes five days and may come out either way', () => {
      expect(find(['2026-02-14'], letter, context.on, [])).toMatchObject({
        outcome: 'unmet',
        remedies: [
          { notBefore: '2026-03-16' },
          {
            steps: [{ code: 'stability-letter', actor: 'clinician', leadDays: 5 }],
            asks: [{ of: 'staff', question: 'Does the clinician write that the client is stable?' }],
          },
        ],
      });
    });

    it('counts one of the day of the last discharge or later, until today', () => {
      const on = context.on;
      expect(find(['2026-02-14'], letter, on, ['2026-02-14']).outcome).toBe('met');
      expect(find(['2026-02-14'], letter, on, ['2026-02-13']).outcome).toBe('unmet');
      expect(find(['2026-02-14'], letter, on, ['2026-03-10']).outcome).toBe('met');
      expect(find(['2026-02-14'], letter, on, ['2026-03-11']).outcome).toBe('unmet');
    });

    it('asks whether there is one only where it matters', () => {
      expect(find(['2026-02-14'], letter)).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'stabilityLetters' }] });
      expect(find(['2026-01-14'], letter).outcome).toBe('met');
      expect(find(['2026-02-14'], {}, context.on, ['2026-03-01']).outcome).toBe('unmet');
    });
  });

  it('says that turning somebody away for a diagnosis can be appealed', () => {
    expect(psychiatricStability.legalNote).toContain('105 CMR 164.070');
  });

  it('asks when it is not recorded', () => {
    expect(find(undefined, { letter: 'accepted' }, context.on, ['2026-03-01'])).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'psychiatricDischarges' }],
    });
  });
});
