import type { MigrationInterface, QueryRunner } from 'typeorm';

const ME = `(SELECT access.current_user_id())`;
const MAY_EDIT = `(SELECT access.current_role()) IN ('program-staff', 'administrator')`;
const OWN_PROGRAM = `EXISTS (SELECT 1 FROM program AS p WHERE p.id = program_test_case.program_id
  AND p.organization_id = (SELECT access.current_organization_id()))`;

/**
 * Test cases of a program: invented clients, and what must be decided about them. They are working papers of the
 * program's own staff, seen by nobody else. A case is never removed: one that no longer holds is marked as outdated.
 */
export class CreateTestCases1700000005120 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE program_test_case (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL REFERENCES program (id),
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
        facts jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
        asked_on date NOT NULL,
        expected text NOT NULL CHECK (expected IN ('ready', 'after-steps', 'undetermined', 'excluded')),
        blocked_by text CHECK (char_length(blocked_by) BETWEEN 1 AND 60),
        outdated_at timestamptz,
        outdated_by uuid REFERENCES access.app_user (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        CONSTRAINT program_test_case_outdated_check CHECK ((outdated_at IS NULL) = (outdated_by IS NULL)),
        CONSTRAINT program_test_case_ready_check CHECK (expected <> 'ready' OR blocked_by IS NULL)
      );
      CREATE INDEX program_test_case_program_idx ON program_test_case (program_id, created_at, id);

      ALTER TABLE program_test_case ENABLE ROW LEVEL SECURITY;
      ALTER TABLE program_test_case FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_all ON program_test_case TO CURRENT_USER USING (true) WITH CHECK (true);
      CREATE POLICY program_test_case_read ON program_test_case FOR SELECT TO tandem_runtime
        USING (${MAY_EDIT} AND ${OWN_PROGRAM});
      CREATE POLICY program_test_case_add ON program_test_case FOR INSERT TO tandem_runtime
        WITH CHECK (${MAY_EDIT} AND ${OWN_PROGRAM} AND created_by = ${ME} AND outdated_by IS NULL);
      CREATE POLICY program_test_case_edit ON program_test_case FOR UPDATE TO tandem_runtime
        USING (${MAY_EDIT} AND ${OWN_PROGRAM}) WITH CHECK (${OWN_PROGRAM});
      GRANT SELECT ON program_test_case TO tandem_runtime;
      GRANT INSERT (id, program_id, name, facts, asked_on, expected, blocked_by, created_at, version) ON program_test_case
        TO tandem_runtime;
      GRANT UPDATE (name, facts, asked_on, expected, blocked_by, outdated_at, outdated_by, version) ON program_test_case
        TO tandem_runtime;

      CREATE FUNCTION access.mark_outdated_by_caller() RETURNS trigger
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
      AS $$ BEGIN
        -- Who marked it and when are of the act itself, and stay until the mark is taken off.
        IF NEW.outdated_at IS NULL THEN
          NEW.outdated_by := NULL;
        ELSIF OLD.outdated_at IS NOT NULL THEN
          NEW.outdated_at := OLD.outdated_at;
          NEW.outdated_by := OLD.outdated_by;
        ELSIF current_user = 'tandem_runtime' THEN
          NEW.outdated_at := now();
          NEW.outdated_by := access.current_user_id();
        END IF;
        RETURN NEW;
      END $$;
      REVOKE EXECUTE ON FUNCTION access.mark_outdated_by_caller() FROM PUBLIC;
      CREATE TRIGGER program_test_case_outdated BEFORE UPDATE ON program_test_case
        FOR EACH ROW EXECUTE FUNCTION access.mark_outdated_by_caller();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE program_test_case;
      DROP FUNCTION access.mark_outdated_by_caller();
    `);
  }
}
