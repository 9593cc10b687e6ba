import type { IsoDate } from '../calendar.js';
import {
  CONSENT_INFORMATION,
  covers,
  isLive,
  type Consent,
  type ConsentInformation,
  type DisclosurePurpose,
  type RecipientClass,
} from './consent.js';

/** The roles whose work is with clients. Program staff and administrators see no client at all. */
export const CLIENT_FACING_ROLES = ['outreach-worker', 'case-manager', 'supervisor', 'safety-advocate'] as const;

/** Who asks: somebody at work for an organization, or the client's partner. */
export type Reader =
  | {
      readonly kind: 'staff';
      readonly role: string;
      readonly organizationId: string | null;
      /** The classes of recipients to which the organization belongs for this client. */
      readonly classes: readonly RecipientClass[];
    }
  | { readonly kind: 'partner'; readonly clientId: string };

/** What is asked: this client's record, kept by this organization, under these consents, for this purpose, today. */
export interface DisclosureRequest {
  readonly keptBy: string;
  readonly consents: readonly Consent[];
  readonly reader: Reader;
  readonly purpose: DisclosurePurpose;
  readonly today: IsoDate;
}

/** Open, on what basis and how far; or closed, and why. `consentId` is null on the agency's own records. */
export type DisclosureDecision =
  | {
      readonly allowed: true;
      readonly basis: 'own-agency' | 'consent';
      readonly consentId: string | null;
      readonly information: readonly ConsentInformation[];
    }
  | { readonly allowed: false; readonly reason: RefusalReason };

/** Why a record stays closed. For the audit trail only: outside, every refusal is a record that does not exist. */
export type RefusalReason = 'role-sees-no-clients' | 'no-consent' | 'consent-not-live' | 'purpose-not-covered';

/** May this reader open this client's record for this purpose? Everything that is not allowed here stays closed. */
export function decideDisclosure(request: DisclosureRequest): DisclosureDecision {
  const { keptBy, consents, reader, purpose, today } = request;
  if (reader.kind === 'staff') {
    if (!(CLIENT_FACING_ROLES as readonly string[]).includes(reader.role) || reader.organizationId === null)
      return refuse('role-sees-no-clients');
    if (reader.organizationId === keptBy)
      return { allowed: true, basis: 'own-agency', consentId: null, information: CONSENT_INFORMATION };
  }

  const addressed = consents.filter((consent) => names(consent, reader));
  if (addressed.length === 0) return refuse('no-consent');
  const live = addressed.filter((consent) => isLive(consent, today));
  if (live.length === 0) return refuse('consent-not-live');
  const covering = live.filter((consent) => covers(consent, purpose));
  const [first] = covering;
  if (!first) return refuse('purpose-not-covered');
  return {
    allowed: true,
    basis: 'consent',
    consentId: first.id,
    information: CONSENT_INFORMATION.filter((kind) => covering.some(({ information }) => information.includes(kind))),
  };
}

/** Whether a consent is addressed to this reader. A partner is addressed only by a consent that names the partner. */
function names({ recipient }: Consent, reader: Reader): boolean {
  if (reader.kind === 'partner') return recipient.kind === 'partner' && recipient.clientId === reader.clientId;
  if (recipient.kind === 'organization') return recipient.organizationId === reader.organizationId;
  return recipient.kind === 'class' && reader.classes.includes(recipient.class);
}

const refuse = (reason: RefusalReason): DisclosureDecision => ({ allowed: false, reason });
