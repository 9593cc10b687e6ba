import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An administrator of the whole installation, who belongs to no organization, adds organizations; each is then edited
 * by its own staff alone. A program is closed, never deleted, by anybody: its decisions refer to it, and whoever keeps
 * programs in memory learns of a closure by its mark.
 */
export class AddOrganizations1700000002300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE POLICY organization_add ON organization FOR INSERT TO tandem_runtime
        WITH CHECK ((SELECT access.current_role()) = 'administrator'
          AND (SELECT access.current_organization_id()) IS NULL);
      GRANT INSERT (id, name, kind, created_at, updated_at, version) ON organization TO tandem_runtime;

      CREATE TRIGGER program_kept BEFORE DELETE OR TRUNCATE ON program
        FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_rewrite();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER program_kept ON program;
      REVOKE INSERT (id, name, kind, created_at, updated_at, version) ON organization FROM tandem_runtime;
      DROP POLICY organization_add ON organization;
    `);
  }
}
