import type {
  Consent,
  ConsentInformation,
  DisclosurePurpose,
  Recipient,
  RecipientClass,
  RecipientKind,
  SignatureKind,
} from '../../domain/consent/consent.js';

/** What is read of a consent. */
export const CONSENT_COLUMNS = `id, client_id, patient_name, discloser, information, information_description,
  recipient_kind, recipient_organization_id, recipient_class, recipient_client_id, recipient_name, purposes,
  right_to_revoke, expires_on, signed_by, signature_kind, signed_on, text_version, revoked_at`;

/** A consent as the database tells it. */
export interface ConsentRow {
  readonly id: string;
  readonly client_id: string;
  readonly patient_name: string;
  readonly discloser: string;
  readonly information: ConsentInformation[];
  readonly information_description: string;
  readonly recipient_kind: RecipientKind;
  readonly recipient_organization_id: string | null;
  readonly recipient_class: RecipientClass | null;
  readonly recipient_client_id: string | null;
  readonly recipient_name: string | null;
  readonly purposes: DisclosurePurpose[];
  readonly right_to_revoke: string;
  readonly expires_on: string | null;
  readonly signed_by: string;
  readonly signature_kind: SignatureKind;
  readonly signed_on: string;
  readonly text_version: string;
  readonly revoked_at: Date | null;
}

/** The consent of a row. */
export function toConsent(row: ConsentRow): Consent {
  return {
    id: row.id,
    clientId: row.client_id,
    patientName: row.patient_name,
    discloser: row.discloser,
    information: row.information,
    informationDescription: row.information_description,
    recipient: recipientOf(row),
    purposes: row.purposes,
    rightToRevoke: row.right_to_revoke,
    expiresOn: row.expires_on,
    signedBy: row.signed_by,
    signatureKind: row.signature_kind,
    signedOn: row.signed_on,
    textVersion: row.text_version,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** A constraint of the table sees to it that the column of the kind is filled. */
function recipientOf(row: ConsentRow): Recipient {
  switch (row.recipient_kind) {
    case 'organization':
      return { kind: 'organization', organizationId: row.recipient_organization_id ?? '' };
    case 'class':
      return { kind: 'class', class: row.recipient_class ?? 'treating-providers' };
    case 'partner':
      return { kind: 'partner', clientId: row.recipient_client_id ?? '' };
    case 'person':
      return { kind: 'person', name: row.recipient_name ?? '' };
  }
}
