import { consentProblems, covers, isLive, type Consent } from './consent.js';

const CONSENT: Consent = {
  id: 'consent',
  clientId: 'ana',
  patientName: 'Ana R.',
  discloser: 'Park Street Outreach',
  information: ['general-facts'],
  informationDescription: 'My answers about age, coverage and papers',
  recipient: { kind: 'organization', organizationId: 'north' },
  purposes: ['referral'],
  rightToRevoke: 'I can take this back at any time by telling my worker or in writing.',
  expiresOn: '2026-05-31',
  signedBy: 'Ana R.',
  signatureKind: 'on-paper',
  signedOn: '2026-03-01',
  textVersion: '2026-02',
  revokedAt: null,
};

describe('a consent', () => {
  it('has every element of 42 CFR 2.31', () => {
    expect(consentProblems(CONSENT)).toEqual([]);
  });

  it.each([
    ['patientName', ['', '  ', null, undefined]],
    ['discloser', ['', null, undefined]],
    ['information', [[], null, undefined]],
    ['informationDescription', ['', null, undefined]],
    ['recipient', [null, undefined, { kind: 'person', name: '' }, { kind: 'class', class: 'anybody' }]],
    ['purposes', [[], null, undefined]],
    ['rightToRevoke', ['', null, undefined]],
    ['expiresOn', [null, undefined, 'in a year', '2026-02-30', '2026-02-28']],
    ['signedBy', ['', null, undefined]],
    ['signatureKind', [null, undefined]],
    ['signedOn', [null, undefined, 'yesterday']],
    ['textVersion', ['', null, undefined]],
  ])('without %s is not a consent, and says so', (element, values) => {
    for (const value of values) {
      const draft = { ...CONSENT, [element]: value };
      expect(consentProblems(draft).map(({ field }) => field)).toContain(element);
      expect(isLive(draft, '2026-04-01')).toBe(false);
    }
  });

  it.each([
    ['treatment, payment and operations', ['treatment', 'payment', 'operations'], true],
    ['treatment', ['treatment'], true],
    ['referral', ['referral'], false],
    ['treatment and sharing with the partner', ['treatment', 'sharing-with-partner'], false],
    ['nothing', [], false],
  ] as const)('for %s may have no end: %s', (_case, purposes, mayHaveNoEnd) => {
    const problems = consentProblems({ ...CONSENT, purposes, expiresOn: null });
    expect(problems.some(({ field }) => field === 'expiresOn')).toBe(!mayHaveNoEnd);
  });

  it.each([
    ['the day before it was signed', '2026-02-28', false],
    ['the day it was signed', '2026-03-01', true],
    ['its last day', '2026-05-31', true],
    ['the day after', '2026-06-01', false],
  ])('on %s', (_case, today, live) => {
    expect(isLive(CONSENT, today)).toBe(live);
  });

  it('ends with its revocation', () => {
    expect(isLive({ ...CONSENT, revokedAt: '2026-04-01T10:00:00Z' }, '2026-04-01')).toBe(false);
  });

  it.each([
    ['treatment', 'referral', true],
    ['treatment', 'matching', true],
    ['treatment', 'care-coordination', true],
    ['treatment', 'payment', false],
    ['treatment', 'sharing-with-partner', false],
    ['referral', 'referral', true],
    ['referral', 'treatment', false],
    ['payment', 'referral', false],
  ] as const)('for %s covers %s: %s', (given, asked, covered) => {
    expect(covers({ ...CONSENT, purposes: [given] }, asked)).toBe(covered);
  });
});
