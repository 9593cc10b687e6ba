import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every function is resolved by its full name only, so that no table of a caller's can stand in for ours. */
const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp';

/** What signing in and managing users may do to tables that requests cannot reach. */
export class CreateLogin1700000001100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(LOGIN_FUNCTIONS);
    await queryRunner.query(USER_FUNCTIONS);
    await queryRunner.query(`
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION access.find_login(text), access.open_session(bytea, uuid),
        access.reserve_login_attempt(bytea, bytea), access.forget_login_attempt(bytea, bytea), access.visible_users(),
        access.create_user(uuid, uuid, text, text, text, text), access.disable_user(uuid) TO tandem_runtime;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION access.disable_user, access.create_user, access.visible_users, access.manages_users_of,
        access.forget_login_attempt, access.reserve_login_attempt, access.open_session, access.find_login;
      DROP VIEW access.user_profile;
      DROP TABLE access.login_attempt;
    `);
  }
}

const LOGIN_FUNCTIONS = `
  CREATE TABLE access.login_attempt (
    key bytea PRIMARY KEY,
    failures integer NOT NULL DEFAULT 0,
    last_at timestamptz NOT NULL DEFAULT now(),
    blocked_until timestamptz NOT NULL DEFAULT '-infinity'
  );
  CREATE INDEX login_attempt_last_idx ON access.login_attempt (last_at);
  ALTER TABLE access.login_attempt ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access.login_attempt FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_all ON access.login_attempt TO CURRENT_USER USING (true) WITH CHECK (true);

  CREATE FUNCTION access.find_login(login_email text)
    RETURNS TABLE (user_id uuid, password_hash text) LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT id, u.password_hash FROM access.app_user u WHERE email = lower(login_email) AND disabled_at IS NULL
  $$;

  CREATE FUNCTION access.open_session(new_token_hash bytea, for_user uuid) RETURNS timestamptz
    LANGUAGE sql VOLATILE ${DEFINER} AS $$
    DELETE FROM access.session WHERE user_id = for_user AND expires_at < now();
    INSERT INTO access.session (token_hash, user_id) VALUES (new_token_hash, for_user) RETURNING expires_at;
  $$;

  -- Counts the attempt before the password is looked at, so that attempts made at once cannot pass together. Returns
  -- the seconds to wait, 0 to go on. The delay rises with each failure and is never endless: no account can be locked
  -- by somebody else. The caller's own delay stays short, because many people can share one address.
  CREATE FUNCTION access.reserve_login_attempt(account_key bytea, caller_key bytea) RETURNS integer
    LANGUAGE plpgsql VOLATILE ${DEFINER} AS $$
    DECLARE
      wait integer;
    BEGIN
      DELETE FROM access.login_attempt WHERE key IN (
        SELECT key FROM access.login_attempt WHERE last_at < now() - interval '1 day' LIMIT 20 FOR UPDATE SKIP LOCKED);
      INSERT INTO access.login_attempt (key) VALUES (account_key) ON CONFLICT DO NOTHING;
      PERFORM FROM access.login_attempt WHERE key = account_key FOR UPDATE;
      INSERT INTO access.login_attempt (key) VALUES (caller_key) ON CONFLICT DO NOTHING;
      PERFORM FROM access.login_attempt WHERE key = caller_key FOR UPDATE;
      SELECT ceil(max(extract(epoch FROM blocked_until - clock_timestamp())))::integer INTO wait
        FROM access.login_attempt WHERE key IN (account_key, caller_key) AND blocked_until > clock_timestamp();
      IF wait > 0 THEN
        RETURN wait;
      END IF;
      UPDATE access.login_attempt SET last_at = now(),
        failures = CASE WHEN last_at < now() - interval '1 hour' THEN 1 ELSE failures + 1 END
        WHERE key IN (account_key, caller_key);
      UPDATE access.login_attempt SET blocked_until =
        clock_timestamp() + interval '1 second' * least(300, 2 ^ least(failures - 6, 20))
        WHERE key = account_key AND failures > 5;
      UPDATE access.login_attempt SET blocked_until = clock_timestamp() + interval '2 seconds'
        WHERE key = caller_key AND failures > 100;
      RETURN 0;
    END
  $$;
  CREATE FUNCTION access.forget_login_attempt(account_key bytea, caller_key bytea) RETURNS void
    LANGUAGE sql VOLATILE ${DEFINER} AS $$
    DELETE FROM access.login_attempt WHERE key = account_key;
    UPDATE access.login_attempt SET failures = greatest(failures - 1, 0), blocked_until = '-infinity'
      WHERE key = caller_key;
  $$;
`;

const USER_FUNCTIONS = `
  CREATE VIEW access.user_profile AS
    SELECT id, organization_id, email, display_name, role, is_sample, disabled_at, created_at FROM access.app_user;

  CREATE FUNCTION access.manages_users_of(organization uuid) RETURNS boolean LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT coalesce(access.current_role() = 'administrator'
      AND (access.current_organization_id() IS NULL OR access.current_organization_id() = organization), false)
  $$;
  -- The users an administrator manages, and everybody's own account.
  CREATE FUNCTION access.visible_users() RETURNS SETOF access.user_profile LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT p.* FROM access.user_profile p
      WHERE p.id = access.current_user_id() OR access.manages_users_of(p.organization_id)
  $$;
  CREATE FUNCTION access.create_user(new_id uuid, organization uuid, new_email text, name text, new_role text,
    new_password_hash text) RETURNS void LANGUAGE plpgsql VOLATILE ${DEFINER} AS $$
    BEGIN
      IF NOT access.manages_users_of(organization) THEN
        RAISE insufficient_privilege;
      END IF;
      INSERT INTO access.app_user (id, organization_id, email, display_name, role, password_hash)
        VALUES (new_id, organization, lower(new_email), name, new_role, new_password_hash);
    END
  $$;
  -- Ends the account and, from the next statement of anybody on, all of its sessions.
  CREATE FUNCTION access.disable_user(target uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE ${DEFINER} AS $$
    BEGIN
      UPDATE access.app_user SET disabled_at = now()
        WHERE id = target AND disabled_at IS NULL AND access.manages_users_of(organization_id);
      IF NOT FOUND THEN
        RETURN false;
      END IF;
      UPDATE access.session SET revoked_at = now() WHERE user_id = target AND revoked_at IS NULL;
      RETURN true;
    END
  $$;
`;
