import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was proposed to a planner, and when: kept as it was, so that it can be said later on what a decision stood. It
 * tells of many people, so it is visible only to those who may open the record of every one of them.
 */
export class CreateAllocations1700000005200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE allocation (
        id uuid PRIMARY KEY,
        partner_link_ids uuid[] NOT NULL,
        client_ids uuid[] NOT NULL,
        alone_client_ids uuid[] NOT NULL,
        organization_id uuid NOT NULL DEFAULT access.current_organization_id() REFERENCES organization (id),
        requested_by uuid NOT NULL DEFAULT access.current_user_id(),
        as_of timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        request jsonb NOT NULL,
        answer jsonb NOT NULL,
        CONSTRAINT allocation_clients_check CHECK (
          cardinality(client_ids) BETWEEN 1 AND 200 AND alone_client_ids <@ client_ids
          AND cardinality(client_ids) = 2 * cardinality(partner_link_ids) + cardinality(alone_client_ids))
      );
      CREATE INDEX allocation_organization_idx ON allocation (organization_id);
      ALTER TABLE allocation ENABLE ROW LEVEL SECURITY;
      ALTER TABLE allocation FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_all ON allocation TO CURRENT_USER USING (true) WITH CHECK (true);
      CREATE TRIGGER allocation_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON allocation
        FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();
      CREATE POLICY allocation_read ON allocation FOR SELECT TO tandem_runtime USING (
        organization_id = (SELECT access.client_organization_id())
        AND client_ids <@ ARRAY(SELECT access.visible_client_ids()));
      CREATE POLICY allocation_add ON allocation FOR INSERT TO tandem_runtime WITH CHECK (
        organization_id = (SELECT access.client_organization_id())
        AND requested_by = (SELECT access.current_user_id())
        AND client_ids <@ ARRAY(SELECT access.visible_client_ids()));
      GRANT SELECT, INSERT (id, partner_link_ids, client_ids, alone_client_ids, as_of, request, answer)
        ON allocation TO tandem_runtime;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE allocation');
  }
}
