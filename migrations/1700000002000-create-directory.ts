import type { MigrationInterface, QueryRunner } from 'typeorm';

const CURRENT_TRANSACTION = '(pg_current_xact_id()::text)::bigint';

/** What programs are, where they are, and what they publish. Public facts: no table here names a client. */
export class CreateDirectory1700000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE organization (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
        kind text NOT NULL CHECK (kind IN ('agency', 'program-agency', 'broker')),
        is_sample boolean NOT NULL DEFAULT false,
        source text NOT NULL DEFAULT 'staff' CHECK (char_length(source) BETWEEN 1 AND 80),
        source_key text UNIQUE,
        source_digest text,
        staff_edited_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0)
      );
      CREATE INDEX organization_name_idx ON organization (lower(name), id);
      ALTER TABLE access.app_user ADD CONSTRAINT app_user_organization_fk
        FOREIGN KEY (organization_id) REFERENCES organization (id);

      CREATE TABLE site (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organization (id),
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
        street text NOT NULL,
        city text NOT NULL,
        state text NOT NULL CHECK (state IN (
          'AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY',
          'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH',
          'OK', 'OR', 'PA', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'WA', 'WV', 'WI', 'WY', 'PR', 'GU', 'VI',
          'AS', 'MP', 'FM', 'MH', 'PW')),
        zip text NOT NULL CHECK (zip ~ '^[0-9]{5}$'),
        county text,
        latitude double precision CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision CHECK (longitude BETWEEN -180 AND 180),
        location_precision text NOT NULL DEFAULT 'none'
          CHECK (location_precision IN ('address', 'zip-centroid', 'none')),
        time_zone text NOT NULL CHECK (char_length(time_zone) BETWEEN 1 AND 60),
        phone text,
        is_sample boolean NOT NULL DEFAULT false,
        source text NOT NULL DEFAULT 'staff' CHECK (char_length(source) BETWEEN 1 AND 80),
        source_key text UNIQUE,
        source_digest text,
        staff_edited_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        CONSTRAINT site_point_check CHECK (
          (latitude IS NULL) = (longitude IS NULL) AND (location_precision = 'none') = (latitude IS NULL)
        )
      );
      CREATE INDEX site_organization_idx ON site (organization_id);
      CREATE INDEX site_place_idx ON site (state, lower(city));

      CREATE TABLE program (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organization (id),
        site_id uuid NOT NULL REFERENCES site (id),
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
        levels_of_care text[] NOT NULL DEFAULT '{}' CHECK (levels_of_care <@ ARRAY[
          'hospital-withdrawal-management', 'residential-withdrawal-management', 'ambulatory-withdrawal-management',
          'hospital-inpatient', 'residential-short-term', 'residential-long-term', 'day-treatment',
          'intensive-outpatient', 'outpatient', 'opioid-treatment-program', 'office-based-medication',
          'recovery-residence', 'asam-3:0.5', 'asam-3:1', 'asam-3:OTS', 'asam-3:2.1', 'asam-3:2.5', 'asam-3:3.1',
          'asam-3:3.3', 'asam-3:3.5', 'asam-3:3.7', 'asam-3:4', 'asam-3:1-WM', 'asam-3:2-WM', 'asam-3:3.2-WM',
          'asam-3:3.7-WM', 'asam-3:4-WM', 'asam-4:1.0', 'asam-4:1.5', 'asam-4:1.7', 'asam-4:2.1', 'asam-4:2.5',
          'asam-4:2.7', 'asam-4:3.1', 'asam-4:3.5', 'asam-4:3.7', 'asam-4:3.7-BIO', 'asam-4:4']::text[]),
        couple_policy text NOT NULL DEFAULT 'not-asked' CHECK (couple_policy IN (
          'both-at-once', 'not-at-once', 'couples-only', 'not-asked')),
        couple_conditions text[] NOT NULL DEFAULT '{}' CHECK (couple_conditions <@ ARRAY[
          'separate-units', 'separate-counselors', 'separate-groups', 'separate-meals',
          'one-couple-at-a-time']::text[]),
        typical_stay_days integer CHECK (typical_stay_days BETWEEN 1 AND 3650),
        no_contact_days integer CHECK (no_contact_days BETWEEN 0 AND 3650),
        report_fresh_hours integer NOT NULL DEFAULT 24 CHECK (report_fresh_hours BETWEEN 1 AND 720),
        medications text[] NOT NULL DEFAULT '{}' CHECK (medications <@ ARRAY[
          'methadone', 'buprenorphine', 'naltrexone']::text[]),
        contact jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(contact) = 'object'),
        intake jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(intake) = 'object'),
        is_sample boolean NOT NULL DEFAULT false,
        source text NOT NULL DEFAULT 'staff' CHECK (char_length(source) BETWEEN 1 AND 80),
        source_verified_on date,
        source_key text UNIQUE,
        source_digest text,
        staff_edited_at timestamptz,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        changed_xid bigint NOT NULL DEFAULT ${CURRENT_TRANSACTION}
      );
      CREATE INDEX program_organization_idx ON program (organization_id);
      CREATE INDEX program_site_idx ON program (site_id);
      CREATE INDEX program_name_idx ON program (lower(name), id);
      CREATE INDEX program_changed_idx ON program (changed_xid);

      CREATE TABLE program_note (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL REFERENCES program (id),
        text text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
        source text NOT NULL,
        noted_on date NOT NULL
      );
      CREATE INDEX program_note_program_idx ON program_note (program_id);

      CREATE TABLE admission_rule (
        id uuid PRIMARY KEY,
        organization_id uuid REFERENCES organization (id),
        site_id uuid REFERENCES site (id),
        program_id uuid REFERENCES program (id),
        source_key text UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT admission_rule_scope_check CHECK (num_nonnulls(organization_id, site_id, program_id) = 1)
      );
      CREATE INDEX admission_rule_program_idx ON admission_rule (program_id) WHERE program_id IS NOT NULL;
      CREATE INDEX admission_rule_site_idx ON admission_rule (site_id) WHERE site_id IS NOT NULL;
      CREATE INDEX admission_rule_organization_idx ON admission_rule (organization_id)
        WHERE organization_id IS NOT NULL;

      CREATE TABLE admission_rule_version (
        id uuid PRIMARY KEY,
        rule_id uuid NOT NULL REFERENCES admission_rule (id),
        version integer NOT NULL CHECK (version > 0),
        tree jsonb NOT NULL CHECK (jsonb_typeof(tree) = 'object'),
        authority text NOT NULL CHECK (authority IN (
          'federal', 'state', 'county', 'payer', 'agency', 'program', 'unit', 'staff-habit', 'directory-unverified')),
        legal_basis text,
        stricter_than_federal boolean,
        possibly_unlawful text,
        waivable_by text,
        effective_from date NOT NULL,
        effective_to date,
        verified_on date,
        verified_by text,
        verified_how text CHECK (verified_how IN ('written', 'phone', 'observed', 'directory')),
        note text,
        withdrawn boolean NOT NULL DEFAULT false,
        published_at timestamptz NOT NULL DEFAULT now(),
        published_by uuid REFERENCES access.app_user (id),
        UNIQUE (rule_id, version),
        CONSTRAINT admission_rule_version_effective_check CHECK (effective_to IS NULL OR effective_to >= effective_from)
      );

      CREATE TABLE capacity_report (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL REFERENCES program (id),
        kind text NOT NULL CHECK (kind IN ('any', 'woman', 'man', 'pregnant', 'with-children', 'couples-room')),
        open integer CHECK (open BETWEEN 0 AND 10000),
        from_date date NOT NULL,
        hold_days integer NOT NULL DEFAULT 0 CHECK (hold_days BETWEEN 0 AND 365),
        access jsonb NOT NULL CHECK (jsonb_typeof(access) = 'object'),
        reported_at timestamptz NOT NULL DEFAULT now(),
        reported_by uuid REFERENCES access.app_user (id)
      );
      CREATE INDEX capacity_report_program_idx ON capacity_report (program_id, reported_at DESC);

      CREATE TABLE zip_area (
        zip text PRIMARY KEY CHECK (zip ~ '^[0-9]{5}$'),
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        state text CHECK (char_length(state) = 2),
        place text,
        county text
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE access.app_user DROP CONSTRAINT app_user_organization_fk;
      DROP TABLE zip_area, capacity_report, admission_rule_version, admission_rule, program_note, program, site,
        organization;
    `);
  }
}
