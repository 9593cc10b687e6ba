import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Links between relatives, friends and others are kept like that between partners, and have no effect: only a link of
 * intimate partners takes one of the two places in `partner_link_member`, so that there is one of it for a client at a
 * time. Of any other kind the same two have one live link. A link keeps its kind.
 */
export class GivePartnerLinksAKind1700000005010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE partner_link ADD COLUMN kind text NOT NULL DEFAULT 'intimate-partner'
        CHECK (kind IN ('intimate-partner', 'kin', 'friend', 'other'));
      GRANT SELECT (kind), INSERT (kind) ON partner_link TO tandem_runtime;
      CREATE UNIQUE INDEX partner_link_one_of_a_kind_idx ON partner_link (first_client_id, second_client_id, kind)
        WHERE status <> 'ended' AND kind <> 'intimate-partner';
    `);
    await queryRunner.query(keepMembers(` AND NEW.kind = 'intimate-partner'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // Without a kind these would be couples: they end, since a link cannot be forgotten while its history is kept.
    await queryRunner.query(`
      UPDATE partner_link SET status = 'ended', ended_at = now(), ended_by_client_id = first_client_id,
        version = version + 1 WHERE kind <> 'intimate-partner' AND status <> 'ended'
    `);
    await queryRunner.query(keepMembers(''));
    await queryRunner.query(`
      DROP INDEX partner_link_one_of_a_kind_idx;
      ALTER TABLE partner_link DROP COLUMN kind;
    `);
  }
}

const keepMembers = (condition: string) => `
  CREATE OR REPLACE FUNCTION access.keep_partner_link_members() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    IF TG_OP = 'INSERT' AND NEW.status <> 'ended'${condition} THEN
      INSERT INTO public.partner_link_member (client_id, link_id) VALUES (NEW.first_client_id, NEW.id);
      INSERT INTO public.partner_link_member (client_id, link_id) VALUES (NEW.second_client_id, NEW.id);
    ELSIF NEW.status = 'ended' THEN
      DELETE FROM public.partner_link_member WHERE link_id = NEW.id;
    END IF;
    RETURN NULL;
  END $$;
`;
