import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp';

/** Init-plans: each part in brackets is resolved once per statement, not once per row. */
const OWN = `organization_id = (SELECT access.client_organization_id())`;
const CONSENTED = `ANY (ARRAY(SELECT access.consented_client_ids()))`;

const TABLES = [
  'client',
  'answer',
  'consent',
  'private_screen',
  'disclosure',
  'partner_link',
  'partner_link_member',
  'partner_link_event',
];
const APPEND_ONLY = ['answer', 'private_screen', 'disclosure', 'partner_link_event'];

/**
 * Who sees which client, as the database knows it: the same answer as `decideDisclosure`, over all purposes. The
 * purpose of an opening is checked by `ClientRecords`; whatever that does, nobody gets past these policies.
 */
export class ProtectClients1700000003200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FUNCTIONS);
    for (const table of TABLES) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_all ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
      `);
    }
    for (const table of APPEND_ONLY) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();
      `);
    }
    await queryRunner.query(CLIENT_POLICIES);
    await queryRunner.query(LINK_POLICIES);
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
    for (const table of APPEND_ONLY) {
      await queryRunner.query(`DROP TRIGGER ${table}_is_append_only ON ${table}`);
    }
    await queryRunner.query(`
      DROP FUNCTION access.screens_for_matching(uuid[]), access.may_open_client(uuid), access.visible_client_ids(),
        access.consented_client_ids(), access.client_organization_id();
    `);
  }
}

const FUNCTIONS = `
  -- The caller's organization, for the roles whose work is with clients; null for everybody else.
  CREATE FUNCTION access.client_organization_id() RETURNS uuid LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT access.current_organization_id() WHERE access.current_role() IN (
      'outreach-worker', 'case-manager', 'supervisor', 'safety-advocate')
  $$;
  -- Clients of other agencies who agreed, in a consent that holds today, that the caller's organization may know.
  CREATE FUNCTION access.consented_client_ids() RETURNS SETOF uuid LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT c.client_id FROM public.consent AS c
    WHERE c.recipient_organization_id = (SELECT access.client_organization_id()) AND c.revoked_at IS NULL
      AND c.signed_on <= (now() AT TIME ZONE 'UTC')::date
      AND (c.expires_on IS NULL OR c.expires_on >= (now() AT TIME ZONE 'UTC')::date)
  $$;
  CREATE FUNCTION access.visible_client_ids() RETURNS SETOF uuid LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT c.id FROM public.client AS c WHERE c.organization_id = (SELECT access.client_organization_id())
    UNION
    SELECT access.consented_client_ids()
  $$;
  CREATE FUNCTION access.may_open_client(client uuid) RETURNS boolean LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.client AS c
        WHERE c.id = client AND c.organization_id = (SELECT access.client_organization_id()))
      OR EXISTS (SELECT 1 FROM access.consented_client_ids() AS id WHERE id = client)
  $$;
  -- What each of these clients said alone, for the gates of a joint search: the newest answer to each question, a row
  -- for each client, asked or not. A concern stands until a safety advocate has recorded that the client withdrew it.
  CREATE FUNCTION access.screens_for_matching(clients uuid[])
    RETURNS TABLE (client_id uuid, asked_on date, wants_treatment text, wants_to_be_placed_together text,
      safety_concern text, acute_emergency text) LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT c.id,
      (SELECT max(s.asked_on) FROM public.private_screen AS s WHERE s.client_id = c.id),
      (SELECT s.wants_treatment FROM public.private_screen AS s
        WHERE s.client_id = c.id AND s.wants_treatment IS NOT NULL ORDER BY s.ordinal DESC LIMIT 1),
      (SELECT s.wants_to_be_placed_together FROM public.private_screen AS s
        WHERE s.client_id = c.id AND s.wants_to_be_placed_together IS NOT NULL ORDER BY s.ordinal DESC LIMIT 1),
      (SELECT s.safety_concern FROM public.private_screen AS s
        WHERE s.client_id = c.id AND s.safety_concern IS NOT NULL
        ORDER BY s.safety_concern IN ('yes', 'unsure') AND s.ordinal > coalesce((
          SELECT max(lifted.ordinal) FROM public.private_screen AS lifted
          WHERE lifted.client_id = c.id AND lifted.safety_concern = 'no' AND lifted.recorded_as = 'safety-advocate'
        ), 0) DESC, s.ordinal DESC LIMIT 1),
      (SELECT s.acute_emergency FROM public.private_screen AS s
        WHERE s.client_id = c.id AND s.acute_emergency IS NOT NULL ORDER BY s.ordinal DESC LIMIT 1)
    FROM public.client AS c
    WHERE c.id = ANY (clients) AND access.may_open_client(c.id)
  $$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION access.client_organization_id(), access.consented_client_ids(),
    access.visible_client_ids(), access.may_open_client(uuid), access.screens_for_matching(uuid[]) TO tandem_runtime;
`;

const CLIENT_POLICIES = `
  CREATE POLICY client_read ON client FOR SELECT TO tandem_runtime USING (${OWN} OR id = ${CONSENTED});
  CREATE POLICY client_add ON client FOR INSERT TO tandem_runtime WITH CHECK (${OWN});
  CREATE POLICY client_change ON client FOR UPDATE TO tandem_runtime USING (${OWN}) WITH CHECK (${OWN});
  GRANT SELECT, INSERT (id, display_name, safe_phone, safe_times, voicemail_ok, phone_shared),
    UPDATE (display_name, safe_phone, safe_times, voicemail_ok, phone_shared, updated_at, version)
    ON client TO tandem_runtime;

  CREATE POLICY answer_read ON answer FOR SELECT TO tandem_runtime USING (${OWN} OR client_id = ${CONSENTED});
  CREATE POLICY answer_add ON answer FOR INSERT TO tandem_runtime WITH CHECK (${OWN});
  GRANT SELECT, INSERT (id, client_id, fact_key, state, value, source) ON answer TO tandem_runtime;

  -- The recipient reads the consents addressed to it, as long as one of them holds; no others, and no tombstones.
  CREATE POLICY consent_read ON consent FOR SELECT TO tandem_runtime USING (${OWN} OR (client_id = ${CONSENTED}
    AND recipient_organization_id = (SELECT access.client_organization_id()) AND revoked_at IS NULL));
  CREATE POLICY consent_add ON consent FOR INSERT TO tandem_runtime WITH CHECK (${OWN});
  CREATE POLICY consent_revoke ON consent FOR UPDATE TO tandem_runtime
    USING (${OWN} AND revoked_at IS NULL) WITH CHECK (${OWN} AND revoked_at IS NOT NULL);
  GRANT SELECT, INSERT (id, client_id, patient_name, discloser, information, information_description, recipient_kind,
      recipient_organization_id, recipient_class, recipient_client_id, recipient_name, purposes, right_to_revoke,
      expires_on, signed_by, signature_kind, signed_on, text_version), UPDATE (revoked_at, revoked_by)
    ON consent TO tandem_runtime;

  CREATE POLICY private_screen_read ON private_screen FOR SELECT TO tandem_runtime
    USING (${OWN} AND (SELECT access.current_role()) = 'safety-advocate');
  CREATE POLICY private_screen_add ON private_screen FOR INSERT TO tandem_runtime WITH CHECK (${OWN});
  GRANT SELECT, INSERT (id, client_id, asked_on, asked_alone, wants_treatment, wants_to_be_placed_together,
    safety_concern, acute_emergency) ON private_screen TO tandem_runtime;

  CREATE POLICY disclosure_add ON disclosure FOR INSERT TO tandem_runtime
    WITH CHECK (access.may_open_client(client_id));
  GRANT INSERT (id, client_id, purpose, basis, consent_id) ON disclosure TO tandem_runtime;
`;

const EITHER_SIDE = `first_organization_id = (SELECT access.client_organization_id())
    OR second_organization_id = (SELECT access.client_organization_id())
    OR first_client_id = ${CONSENTED} OR second_client_id = ${CONSENTED}`;

const LINK_POLICIES = `
  CREATE POLICY partner_link_read ON partner_link FOR SELECT TO tandem_runtime USING (${EITHER_SIDE});
  CREATE POLICY partner_link_invite ON partner_link FOR INSERT TO tandem_runtime WITH CHECK (status = 'invited'
    AND access.may_open_client(first_client_id) AND access.may_open_client(second_client_id));
  CREATE POLICY partner_link_change ON partner_link FOR UPDATE TO tandem_runtime USING (${EITHER_SIDE});
  -- Who ended a link is kept, and read by nobody.
  GRANT SELECT (id, first_client_id, second_client_id, first_organization_id, second_organization_id,
      invited_by_client_id, status, preferences, invited_at, version),
    INSERT (id, first_client_id, second_client_id, invited_by_client_id, preferences),
    UPDATE (status, preferences, ended_at, ended_by_client_id, version) ON partner_link TO tandem_runtime;

  CREATE POLICY partner_link_event_read ON partner_link_event FOR SELECT TO tandem_runtime
    USING (event <> 'ended' AND EXISTS (SELECT 1 FROM partner_link AS l WHERE l.id = link_id));
  CREATE POLICY partner_link_event_add ON partner_link_event FOR INSERT TO tandem_runtime
    WITH CHECK (access.may_open_client(client_id) AND EXISTS (
      SELECT 1 FROM partner_link AS l
      WHERE l.id = link_id AND l.status <> 'ended' AND client_id IN (l.first_client_id, l.second_client_id)));
  GRANT SELECT (id, link_id, client_id, event, at, ordinal), INSERT (id, link_id, client_id, event)
    ON partner_link_event TO tandem_runtime;
`;
