import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A supervisor reads the agency's own reports, the installation's administrator those about everybody. */
const READER = `(SELECT access.current_role()) = CASE WHEN organization_id IS NULL THEN 'administrator' ELSE 'supervisor' END
    AND organization_id IS NOT DISTINCT FROM (SELECT access.current_organization_id())`;

/**
 * Reports about what stands in the way. A row is begun with the request and finished by the process that works on it;
 * as long as that lives it gives a sign every few seconds. The result is what is told, in elevens; counts are not kept.
 */
export class CreateBarrierReports1700000005310 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE barrier_report (
        id uuid PRIMARY KEY,
        organization_id uuid NULL DEFAULT access.current_organization_id() REFERENCES organization (id),
        requested_by uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        requested_at timestamptz NOT NULL DEFAULT now(),
        as_of timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'stopped')),
        percent integer NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
        last_sign_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        result jsonb,
        CONSTRAINT barrier_report_end_check CHECK ((state = 'running') = (finished_at IS NULL)),
        CONSTRAINT barrier_report_result_check CHECK ((state = 'done') = (result IS NOT NULL))
      );
      CREATE INDEX barrier_report_running_idx ON barrier_report (organization_id, last_sign_at) WHERE state = 'running';
      CREATE INDEX barrier_report_requested_by_idx ON barrier_report (requested_by);
      ALTER TABLE barrier_report ENABLE ROW LEVEL SECURITY;
      ALTER TABLE barrier_report FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_all ON barrier_report TO CURRENT_USER USING (true) WITH CHECK (true);
      CREATE POLICY barrier_report_read ON barrier_report FOR SELECT TO tandem_runtime USING (${READER});
      CREATE POLICY barrier_report_begin ON barrier_report FOR INSERT TO tandem_runtime
        WITH CHECK (${READER} AND requested_by = (SELECT access.current_user_id()) AND state = 'running');
      CREATE POLICY barrier_report_work ON barrier_report FOR UPDATE TO tandem_runtime
        USING (${READER} AND requested_by = (SELECT access.current_user_id()) AND state = 'running')
        WITH CHECK (${READER} AND requested_by = (SELECT access.current_user_id()));
      GRANT SELECT, INSERT (id, as_of), UPDATE (state, percent, last_sign_at, finished_at, result)
        ON barrier_report TO tandem_runtime;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE barrier_report');
  }
}
