import type { MigrationInterface, QueryRunner } from 'typeorm';

const someText = (column: string, length: number) =>
  `${column} ~ '\\S' AND char_length(${column}) <= ${String(length)}`;

/** The keeping agency stands on every row and comes from the session: only that agency can add one. */
const OF_CLIENT = `
        client_id uuid NOT NULL,
        organization_id uuid NOT NULL DEFAULT access.current_organization_id(),
        FOREIGN KEY (client_id, organization_id) REFERENCES client (id, organization_id)`;

/** Clients, what is known of them, what they agreed to, what they said alone, and to whom their record was opened. */
export class CreateClients1700000003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE client (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL DEFAULT access.current_organization_id() REFERENCES organization (id),
        display_name text NOT NULL CHECK (${someText('display_name', 120)}),
        safe_phone text CHECK (${someText('safe_phone', 40)}),
        safe_times text CHECK (${someText('safe_times', 200)}),
        voicemail_ok text NOT NULL DEFAULT 'not-asked' CHECK (voicemail_ok IN ('yes', 'no', 'not-asked')),
        phone_shared text NOT NULL DEFAULT 'not-asked' CHECK (phone_shared IN ('yes', 'no', 'not-asked')),
        created_by uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (id, organization_id)
      );
      CREATE INDEX client_list_idx ON client (organization_id, created_at DESC, id DESC);

      CREATE TABLE answer (
        id uuid PRIMARY KEY,${OF_CLIENT},
        fact_key text NOT NULL CHECK (${someText('fact_key', 60)}),
        state text NOT NULL CHECK (state IN ('known', 'unknown', 'refused')),
        value jsonb,
        source text NOT NULL CHECK (source IN ('self', 'document', 'agency-record', 'reported-by-other')),
        recorded_by uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        recorded_at timestamptz NOT NULL DEFAULT now(),
        ordinal bigint GENERATED ALWAYS AS IDENTITY,
        CONSTRAINT answer_value_check CHECK ((state = 'known') = (value IS NOT NULL))
      );
      CREATE INDEX answer_newest_idx ON answer (client_id, fact_key, ordinal DESC);

      CREATE TABLE consent (
        id uuid PRIMARY KEY,${OF_CLIENT},
        patient_name text NOT NULL CHECK (${someText('patient_name', 120)}),
        discloser text NOT NULL CHECK (${someText('discloser', 200)}),
        information text[] NOT NULL CHECK (information <> '{}' AND information <@ ARRAY[
          'contact', 'general-facts', 'substance-use-facts', 'partner-link']::text[]),
        information_description text NOT NULL CHECK (${someText('information_description', 1000)}),
        recipient_kind text NOT NULL CHECK (recipient_kind IN ('organization', 'class', 'partner', 'person')),
        recipient_organization_id uuid REFERENCES organization (id),
        recipient_class text CHECK (recipient_class IN (
          'treating-providers', 'health-plans', 'third-party-payers', 'program-operations')),
        recipient_client_id uuid REFERENCES client (id) CHECK (recipient_client_id <> client_id),
        recipient_name text CHECK (${someText('recipient_name', 200)}),
        purposes text[] NOT NULL CHECK (purposes <> '{}' AND purposes <@ ARRAY[
          'treatment', 'care-coordination', 'matching', 'referral', 'payment', 'operations',
          'sharing-with-partner']::text[]),
        right_to_revoke text NOT NULL CHECK (${someText('right_to_revoke', 1000)}),
        expires_on date CHECK (expires_on >= signed_on),
        signed_by text NOT NULL CHECK (${someText('signed_by', 120)}),
        signature_kind text NOT NULL CHECK (signature_kind IN ('on-paper', 'electronic')),
        signed_on date NOT NULL,
        text_version text NOT NULL CHECK (${someText('text_version', 40)}),
        recorded_by uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        recorded_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        revoked_by uuid REFERENCES access.app_user (id),
        CONSTRAINT consent_recipient_check CHECK (
          num_nonnulls(recipient_organization_id, recipient_class, recipient_client_id, recipient_name) = 1
          AND CASE recipient_kind
            WHEN 'organization' THEN recipient_organization_id IS NOT NULL
            WHEN 'class' THEN recipient_class IS NOT NULL
            WHEN 'partner' THEN recipient_client_id IS NOT NULL
            ELSE recipient_name IS NOT NULL
          END),
        CONSTRAINT consent_end_check
          CHECK (expires_on IS NOT NULL OR purposes <@ ARRAY['treatment', 'payment', 'operations']::text[]),
        CONSTRAINT consent_revocation_check CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );
      CREATE INDEX consent_client_idx ON consent (client_id);
      CREATE INDEX consent_recipient_idx ON consent (recipient_organization_id) WHERE revoked_at IS NULL;

      CREATE TABLE private_screen (
        id uuid PRIMARY KEY,${OF_CLIENT},
        asked_on date NOT NULL,
        asked_alone boolean NOT NULL CHECK (asked_alone),
        wants_treatment text CHECK (wants_treatment IN ('yes', 'no', 'unsure', 'refused')),
        wants_to_be_placed_together text CHECK (wants_to_be_placed_together IN ('yes', 'no', 'unsure', 'refused')),
        safety_concern text CHECK (safety_concern IN ('yes', 'no', 'unsure', 'refused')),
        acute_emergency text CHECK (acute_emergency IN ('yes', 'no', 'unsure', 'refused')),
        recorded_by uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        recorded_as text NOT NULL DEFAULT access.current_role(),
        recorded_at timestamptz NOT NULL DEFAULT now(),
        ordinal bigint GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX private_screen_newest_idx ON private_screen (client_id, ordinal DESC);

      CREATE TABLE disclosure (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        client_id uuid NOT NULL REFERENCES client (id),
        actor_user_id uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        organization_id uuid NOT NULL DEFAULT access.current_organization_id() REFERENCES organization (id),
        purpose text NOT NULL CHECK (purpose IN (
          'treatment', 'care-coordination', 'matching', 'referral', 'payment', 'operations', 'sharing-with-partner')),
        basis text NOT NULL CHECK (basis IN ('own-agency', 'consent')),
        consent_id uuid REFERENCES consent (id),
        CONSTRAINT disclosure_consent_check CHECK ((basis = 'consent') = (consent_id IS NOT NULL))
      );
      CREATE INDEX disclosure_accounting_idx ON disclosure (client_id, at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE disclosure, private_screen, consent, answer, client');
  }
}
