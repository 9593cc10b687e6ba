import type { MigrationInterface, QueryRunner } from 'typeorm';

const CURRENT_TRANSACTION = '(pg_current_xact_id()::text)::bigint';

/** A function that marks the programs that `WHICH` selects from the statement's changed rows. */
function marker(name: string, which: string): string {
  return `
    CREATE FUNCTION access.${name}() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN
      UPDATE public.program SET changed_xid = ${CURRENT_TRANSACTION}
      WHERE changed_xid <> ${CURRENT_TRANSACTION} AND ${which};
      RETURN NULL;
    END $$;
    REVOKE EXECUTE ON FUNCTION access.${name}() FROM PUBLIC;`;
}

/** Rows that nobody may rewrite, whatever the role: a decision once made can name the version it rests on. */
const KEPT = ['admission_rule_version', 'capacity_report'] as const;
const STAFF_EDITED = ['organization', 'site', 'program'] as const;

/**
 * `program.changed_xid` is the transaction that last changed anything the matching reads of a program, so that a reader
 * fetches only what changed since its last snapshot. Statement-level triggers keep the bulk import quick.
 */
export class MarkChangedPrograms1700000002200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION access.mark_program() RETURNS trigger
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
      AS $$ BEGIN
        NEW.changed_xid := ${CURRENT_TRANSACTION};
        RETURN NEW;
      END $$;
      CREATE TRIGGER program_mark BEFORE UPDATE ON program
        FOR EACH ROW EXECUTE FUNCTION access.mark_program();
      ${marker('mark_programs_of_site', 'site_id IN (SELECT id FROM changed)')}
      CREATE TRIGGER site_mark AFTER UPDATE ON site REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION access.mark_programs_of_site();
      ${marker('mark_programs_of_organization', 'organization_id IN (SELECT id FROM changed)')}
      CREATE TRIGGER organization_mark AFTER UPDATE ON organization REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION access.mark_programs_of_organization();
      ${marker(
        'mark_programs_of_rule',
        `id IN (
          SELECT r.program_id FROM changed AS c JOIN public.admission_rule AS r ON r.id = c.rule_id
            WHERE r.program_id IS NOT NULL
          UNION SELECT p.id FROM changed AS c JOIN public.admission_rule AS r ON r.id = c.rule_id
            JOIN public.program AS p ON p.site_id = r.site_id
          UNION SELECT p.id FROM changed AS c JOIN public.admission_rule AS r ON r.id = c.rule_id
            JOIN public.program AS p ON p.organization_id = r.organization_id)`,
      )}
      CREATE TRIGGER admission_rule_version_mark AFTER INSERT ON admission_rule_version
        REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION access.mark_programs_of_rule();
      ${marker('mark_programs_of_capacity', 'id IN (SELECT program_id FROM changed)')}
      CREATE TRIGGER capacity_report_mark AFTER INSERT ON capacity_report REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION access.mark_programs_of_capacity();

      CREATE FUNCTION access.refuse_rewrite() RETURNS trigger
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
      AS $$ BEGIN
        RAISE EXCEPTION '% rows are never changed or removed: add a new one', TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;

      CREATE FUNCTION access.note_staff_edit() RETURNS trigger
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
      AS $$ BEGIN
        IF current_user = 'tandem_runtime' THEN NEW.staff_edited_at := now(); END IF;
        RETURN NEW;
      END $$;
    `);
    for (const table of KEPT) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_rewrite();
      `);
    }
    for (const table of STAFF_EDITED) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_staff_edit BEFORE INSERT OR UPDATE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION access.note_staff_edit();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of STAFF_EDITED) await queryRunner.query(`DROP TRIGGER ${table}_staff_edit ON ${table}`);
    for (const table of KEPT) await queryRunner.query(`DROP TRIGGER ${table}_kept ON ${table}`);
    await queryRunner.query(`
      DROP TRIGGER capacity_report_mark ON capacity_report;
      DROP TRIGGER admission_rule_version_mark ON admission_rule_version;
      DROP TRIGGER organization_mark ON organization;
      DROP TRIGGER site_mark ON site;
      DROP TRIGGER program_mark ON program;
      DROP FUNCTION access.note_staff_edit(), access.refuse_rewrite(), access.mark_programs_of_capacity(),
        access.mark_programs_of_rule(), access.mark_programs_of_organization(), access.mark_programs_of_site(),
        access.mark_program();
    `);
  }
}
