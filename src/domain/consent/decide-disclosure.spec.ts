import fc from 'fast-check';
import { addDays } from '../calendar.js';
import { CONSENT_INFORMATION, DISCLOSURE_PURPOSES, RECIPIENT_CLASSES, type Consent } from './consent.js';
import { CLIENT_FACING_ROLES, decideDisclosure, type DisclosureRequest, type Reader } from './decide-disclosure.js';

const staffOf = (organizationId: string | null, role = 'outreach-worker'): Reader => ({
  kind: 'staff',
  role,
  organizationId,
  classes: [],
});

const aConsent = (changes: Partial<Consent> = {}): Consent => ({
  id: 'consent',
  clientId: 'ana',
  patientName: 'Ana R.',
  discloser: 'Park Street Outreach',
  information: ['general-facts'],
  informationDescription: 'My answers about age, coverage and papers',
  recipient: { kind: 'organization', organizationId: 'north' },
  purposes: ['referral'],
  rightToRevoke: 'I can take this back at any time.',
  expiresOn: '2026-05-31',
  signedBy: 'Ana R.',
  signatureKind: 'on-paper',
  signedOn: '2026-03-01',
  textVersion: '2026-02',
  revokedAt: null,
  ...changes,
});

const ask = (changes: Partial<DisclosureRequest>): DisclosureRequest => ({
  keptBy: 'park-street',
  consents: [],
  reader: staffOf('north'),
  purpose: 'referral',
  today: '2026-04-01',
  ...changes,
});

describe('decideDisclosure', () => {
  it.each(CLIENT_FACING_ROLES)('opens a record to a %s of the agency that keeps it', (role) => {
    expect(decideDisclosure(ask({ reader: staffOf('park-street', role) }))).toEqual({
      allowed: true,
      basis: 'own-agency',
      consentId: null,
      information: CONSENT_INFORMATION,
    });
  });

  it.each(['program-staff', 'administrator', 'partner', ''])('opens nothing to the role "%s"', (role) => {
    for (const organizationId of ['park-street', 'north', null])
      expect(decideDisclosure(ask({ reader: staffOf(organizationId, role), consents: [aConsent()] }))).toEqual({
        allowed: false,
        reason: 'role-sees-no-clients',
      });
  });

  it.each([
    ['no consent', [], 'no-consent'],
    ['a live consent for it', [aConsent()], true],
    ['a consent for another organization', [aConsent({ recipient: organization('south') })], 'no-consent'],
    ['a consent for a person', [aConsent({ recipient: { kind: 'person', name: 'north' } })], 'no-consent'],
    ['a consent for the partner', [aConsent({ recipient: { kind: 'partner', clientId: 'north' } })], 'no-consent'],
    ['a revoked consent', [aConsent({ revokedAt: '2026-03-02T00:00:00Z' })], 'consent-not-live'],
    ['a consent that ends today', [aConsent({ expiresOn: '2026-04-01' })], true],
    ['a consent that ended yesterday', [aConsent({ expiresOn: '2026-03-31' })], 'consent-not-live'],
    ['a consent signed tomorrow', [aConsent({ signedOn: '2026-04-02' })], 'consent-not-live'],
    ['a consent without a signature', [aConsent({ signedBy: '' })], 'consent-not-live'],
    ['a consent for another purpose', [aConsent({ purposes: ['payment'] })], 'purpose-not-covered'],
    ['a consent for treatment', [aConsent({ purposes: ['treatment'] })], true],
    ['an ended consent beside a live one', [aConsent({ expiresOn: '2026-03-31' }), aConsent()], true],
  ])('answers another agency with %s', (_case, consents, expected) => {
    const decision = decideDisclosure(ask({ consents }));
    expect(decision.allowed ? true : decision.reason).toBe(expected);
  });

  it.each([
    ['belongs to it for this client', ['treating-providers'], true],
    ['belongs to another class', ['health-plans'], false],
    ['belongs to no class', [], false],
  ] as const)('takes a class of recipients only where the organization %s', (_case, classes, allowed) => {
    const consents = [aConsent({ recipient: { kind: 'class', class: 'treating-providers' } })];
    expect(decideDisclosure(ask({ consents, reader: { ...staffOf('north'), classes } as Reader })).allowed).toBe(
      allowed,
    );
  });

  it('opens only the kinds of information that a covering consent names', () => {
    const decision = decideDisclosure(
      ask({
        consents: [
          aConsent({ information: ['contact'] }),
          aConsent({ information: ['general-facts'] }),
          aConsent({ information: ['substance-use-facts'], purposes: ['payment'] }),
        ],
      }),
    );
    expect(decision).toMatchObject({ allowed: true, information: ['contact', 'general-facts'] });
  });

  describe('the partner', () => {
    const partner: Reader = { kind: 'partner', clientId: 'ben' };
    const sharing = { purpose: 'sharing-with-partner' } as const;

    it.each([
      ['nothing was agreed', [], false],
      ['the partner’s own agency is a recipient', [aConsent()], false],
      [
        'everybody who treats is a recipient',
        [aConsent({ recipient: { kind: 'class', class: 'treating-providers' } })],
        false,
      ],
      ['another partner was named', [aConsent({ recipient: { kind: 'partner', clientId: 'carl' } })], false],
      ['a person of that name was named', [aConsent({ recipient: { kind: 'person', name: 'ben' } })], false],
      ['the partner was named', [aConsent({ recipient: { kind: 'partner', clientId: 'ben' } })], true],
    ])('is a recipient by name only: when %s', (_case, consents, allowed) => {
      const forSharing = consents.map((consent) => ({ ...consent, purposes: ['sharing-with-partner'] as const }));
      expect(decideDisclosure(ask({ reader: partner, consents: forSharing, ...sharing })).allowed).toBe(allowed);
    });

    it('is told nothing under a consent for treatment', () => {
      const consents = [aConsent({ recipient: { kind: 'partner', clientId: 'ben' }, purposes: ['treatment'] })];
      expect(decideDisclosure(ask({ reader: partner, consents, ...sharing })).allowed).toBe(false);
    });
  });

  describe('over all cases', () => {
    it('never opens by a revocation', () => {
      fc.assert(
        fc.property(anyRequest, fc.nat(), (request, index) => {
          const before = decideDisclosure(request);
          const revoked = request.consents.map((consent, i) =>
            i === index % request.consents.length ? { ...consent, revokedAt: '2026-01-01T00:00:00Z' } : consent,
          );
          const after = decideDisclosure({ ...request, consents: revoked });
          if (!after.allowed) return;
          expect(before.allowed).toBe(true);
          if (before.allowed) expect(before.information).toEqual(expect.arrayContaining([...after.information]));
        }),
      );
    });

    it('opens nothing, to anybody but the keeping agency, when every consent is revoked', () => {
      fc.assert(
        fc.property(anyRequest, (request) => {
          const consents = request.consents.map((consent) => ({ ...consent, revokedAt: '2026-01-01T00:00:00Z' }));
          const decision = decideDisclosure({ ...request, consents });
          if (decision.allowed) expect(decision.basis).toBe('own-agency');
        }),
      );
    });

    it('does not depend on the order of the consents', () => {
      fc.assert(
        fc.property(anyRequest, (request) => {
          const reversed = decideDisclosure({ ...request, consents: [...request.consents].reverse() });
          const decision = decideDisclosure(request);
          expect(reversed.allowed).toBe(decision.allowed);
          if (reversed.allowed && decision.allowed) expect(reversed.information).toEqual(decision.information);
        }),
      );
    });
  });
});

function organization(organizationId: string) {
  return { kind: 'organization', organizationId } as const;
}

const anyDay = fc.integer({ min: -3, max: 3 }).map((days) => addDays('2026-04-01', days));
const anyRecipient = fc.oneof(
  fc.constantFrom('north', 'south').map(organization),
  fc.constantFrom(...RECIPIENT_CLASSES).map((name) => ({ kind: 'class', class: name }) as const),
  fc.constantFrom('ben', 'carl').map((clientId) => ({ kind: 'partner', clientId }) as const),
);
const anyConsent = fc
  .record({
    recipient: anyRecipient,
    purposes: fc.subarray([...DISCLOSURE_PURPOSES]),
    information: fc.subarray([...CONSENT_INFORMATION]),
    signedOn: anyDay,
    expiresOn: fc.option(anyDay),
    revokedAt: fc.option(fc.constant('2026-03-31T12:00:00Z')),
  })
  .map(aConsent);
const anyReader: fc.Arbitrary<Reader> = fc.oneof(
  fc.record({
    kind: fc.constant('staff' as const),
    role: fc.constantFrom(...CLIENT_FACING_ROLES, 'program-staff', 'administrator'),
    organizationId: fc.constantFrom('park-street', 'north', 'south', null),
    classes: fc.subarray([...RECIPIENT_CLASSES]),
  }),
  fc.constantFrom('ben', 'carl').map((clientId) => ({ kind: 'partner' as const, clientId })),
);
const anyRequest: fc.Arbitrary<DisclosureRequest> = fc.record({
  keptBy: fc.constant('park-street'),
  consents: fc.array(anyConsent, { maxLength: 4 }),
  reader: anyReader,
  purpose: fc.constantFrom(...DISCLOSURE_PURPOSES),
  today: fc.constant('2026-04-01'),
});
