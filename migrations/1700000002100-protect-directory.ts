import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'organization',
  'site',
  'program',
  'program_note',
  'admission_rule',
  'admission_rule_version',
  'capacity_report',
  'zip_area',
] as const;

/** Init-plans: each part in brackets is resolved once per statement, not once per row. */
const MAY_EDIT = `(SELECT access.current_role()) IN ('program-staff', 'administrator')`;
const OWN = `organization_id = (SELECT access.current_organization_id())`;
const ME = `(SELECT access.current_user_id())`;
/** Whether the program or site that a row names belongs to the caller's organization. */
const ownProgram = (row: string) => `EXISTS (SELECT 1 FROM program AS p WHERE p.id = ${row}.program_id AND p.${OWN})`;
const ownSite = (row: string) => `EXISTS (SELECT 1 FROM site AS s WHERE s.id = ${row}.site_id AND s.${OWN})`;
const ownScope = (rule: string) => `CASE
    WHEN ${rule}.program_id IS NOT NULL THEN ${ownProgram(rule)}
    WHEN ${rule}.site_id IS NOT NULL THEN ${ownSite(rule)} AND NOT access.site_is_shared(${rule}.site_id)
    ELSE ${rule}.${OWN}
  END`;

/**
 * The directory is public to whoever is signed in, and edited only by staff of the organization it describes.
 * A site where another organization also runs a program is edited by nobody but the import: neither may move the other.
 */
export class ProtectDirectory1700000002100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_all ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
        CREATE POLICY ${table}_read ON ${table} FOR SELECT TO tandem_runtime USING (${ME} IS NOT NULL);
        GRANT SELECT ON ${table} TO tandem_runtime;
      `);
    }
    await queryRunner.query(`
      CREATE FUNCTION access.site_is_shared(site uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
        SELECT EXISTS (
          SELECT 1 FROM public.site AS s JOIN public.program AS p ON p.site_id = s.id
          WHERE s.id = $1 AND p.organization_id <> s.organization_id)
      $$;
      REVOKE EXECUTE ON FUNCTION access.site_is_shared(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION access.site_is_shared(uuid) TO tandem_runtime;

      CREATE POLICY organization_edit ON organization FOR UPDATE TO tandem_runtime
        USING (${MAY_EDIT} AND id = (SELECT access.current_organization_id()))
        WITH CHECK (id = (SELECT access.current_organization_id()));
      GRANT UPDATE (name, kind, updated_at, version) ON organization TO tandem_runtime;

      CREATE POLICY site_add ON site FOR INSERT TO tandem_runtime WITH CHECK (${MAY_EDIT} AND ${OWN});
      CREATE POLICY site_edit ON site FOR UPDATE TO tandem_runtime
        USING (${MAY_EDIT} AND ${OWN} AND NOT access.site_is_shared(id)) WITH CHECK (${OWN});
      GRANT INSERT (id, organization_id, name, street, city, state, zip, county, latitude, longitude,
        location_precision, time_zone, phone, created_at, updated_at, version) ON site TO tandem_runtime;
      GRANT UPDATE (name, street, city, state, zip, county, latitude, longitude, location_precision, time_zone, phone,
        updated_at, version) ON site TO tandem_runtime;

      CREATE POLICY program_add ON program FOR INSERT TO tandem_runtime
        WITH CHECK (${MAY_EDIT} AND ${OWN} AND ${ownSite('program')});
      CREATE POLICY program_edit ON program FOR UPDATE TO tandem_runtime
        USING (${MAY_EDIT} AND ${OWN}) WITH CHECK (${OWN});
      GRANT INSERT (id, organization_id, site_id, name, levels_of_care, couple_policy, couple_conditions,
        typical_stay_days, no_contact_days, report_fresh_hours, medications, contact, intake, source_verified_on,
        status, created_at, updated_at, version) ON program TO tandem_runtime;
      GRANT UPDATE (name, levels_of_care, couple_policy, couple_conditions, typical_stay_days, no_contact_days,
        report_fresh_hours, medications, contact, intake, source_verified_on, status, updated_at, version)
        ON program TO tandem_runtime;

      CREATE POLICY program_note_add ON program_note FOR INSERT TO tandem_runtime
        WITH CHECK (${MAY_EDIT} AND ${ownProgram('program_note')});
      GRANT INSERT ON program_note TO tandem_runtime;

      CREATE POLICY admission_rule_add ON admission_rule FOR INSERT TO tandem_runtime
        WITH CHECK (${MAY_EDIT} AND ${ownScope('admission_rule')});
      GRANT INSERT (id, organization_id, site_id, program_id, created_at) ON admission_rule TO tandem_runtime;

      CREATE POLICY admission_rule_version_publish ON admission_rule_version FOR INSERT TO tandem_runtime
        WITH CHECK (${MAY_EDIT} AND published_by = ${ME}
          AND EXISTS (SELECT 1 FROM admission_rule AS r WHERE r.id = rule_id AND ${ownScope('r')}));
      GRANT INSERT ON admission_rule_version TO tandem_runtime;

      CREATE POLICY capacity_report_add ON capacity_report FOR INSERT TO tandem_runtime
        WITH CHECK (${MAY_EDIT} AND reported_by = ${ME} AND ${ownProgram('capacity_report')});
      GRANT INSERT ON capacity_report TO tandem_runtime;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      const policies = (await queryRunner.query(
        `SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = $1`,
        [table],
      )) as { policyname: string }[];
      for (const { policyname } of policies) await queryRunner.query(`DROP POLICY ${policyname} ON ${table}`);
      await queryRunner.query(`
        REVOKE ALL ON ${table} FROM tandem_runtime;
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
      `);
    }
    await queryRunner.query('DROP FUNCTION access.site_is_shared(uuid)');
  }
}
