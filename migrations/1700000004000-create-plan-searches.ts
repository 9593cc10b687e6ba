import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a search answered, and when: kept as it was, so that a worker can say later what was true at the time. It holds
 * what records say, so it is visible only to those who may open the record of everybody in it.
 */
export class CreatePlanSearches1700000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE plan_search (
        id uuid PRIMARY KEY,
        partner_link_id uuid NULL REFERENCES partner_link (id),
        first_client_id uuid NOT NULL REFERENCES client (id),
        second_client_id uuid NULL REFERENCES client (id),
        organization_id uuid NOT NULL DEFAULT access.current_organization_id() REFERENCES organization (id),
        requested_by uuid NOT NULL DEFAULT access.current_user_id(),
        as_of timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        request jsonb NOT NULL,
        answer jsonb NOT NULL,
        CONSTRAINT plan_search_couple_check CHECK ((partner_link_id IS NULL) = (second_client_id IS NULL))
      );
      CREATE INDEX plan_search_partner_link_idx ON plan_search (partner_link_id);
      CREATE INDEX plan_search_first_client_idx ON plan_search (first_client_id);
      CREATE INDEX plan_search_second_client_idx ON plan_search (second_client_id);
      CREATE INDEX plan_search_organization_idx ON plan_search (organization_id);
      ALTER TABLE plan_search ENABLE ROW LEVEL SECURITY;
      ALTER TABLE plan_search FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_all ON plan_search TO CURRENT_USER USING (true) WITH CHECK (true);
      CREATE TRIGGER plan_search_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_search
        FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();
      CREATE POLICY plan_search_read ON plan_search FOR SELECT TO tandem_runtime USING (
        organization_id = (SELECT access.client_organization_id())
        AND first_client_id = ANY (ARRAY(SELECT access.visible_client_ids()))
        AND (second_client_id IS NULL OR second_client_id = ANY (ARRAY(SELECT access.visible_client_ids()))));
      CREATE POLICY plan_search_add ON plan_search FOR INSERT TO tandem_runtime WITH CHECK (
        organization_id = (SELECT access.client_organization_id())
        AND requested_by = (SELECT access.current_user_id())
        AND access.may_open_client(first_client_id)
        AND (second_client_id IS NULL OR access.may_open_client(second_client_id)));
      GRANT SELECT, INSERT (id, partner_link_id, first_client_id, second_client_id, as_of, request, answer)
        ON plan_search TO tandem_runtime;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE plan_search');
  }
}
