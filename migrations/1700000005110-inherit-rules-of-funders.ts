import type { MigrationInterface, QueryRunner } from 'typeorm';

const CURRENT_TRANSACTION = '(pg_current_xact_id()::text)::bigint';
const ROLE = `(SELECT access.current_role())`;
const ORGANIZATION = `(SELECT access.current_organization_id())`;
const ME = `(SELECT access.current_user_id())`;
const MAY_EDIT = `${ROLE} IN ('program-staff', 'administrator')`;
const OWN = `organization_id = ${ORGANIZATION}`;
const ownProgram = (row: string) => `EXISTS (SELECT 1 FROM program AS p WHERE p.id = ${row}.program_id AND p.${OWN})`;
const ownSite = (row: string) => `EXISTS (SELECT 1 FROM site AS s WHERE s.id = ${row}.site_id AND s.${OWN})`;
const keptFunder = (row: string) => `EXISTS (SELECT 1 FROM funder AS f WHERE f.id = ${row}.funder_id
  AND (f.${OWN} OR (${ROLE} = 'administrator' AND ${ORGANIZATION} IS NULL)))`;
/** As it was in 1700000002100; with `funder`, also a rule of a funder that the caller keeps. */
const ownScope = (rule: string, funder: boolean) => `CASE
    WHEN ${rule}.program_id IS NOT NULL THEN ${ownProgram(rule)}
    WHEN ${rule}.site_id IS NOT NULL THEN ${ownSite(rule)} AND NOT access.site_is_shared(${rule}.site_id)
    ${funder ? `WHEN ${rule}.funder_id IS NOT NULL THEN ${keptFunder(rule)}` : ''}
    ELSE ${rule}.${OWN}
  END`;

const PROGRAMS_OF_RULE = `
  SELECT r.program_id FROM changed AS c JOIN public.admission_rule AS r ON r.id = c.rule_id
    WHERE r.program_id IS NOT NULL
  UNION SELECT p.id FROM changed AS c JOIN public.admission_rule AS r ON r.id = c.rule_id
    JOIN public.program AS p ON p.site_id = r.site_id
  UNION SELECT p.id FROM changed AS c JOIN public.admission_rule AS r ON r.id = c.rule_id
    JOIN public.program AS p ON p.organization_id = r.organization_id`;
const AND_OF_FUNDER = `
  UNION SELECT f.program_id FROM changed AS c JOIN public.admission_rule AS r ON r.id = c.rule_id
    JOIN public.program_funder AS f ON f.funder_id = r.funder_id`;

/** Marks the programs. In the order of their ids, so that two funders of the same programs cannot block each other. */
function marker(name: string, which: string, inOrder: boolean): string {
  const lock = `PERFORM 1 FROM public.program WHERE id IN (${which}) ORDER BY id FOR NO KEY UPDATE;`;
  return `
    CREATE OR REPLACE FUNCTION access.${name}() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN
      ${inOrder ? lock : ''}
      UPDATE public.program SET changed_xid = ${CURRENT_TRANSACTION}
      WHERE changed_xid <> ${CURRENT_TRANSACTION} AND id IN (${which});
      RETURN NULL;
    END $$;
    REVOKE EXECUTE ON FUNCTION access.${name}() FROM PUBLIC;`;
}

function policies(withFunder: boolean): string {
  return `
    ALTER POLICY admission_rule_add ON admission_rule
      WITH CHECK (${MAY_EDIT} AND ${ownScope('admission_rule', withFunder)});
    ALTER POLICY admission_rule_version_publish ON admission_rule_version
      WITH CHECK (${MAY_EDIT} AND published_by = ${ME}
        AND EXISTS (SELECT 1 FROM admission_rule AS r WHERE r.id = rule_id AND ${ownScope('r', withFunder)}));`;
}

/** A rule can belong to a funder: every program that it pays for has it, and is marked when it changes. */
export class InheritRulesOfFunders1700000005110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE admission_rule ADD COLUMN funder_id uuid REFERENCES funder (id);
      ALTER TABLE admission_rule DROP CONSTRAINT admission_rule_scope_check;
      ALTER TABLE admission_rule ADD CONSTRAINT admission_rule_scope_check
        CHECK (num_nonnulls(organization_id, site_id, program_id, funder_id) = 1);
      CREATE INDEX admission_rule_funder_idx ON admission_rule (funder_id) WHERE funder_id IS NOT NULL;
      GRANT INSERT (funder_id) ON admission_rule TO tandem_runtime;
      ${policies(true)}
      ${marker('mark_programs_of_rule', PROGRAMS_OF_RULE + AND_OF_FUNDER, true)}
      ${marker('mark_programs_of_funding', 'SELECT program_id FROM changed', true)}
      CREATE TRIGGER program_funder_added_mark AFTER INSERT ON program_funder REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION access.mark_programs_of_funding();
      CREATE TRIGGER program_funder_changed_mark AFTER UPDATE ON program_funder REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION access.mark_programs_of_funding();
      CREATE TRIGGER program_funder_removed_mark AFTER DELETE ON program_funder REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION access.mark_programs_of_funding();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER program_funder_removed_mark ON program_funder;
      DROP TRIGGER program_funder_changed_mark ON program_funder;
      DROP TRIGGER program_funder_added_mark ON program_funder;
      DROP FUNCTION access.mark_programs_of_funding();
      ${marker('mark_programs_of_rule', PROGRAMS_OF_RULE, false)}
      ${policies(false)}
      -- What belongs to nothing that is left goes with the column; no other version is touched.
      ALTER TABLE admission_rule_version DISABLE TRIGGER admission_rule_version_kept;
      DELETE FROM admission_rule_version USING admission_rule AS r WHERE r.id = rule_id AND r.funder_id IS NOT NULL;
      ALTER TABLE admission_rule_version ENABLE TRIGGER admission_rule_version_kept;
      DELETE FROM admission_rule WHERE funder_id IS NOT NULL;
      ALTER TABLE admission_rule DROP CONSTRAINT admission_rule_scope_check;
      ALTER TABLE admission_rule DROP COLUMN funder_id;
      ALTER TABLE admission_rule ADD CONSTRAINT admission_rule_scope_check
        CHECK (num_nonnulls(organization_id, site_id, program_id) = 1);
    `);
  }
}
