import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The link between two partners, with its history. What must hold whoever writes stands here: one live link per client
 * (`partner_link_member`, which only these triggers write, in the order of ids so that two invitations cannot block
 * each other), confirmed only by both, and over for good once it has ended.
 */
export class LinkPartners1700000003100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE partner_link (
        id uuid PRIMARY KEY,
        first_client_id uuid NOT NULL REFERENCES client (id),
        second_client_id uuid NOT NULL REFERENCES client (id),
        first_organization_id uuid NOT NULL,
        second_organization_id uuid NOT NULL,
        invited_by_client_id uuid NOT NULL,
        status text NOT NULL DEFAULT 'invited' CHECK (status IN ('invited', 'confirmed', 'ended')),
        preferences jsonb NOT NULL CHECK (jsonb_typeof(preferences) = 'object'),
        invited_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        ended_by_client_id uuid,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT partner_link_order_check CHECK (first_client_id < second_client_id),
        CONSTRAINT partner_link_invitation_check CHECK (invited_by_client_id IN (first_client_id, second_client_id)),
        CONSTRAINT partner_link_ending_check CHECK (
          (status = 'ended') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by_client_id IS NULL)
          AND (ended_by_client_id IS NULL OR ended_by_client_id IN (first_client_id, second_client_id)))
      );
      CREATE INDEX partner_link_first_idx ON partner_link (first_organization_id, first_client_id);
      CREATE INDEX partner_link_second_idx ON partner_link (second_organization_id, second_client_id);

      CREATE TABLE partner_link_member (
        client_id uuid PRIMARY KEY REFERENCES client (id),
        link_id uuid NOT NULL REFERENCES partner_link (id)
      );
      CREATE INDEX partner_link_member_link_idx ON partner_link_member (link_id);

      CREATE TABLE partner_link_event (
        id uuid PRIMARY KEY,
        link_id uuid NOT NULL REFERENCES partner_link (id),
        client_id uuid NOT NULL REFERENCES client (id),
        event text NOT NULL CHECK (event IN ('invited', 'confirmed', 'ended')),
        at timestamptz NOT NULL DEFAULT now(),
        recorded_by uuid NOT NULL DEFAULT access.current_user_id() REFERENCES access.app_user (id),
        ordinal bigint GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX partner_link_event_idx ON partner_link_event (link_id, ordinal);
      CREATE UNIQUE INDEX partner_link_event_once_idx ON partner_link_event (link_id, client_id, event);

      CREATE FUNCTION access.begin_partner_link() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      BEGIN
        PERFORM 1 FROM public.client
          WHERE id IN (NEW.first_client_id, NEW.second_client_id) ORDER BY id FOR NO KEY UPDATE;
        SELECT organization_id INTO NEW.first_organization_id FROM public.client WHERE id = NEW.first_client_id;
        SELECT organization_id INTO NEW.second_organization_id FROM public.client WHERE id = NEW.second_client_id;
        RETURN NEW;
      END $$;
      CREATE TRIGGER partner_link_begin BEFORE INSERT ON partner_link
        FOR EACH ROW EXECUTE FUNCTION access.begin_partner_link();

      CREATE FUNCTION access.check_partner_link_move() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      BEGIN
        IF OLD.status = 'ended' OR (OLD.status = 'confirmed' AND NEW.status = 'invited') THEN
          RAISE EXCEPTION 'a partner link does not go back' USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.status = 'invited' AND NEW.status = 'confirmed' AND 2 > (
          SELECT count(DISTINCT client_id) FROM public.partner_link_event
          WHERE link_id = NEW.id AND event = 'confirmed'
        ) THEN
          RAISE EXCEPTION 'a partner link is confirmed by both' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER partner_link_move BEFORE UPDATE ON partner_link
        FOR EACH ROW EXECUTE FUNCTION access.check_partner_link_move();

      CREATE FUNCTION access.keep_partner_link_members() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      BEGIN
        IF TG_OP = 'INSERT' AND NEW.status <> 'ended' THEN
          INSERT INTO public.partner_link_member (client_id, link_id) VALUES (NEW.first_client_id, NEW.id);
          INSERT INTO public.partner_link_member (client_id, link_id) VALUES (NEW.second_client_id, NEW.id);
        ELSIF NEW.status = 'ended' THEN
          DELETE FROM public.partner_link_member WHERE link_id = NEW.id;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER partner_link_members AFTER INSERT OR UPDATE ON partner_link
        FOR EACH ROW EXECUTE FUNCTION access.keep_partner_link_members();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE partner_link_event, partner_link_member, partner_link;
      DROP FUNCTION access.keep_partner_link_members();
      DROP FUNCTION access.check_partner_link_move();
      DROP FUNCTION access.begin_partner_link();
    `);
  }
}
