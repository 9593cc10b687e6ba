import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { otherOtpEnrolment } from './other-otp-enrolment.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const clinic = { registry: 'required', accepts: ['transfer', 'guest-dosing'] };
const find = (facts: ClientFacts, values: object = {}) =>
  otherOtpEnrolment.evaluate(facts, { ...clinic, ...values }, context);

const across = { otpEnrolments: [{ organization: 'river-clinic' }] };
const transfer = expect.objectContaining({ code: 'otp-transfer:elm-street', leadDays: 2 });
const guest = expect.objectContaining({ code: 'guest-dosing:elm-street', leadDays: 1 });

describe('other-otp-enrolment', () => {
  it('transfers somebody from another clinic in two days, or takes them as a guest in one', () => {
    expect(find({ ...across, registryConsent: 'yes' })).toEqual({
      outcome: 'unmet',
      because: 'is enrolled in another opioid treatment program',
      remedies: [{ steps: [transfer] }, { steps: [guest] }],
    });
  });

  it('offers only what the program takes, in its own days', () => {
    expect(
      find({ ...across, registryConsent: 'yes' }, { accepts: ['guest-dosing'], guestDosingDays: 2 }),
    ).toMatchObject({
      remedies: [{ steps: [{ code: 'guest-dosing:elm-street', leadDays: 2 }] }],
    });
    expect(find({ ...across, registryConsent: 'yes' }, { accepts: ['transfer'], transferDays: 5 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 5 }] }],
    });
  });

  it('is met for somebody enrolled nowhere, or here already', () => {
    expect(find({ otpEnrolments: [], registryConsent: 'yes' }).outcome).toBe('met');
    const here = [{ organization: 'hartford-recovery', program: 'elm-street' }];
    expect(find({ otpEnrolments: here, registryConsent: 'yes' }).outcome).toBe('met');
  });

  it('counts a sister program as another one, and asks which it is where only the agency is known', () => {
    const sister = [{ organization: 'hartford-recovery', program: 'main-street' }];
    expect(find({ otpEnrolments: sister, registryConsent: 'yes' }).outcome).toBe('unmet');
    expect(find({ otpEnrolments: [{ organization: 'hartford-recovery' }], registryConsent: 'yes' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'otpEnrolments' }],
    });
  });

  describe('the consent to the registry', () => {
    it('is final when refused where the program requires it, whatever else is known', () => {
      for (const facts of [{}, across, { otpEnrolments: [] }])
        expect(find({ ...facts, registryConsent: 'no' })).toEqual({
          outcome: 'unmet',
          because: 'does not agree that the registry is asked, which the program requires',
          remedies: [],
        });
    });

    it('may be refused, or not asked for, where the program does not require it', () => {
      const free = { registry: 'not-required' };
      expect(find({ otpEnrolments: [], registryConsent: 'no' }, free).outcome).toBe('met');
      expect(find({ otpEnrolments: [] }, free).outcome).toBe('met');
    });

    it('is asked for before anybody is sure', () => {
      expect(find({ otpEnrolments: [] })).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'registryConsent' }] });
      expect(find(across)).toMatchObject({
        outcome: 'unmet',
        remedies: [
          { steps: [transfer], asks: [{ of: 'client', fact: 'registryConsent' }] },
          { steps: [guest], asks: [{ of: 'client', fact: 'registryConsent' }] },
        ],
      });
    });
  });

  it('asks when the enrolment is not recorded', () => {
    expect(find({})).toMatchObject({
      outcome: 'unknown',
      asks: [{ fact: 'otpEnrolments' }, { fact: 'registryConsent' }],
    });
    expect(find({ registryConsent: 'yes' })).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'otpEnrolments' }] });
  });

  it('says how little the registry may be told', () => {
    expect(otherOtpEnrolment.legalNote).toContain('42 CFR 2.34');
  });
});
