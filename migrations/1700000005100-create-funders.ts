import type { MigrationInterface, QueryRunner } from 'typeorm';

const ME = `(SELECT access.current_user_id())`;
const ROLE = `(SELECT access.current_role())`;
const ORGANIZATION = `(SELECT access.current_organization_id())`;
const INSTALLATION = `(${ROLE} = 'administrator' AND ${ORGANIZATION} IS NULL)`;
const MAY_EDIT = `${ROLE} IN ('program-staff', 'administrator')`;
const KEEPS = `(${INSTALLATION} OR (${MAY_EDIT} AND organization_id = ${ORGANIZATION}))`;
const OWN_PROGRAM = `EXISTS (
  SELECT 1 FROM program AS p WHERE p.id = program_funder.program_id AND p.organization_id = ${ORGANIZATION})`;

/**
 * Who pays for care, and for which programs from when until when. A funder is entered by the installation's
 * administrator, and kept up by the staff of an organization where it has one. Which funders pay for a program is the
 * word of that program's own staff.
 */
export class CreateFunders1700000005100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE funder (
        id uuid PRIMARY KEY,
        organization_id uuid REFERENCES organization (id),
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
        kind text NOT NULL CHECK (kind IN (
          'state-block-grant', 'medicaid', 'medicaid-managed-care', 'county', 'other')),
        state text CHECK (state IN (
          'AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY',
          'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH',
          'OK', 'OR', 'PA', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'WA', 'WV', 'WI', 'WY', 'PR', 'GU', 'VI',
          'AS', 'MP', 'FM', 'MH', 'PW')),
        is_sample boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0)
      );
      CREATE INDEX funder_name_idx ON funder (lower(name), id);
      CREATE INDEX funder_organization_idx ON funder (organization_id) WHERE organization_id IS NOT NULL;

      CREATE TABLE program_funder (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL REFERENCES program (id),
        funder_id uuid NOT NULL REFERENCES funder (id),
        from_date date NOT NULL,
        to_date date,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        CONSTRAINT program_funder_once UNIQUE (program_id, funder_id),
        CONSTRAINT program_funder_dates_check CHECK (to_date IS NULL OR to_date >= from_date)
      );
      CREATE INDEX program_funder_funder_idx ON program_funder (funder_id);
    `);
    for (const table of ['funder', 'program_funder']) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_all ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
        CREATE POLICY ${table}_read ON ${table} FOR SELECT TO tandem_runtime USING (${ME} IS NOT NULL);
        GRANT SELECT ON ${table} TO tandem_runtime;
      `);
    }
    await queryRunner.query(`
      CREATE POLICY funder_add ON funder FOR INSERT TO tandem_runtime WITH CHECK (${INSTALLATION});
      CREATE POLICY funder_edit ON funder FOR UPDATE TO tandem_runtime USING (${KEEPS}) WITH CHECK (${KEEPS});
      GRANT INSERT (id, organization_id, name, kind, state, created_at, updated_at, version) ON funder
        TO tandem_runtime;
      GRANT UPDATE (name, kind, state, updated_at, version) ON funder TO tandem_runtime;

      CREATE POLICY program_funder_add ON program_funder FOR INSERT TO tandem_runtime
        WITH CHECK (${MAY_EDIT} AND ${OWN_PROGRAM});
      CREATE POLICY program_funder_edit ON program_funder FOR UPDATE TO tandem_runtime
        USING (${MAY_EDIT} AND ${OWN_PROGRAM}) WITH CHECK (${OWN_PROGRAM});
      GRANT INSERT (id, program_id, funder_id, from_date, to_date, created_at, version) ON program_funder
        TO tandem_runtime;
      GRANT UPDATE (from_date, to_date, version) ON program_funder TO tandem_runtime;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE program_funder, funder;');
  }
}
