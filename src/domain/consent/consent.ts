import { isIsoDate, type IsoDate } from '../calendar.js';

/** Why a record may be opened, in the words of 42 CFR 2.31(a)(5). */
export const DISCLOSURE_PURPOSES = [
  'treatment',
  'care-coordination',
  'matching',
  'referral',
  'payment',
  'operations',
  'sharing-with-partner',
] as const;
export type DisclosurePurpose = (typeof DISCLOSURE_PURPOSES)[number];

/** Treatment, payment and operations: a consent for these alone may be written without an end. */
const TREATMENT_PAYMENT_OPERATIONS: readonly DisclosurePurpose[] = ['treatment', 'payment', 'operations'];

/** What "treatment" covers beside itself: coordination and referral from one provider to another are part of it. */
const PART_OF_TREATMENT: readonly DisclosurePurpose[] = ['care-coordination', 'matching', 'referral'];

/** What may be disclosed, each a kind on its own. A name is always part of it: nobody is found without one. */
export const CONSENT_INFORMATION = ['contact', 'general-facts', 'substance-use-facts', 'partner-link'] as const;
export type ConsentInformation = (typeof CONSENT_INFORMATION)[number];

/** Classes of recipients that a consent may name instead of an organization or a person. */
export const RECIPIENT_CLASSES = [
  'treating-providers',
  'health-plans',
  'third-party-payers',
  'program-operations',
] as const;
export type RecipientClass = (typeof RECIPIENT_CLASSES)[number];

/** The ways to name a recipient. */
export const RECIPIENT_KINDS = ['organization', 'class', 'partner', 'person'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** To whom. The partner is a recipient only where a consent names the partner; no other kind ever includes them. */
export type Recipient =
  | { readonly kind: 'organization'; readonly organizationId: string }
  | { readonly kind: 'class'; readonly class: RecipientClass }
  | { readonly kind: 'partner'; readonly clientId: string }
  | { readonly kind: 'person'; readonly name: string };

/** How a consent was signed; 42 CFR 2.31(a)(8) takes both. */
export const SIGNATURE_KINDS = ['on-paper', 'electronic'] as const;
export type SignatureKind = (typeof SIGNATURE_KINDS)[number];

/** What one client has agreed to, with every element that 42 CFR 2.31 asks for. */
export interface Consent {
  readonly id: string;
  readonly clientId: string;
  readonly patientName: string;
  /** Who may disclose: a name or a class. */
  readonly discloser: string;
  readonly information: readonly ConsentInformation[];
  /** The same in a sentence the client could follow. */
  readonly informationDescription: string;
  readonly recipient: Recipient;
  readonly purposes: readonly DisclosurePurpose[];
  /** That it can be revoked, and how, as it was told to the client. */
  readonly rightToRevoke: string;
  /** Last day on which it holds; null for none, which only treatment, payment and operations allow. */
  readonly expiresOn: IsoDate | null;
  readonly signedBy: string;
  readonly signatureKind: SignatureKind;
  readonly signedOn: IsoDate;
  /** Version of the text that was signed. */
  readonly textVersion: string;
  /** Instant of the revocation; null while it stands. */
  readonly revokedAt: string | null;
}

/** A consent as it comes from paper: any element may be missing. */
export type ConsentDraft = { readonly [K in keyof Consent]?: Consent[K] | null };

/** One element of 42 CFR 2.31(a) that is missing or cannot be meant so. */
export interface ConsentProblem {
  readonly field: keyof Consent;
  readonly rule: string;
  readonly message: string;
}

/** What keeps a paper from being a consent under 42 CFR 2.31; empty when nothing does. */
export function consentProblems(draft: ConsentDraft): ConsentProblem[] {
  const purposes = draft.purposes ?? [];
  const mayHaveNoEnd = purposes.length > 0 && purposes.every((name) => TREATMENT_PAYMENT_OPERATIONS.includes(name));
  const missing = (field: keyof Consent, paragraph: string, message: string, present: boolean) =>
    present ? [] : [{ field, rule: `42-cfr-2.31-a-${paragraph}`, message }];

  return [
    ...missing('patientName', '1', 'The name of the client is missing', isText(draft.patientName)),
    ...missing('discloser', '2', 'Who may disclose is missing: a name or a class', isText(draft.discloser)),
    ...missing('information', '3', 'Name at least one kind of information', (draft.information ?? []).length > 0),
    ...missing(
      'informationDescription',
      '3',
      'Describe the information in a sentence the client can follow',
      isText(draft.informationDescription),
    ),
    ...missing('recipient', '4', 'Name the recipient or a class of recipients', isRecipient(draft.recipient)),
    ...missing('purposes', '5', 'Name at least one purpose', purposes.length > 0),
    ...missing(
      'rightToRevoke',
      '6',
      'Say that the consent can be revoked, and how, as the client was told',
      isText(draft.rightToRevoke),
    ),
    ...missing(
      'expiresOn',
      '7',
      'A consent ends on a day; only one for treatment, payment or operations may have none',
      isIsoDate(draft.expiresOn) || (draft.expiresOn === null && mayHaveNoEnd),
    ),
    ...missing(
      'expiresOn',
      '7',
      'A consent cannot end before the day it was signed',
      !isIsoDate(draft.expiresOn) || !isIsoDate(draft.signedOn) || draft.signedOn <= draft.expiresOn,
    ),
    ...missing('signedBy', '8', 'The signature is missing: who signed', isText(draft.signedBy)),
    ...missing('signatureKind', '8', 'Say whether it was signed on paper or electronically', !!draft.signatureKind),
    ...missing('signedOn', '9', 'The day of the signature is missing', isIsoDate(draft.signedOn)),
    ...missing('textVersion', '1', 'Say which version of the text was signed', isText(draft.textVersion)),
  ];
}

/**
 * True on the days a consent holds: from the day it was signed up to and including the day it ends, unless revoked.
 * Days are those of UTC, for everybody alike. Midnight there comes before midnight in every state, so that no consent
 * outlives its last day where the client signed it.
 */
export function isLive(consent: Consent, today: IsoDate): boolean {
  return (
    consentProblems(consent).length === 0 &&
    consent.revokedAt === null &&
    consent.signedOn <= today &&
    (consent.expiresOn === null || today <= consent.expiresOn)
  );
}

/** Whether a purpose is among those consented to, named or as part of treatment. */
export function covers(consent: Consent, purpose: DisclosurePurpose): boolean {
  return (
    consent.purposes.includes(purpose) ||
    (PART_OF_TREATMENT.includes(purpose) && consent.purposes.includes('treatment'))
  );
}

function isText(value: string | null | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isRecipient(recipient: Recipient | null | undefined): boolean {
  if (!recipient) return false;
  switch (recipient.kind) {
    case 'organization':
      return isText(recipient.organizationId);
    case 'class':
      return RECIPIENT_CLASSES.includes(recipient.class);
    case 'partner':
      return isText(recipient.clientId);
    case 'person':
      return isText(recipient.name);
  }
}
