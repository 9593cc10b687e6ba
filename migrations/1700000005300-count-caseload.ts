import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp';

/** So many previews of rules an organization may ask for in a day: see the decision about counting the caseload. */
const PREVIEWS_A_DAY = 20;

/** The newest answer that a client gave alone to one question, before an instant. */
const said = (question: string) => `(SELECT s.${question} FROM public.private_screen AS s
        WHERE s.client_id = client AND s.recorded_at < before AND s.${question} IS NOT NULL
        ORDER BY s.ordinal DESC LIMIT 1)`;

/** What may be used of a client's answers, as they stood at an instant. */
const usableFacts = (client: string) => `(
        SELECT coalesce(jsonb_object_agg(newest.fact_key, newest.value), '{}') FROM (
          SELECT DISTINCT ON (a.fact_key) a.fact_key, a.state, a.source, a.value
          FROM public.answer AS a WHERE a.client_id = l.${client} AND a.recorded_at < midnight
          ORDER BY a.fact_key, a.ordinal DESC) AS newest
        WHERE newest.state = 'known' AND newest.source <> 'reported-by-other')`;

/**
 * Counting who waits, for people who may open none of their records. What stands behind the one function here is told
 * in the decision "The caseload is counted, not opened".
 */
export class CountCaseload1700000005300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(GATES);
    await queryRunner.query(WAITING_COUPLES);
    await queryRunner.query(`
      CREATE INDEX partner_link_standing_idx ON partner_link (status, ended_at);
      REVOKE ALL ON FUNCTION access.gates_stood_open(uuid, timestamptz), access.waiting_couples(text, uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION access.waiting_couples(text, uuid) TO tandem_runtime;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION access.waiting_couples(text, uuid), access.gates_stood_open(uuid, timestamptz);
      DROP INDEX partner_link_standing_idx;
    `);
  }
}

/** A concern or an order stands until a safety advocate has recorded that the client withdrew it. */
const stands = (question: string) => `EXISTS (
        SELECT 1 FROM public.private_screen AS s
        WHERE s.client_id = client AND s.recorded_at < before AND s.${question} IN ('yes', 'unsure')
          AND s.ordinal > coalesce((
            SELECT max(lifted.ordinal) FROM public.private_screen AS lifted
            WHERE lifted.client_id = client AND lifted.recorded_at < before AND lifted.${question} = 'no'
              AND lifted.recorded_as = 'safety-advocate'), 0))`;

/** As `decideGates` has it, for one of the two: whoever said anything but these five words does not wait here. */
const GATES = `
  CREATE FUNCTION access.gates_stood_open(client uuid, before timestamptz) RETURNS boolean
    LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT coalesce(${said('wants_treatment')} = 'yes'
      AND ${said('wants_to_be_placed_together')} = 'yes'
      AND ${said('acute_emergency')} = 'no'
      AND ${said('safety_concern')} = 'no'
      AND ${said('no_contact_order')} = 'no'
      AND NOT ${stands('safety_concern')}
      AND NOT ${stands('no_contact_order')}, false)
  $$;
`;

/**
 * Couples who waited when the day began (UTC), in an order that means nothing: facts and wishes, no name, no id. The
 * key stands for a couple with this organization only. Staff ask for one of their own programs, a supervisor for the couples
 * whose two records the agency keeps, the installation's administrator for all.
 */
const WAITING_COUPLES = `
  CREATE FUNCTION access.waiting_couples(purpose text, for_program uuid)
    RETURNS TABLE (cell_key bigint, preferences jsonb, first_facts jsonb, second_facts jsonb)
    LANGUAGE plpgsql VOLATILE ${DEFINER} AS $$
    #variable_conflict use_column
    DECLARE
      caller uuid := access.current_user_id();
      called_as text := access.current_role();
      own uuid := access.current_organization_id();
      midnight timestamptz := date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
      kept_by uuid;
      scope text;
    BEGIN
      IF purpose = 'rule-preview' AND called_as IN ('program-staff', 'administrator') AND EXISTS (
        SELECT 1 FROM public.program AS p WHERE p.id = for_program AND p.organization_id = own) THEN
        -- One for all of its programs: with a key for each, asking about one after the other would teach more.
        scope := own::text;
        PERFORM pg_advisory_xact_lock(hashtextextended('rule previews of ' || own::text, 0));
        IF (SELECT count(*) FROM public.audit_event AS e WHERE e.subject_id = own AND e.at >= midnight
            AND e.action = 'caseload.counted-for-rule-preview') >= ${String(PREVIEWS_A_DAY)} THEN
          RAISE EXCEPTION 'no more previews today' USING ERRCODE = 'TD429';
        END IF;
      ELSIF purpose = 'barrier-report' AND called_as = 'supervisor' AND own IS NOT NULL THEN
        kept_by := own;
        scope := own::text;
      ELSIF purpose = 'barrier-report' AND called_as = 'administrator' AND own IS NULL THEN
        scope := 'everybody';
      ELSE
        RAISE insufficient_privilege;
      END IF;
      INSERT INTO public.audit_event (id, actor_user_id, action, subject_kind, subject_id, outcome)
        VALUES (gen_random_uuid(), caller, 'caseload.counted-for-' || purpose,
          CASE WHEN own IS NOT NULL THEN 'organization' END, own, 'done');
      RETURN QUERY
        SELECT ('x' || left(encode(sha256(convert_to(l.id::text || scope, 'UTF8')), 'hex'), 8))::bit(32)::bigint AS key,
          l.preferences, ${usableFacts('first_client_id')}, ${usableFacts('second_client_id')}
        FROM public.partner_link AS l
        WHERE l.kind = 'intimate-partner'
          AND (l.status = 'confirmed' OR (l.status = 'ended' AND l.ended_at >= midnight))
          AND (kept_by IS NULL OR (l.first_organization_id = kept_by AND l.second_organization_id = kept_by))
          AND 2 = (SELECT count(DISTINCT e.client_id) FROM public.partner_link_event AS e
            WHERE e.link_id = l.id AND e.event = 'confirmed' AND e.at < midnight)
          AND access.gates_stood_open(l.first_client_id, midnight)
          AND access.gates_stood_open(l.second_client_id, midnight)
        ORDER BY key;
    END
  $$;
`;
