import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Longest time without a request, and longest time at all, that a session lives. */
const IDLE = `interval '15 minutes'`;
const ABSOLUTE = `interval '12 hours'`;

/** Every function is resolved by its full name only, so that no table of a caller's can stand in for ours. */
const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp';

/** Users, sessions and what every policy asks about them; the audit trail; the keys of creating requests. */
export class CreateAccess1700000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA access;
      REVOKE ALL ON SCHEMA access FROM PUBLIC;
      GRANT USAGE ON SCHEMA access TO tandem_runtime;

      CREATE TABLE access.app_user (
        id uuid PRIMARY KEY,
        organization_id uuid,
        email text NOT NULL UNIQUE CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254),
        display_name text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 200),
        role text NOT NULL CHECK (role IN (
          'outreach-worker', 'case-manager', 'program-staff', 'supervisor', 'safety-advocate', 'administrator')),
        password_hash text NOT NULL,
        is_sample boolean NOT NULL DEFAULT false,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT app_user_organization_check CHECK (organization_id IS NOT NULL OR role = 'administrator')
      );
      CREATE INDEX app_user_organization_idx ON access.app_user (organization_id);

      CREATE TABLE access.session (
        token_hash bytea PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES access.app_user (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL DEFAULT now() + ${ABSOLUTE},
        revoked_at timestamptz
      );
      CREATE INDEX session_user_idx ON access.session (user_id);

      CREATE TABLE audit_event (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        actor_user_id uuid,
        action text NOT NULL CHECK (char_length(action) BETWEEN 3 AND 80),
        subject_kind text,
        subject_id uuid,
        outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
        CONSTRAINT audit_event_subject_check CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
      );
      CREATE INDEX audit_event_subject_idx ON audit_event (subject_id, at);

      CREATE TABLE idempotency_key (
        user_id uuid NOT NULL,
        key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 200),
        route text NOT NULL,
        request_sha256 bytea NOT NULL,
        resource_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, key)
      );
    `);
    await queryRunner.query(SESSION_FUNCTIONS);
    await queryRunner.query(PROTECTION);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE idempotency_key, audit_event; DROP SCHEMA access CASCADE;');
  }
}

/** What policies ask. The session token is opaque: a forged one resolves to nobody, and nobody sees no row. */
const SESSION_FUNCTIONS = `
  CREATE VIEW access.live_session AS
    SELECT s.token_hash, u.id AS user_id, u.organization_id, u.role
    FROM access.session s JOIN access.app_user u ON u.id = s.user_id
    WHERE s.revoked_at IS NULL AND s.expires_at > now() AND s.last_used_at > now() - ${IDLE} AND u.disabled_at IS NULL;

  CREATE FUNCTION access.current_token_hash() RETURNS bytea LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(convert_to(nullif(current_setting('app.session', true), ''), 'UTF8'))
  $$;
  CREATE FUNCTION access.current_user_id() RETURNS uuid LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT user_id FROM access.live_session WHERE token_hash = access.current_token_hash()
  $$;
  CREATE FUNCTION access.current_organization_id() RETURNS uuid LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT organization_id FROM access.live_session WHERE token_hash = access.current_token_hash()
  $$;
  CREATE FUNCTION access.current_role() RETURNS text LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT role FROM access.live_session WHERE token_hash = access.current_token_hash()
  $$;

  CREATE FUNCTION access.session_principal(presented bytea)
    RETURNS TABLE (user_id uuid, organization_id uuid, role text) LANGUAGE sql VOLATILE ${DEFINER} AS $$
    -- Once a minute is enough to tell an idle session from a used one, and spares most requests the write.
    UPDATE access.session s SET last_used_at = now() FROM access.live_session l
      WHERE s.token_hash = presented AND l.token_hash = presented AND s.last_used_at < now() - interval '1 minute';
    SELECT l.user_id, l.organization_id, l.role FROM access.live_session l WHERE l.token_hash = presented;
  $$;
  CREATE FUNCTION access.end_session() RETURNS void LANGUAGE sql VOLATILE ${DEFINER} AS $$
    UPDATE access.session SET revoked_at = now()
      WHERE token_hash = access.current_token_hash() AND revoked_at IS NULL;
  $$;
`;

const PROTECTION = `
  CREATE FUNCTION access.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END
  $$;
  CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

  ${['access.app_user', 'access.session', 'audit_event', 'idempotency_key']
    .map(
      (table) => `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_all ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`,
    )
    .join('')}

  GRANT INSERT (id, actor_user_id, action, subject_kind, subject_id, outcome) ON audit_event TO tandem_runtime;
  CREATE POLICY audit_own_acts ON audit_event FOR INSERT TO tandem_runtime
    WITH CHECK (actor_user_id IS NOT DISTINCT FROM (SELECT access.current_user_id()));

  GRANT SELECT, INSERT, UPDATE (resource_id) ON idempotency_key TO tandem_runtime;
  CREATE POLICY idempotency_own_keys ON idempotency_key TO tandem_runtime
    USING (user_id = (SELECT access.current_user_id())) WITH CHECK (user_id = (SELECT access.current_user_id()));

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION access.current_token_hash(), access.current_user_id(), access.current_organization_id(),
    access.current_role(), access.session_principal(bytea), access.end_session() TO tandem_runtime;
`;
