import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { doseTransport } from './dose-transport.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const find = (facts: ClientFacts, values: object = { carries: 'carried' }) =>
  doseTransport.evaluate(facts, { ...values }, context);

const fromRiver: ClientFacts = { medications: ['methadone'], otpEnrolments: [{ organization: 'river-clinic' }] };
const agreement = expect.objectContaining({ code: 'dose-agreement:elm-street', actor: 'staff', leadDays: 3 });

describe('dose-transport', () => {
  it('takes three days until the house and the clinic have agreed who carries the doses', () => {
    expect(find(fromRiver)).toEqual({
      outcome: 'unmet',
      because: 'the doses of methadone would have to be brought from another clinic',
      remedies: [{ steps: [agreement] }],
    });
    expect(find(fromRiver, { carries: 'carried', agreementDays: 0 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 0 }] }],
    });
  });

  it('concerns methadone only', () => {
    expect(find({ medications: [] }).outcome).toBe('met');
    expect(find({ medications: ['buprenorphine', 'naltrexone'] }).outcome).toBe('met');
  });

  it('is met where the doses come from this agency', () => {
    expect(find({ medications: ['methadone'], otpEnrolments: [{ organization: 'hartford-recovery' }] }).outcome).toBe(
      'met',
    );
  });

  describe('where take-home doses may be brought', () => {
    const stored = { carries: 'not-carried', takeHomeDays: 7 };

    it('is met from that many days on', () => {
      expect(find({ ...fromRiver, takeHomeDays: 7 }, stored)).toEqual({
        outcome: 'met',
        because: 'brings take-home doses for 7 days',
      });
      expect(find({ ...fromRiver, takeHomeDays: 6 }, stored).outcome).toBe('unmet');
    });

    it('has the clinic asked for more, which nobody can promise', () => {
      expect(find({ ...fromRiver, takeHomeDays: 0 }, stored)).toMatchObject({
        remedies: [
          {
            steps: [{ code: 'take-home-doses-7', actor: 'clinician' }],
            asks: [{ of: 'staff', question: "Does the client's clinic give take-home doses for 7 days?" }],
          },
        ],
      });
    });

    it('offers both ways where doses are carried too, the sure one first', () => {
      expect(find({ ...fromRiver, takeHomeDays: 0 }, { ...stored, carries: 'carried' })).toMatchObject({
        remedies: [{ steps: [agreement] }, { steps: [{ code: 'take-home-doses-7' }] }],
      });
    });

    it('asks how many days the clinic gives', () => {
      expect(find(fromRiver, stored)).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'takeHomeDays' }] });
    });
  });

  it('is final where doses are neither carried nor stored', () => {
    expect(find(fromRiver, { carries: 'not-carried' })).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('asks staff where the program has not said, or nobody knows who would give the doses', () => {
    expect(find(fromRiver, { carries: 'ask-staff' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'Do you fetch methadone from a clinic?' }],
    });
    expect(find({ medications: ['methadone'], otpEnrolments: [] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'Which clinic would give the methadone?' }],
    });
  });

  it('asks for what is not recorded', () => {
    expect(find({})).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'medications' }] });
    expect(find({ medications: ['methadone'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ fact: 'otpEnrolments' }],
    });
  });
});
