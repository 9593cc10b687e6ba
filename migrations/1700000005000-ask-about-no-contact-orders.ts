import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp';

/**
 * Whether a court or another authority forbids contact between the two is asked alone, like everything about safety, and
 * read by nobody but a safety advocate and the gates. Like a concern, an order stands until a safety advocate has recorded
 * that there is none any more. Of clients who were screened before, nobody knows: not asked is not no.
 */
export class AskAboutNoContactOrders1700000005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE private_screen ADD COLUMN no_contact_order text
        CHECK (no_contact_order IN ('yes', 'no', 'unsure', 'refused'));
      GRANT INSERT (no_contact_order) ON private_screen TO tandem_runtime;
    `);
    await queryRunner.query(screensForMatching(', no_contact_order text', `,\n      ${standing('no_contact_order')}`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(screensForMatching('', ''));
    await queryRunner.query('ALTER TABLE private_screen DROP COLUMN no_contact_order');
  }
}

/** What each of these clients said alone: the newest answer to each question, a row for each client, asked or not. */
const screensForMatching = (columns: string, answers: string) => `
  DROP FUNCTION access.screens_for_matching(uuid[]);
  CREATE FUNCTION access.screens_for_matching(clients uuid[])
    RETURNS TABLE (client_id uuid, asked_on date, wants_treatment text, wants_to_be_placed_together text,
      safety_concern text, acute_emergency text${columns}) LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT c.id,
      (SELECT max(s.asked_on) FROM public.private_screen AS s WHERE s.client_id = c.id),
      ${newest('wants_treatment')},
      ${newest('wants_to_be_placed_together')},
      ${standing('safety_concern')},
      ${newest('acute_emergency')}${answers}
    FROM public.client AS c
    WHERE c.id = ANY (clients) AND access.may_open_client(c.id)
  $$;
  REVOKE ALL ON FUNCTION access.screens_for_matching(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION access.screens_for_matching(uuid[]) TO tandem_runtime;
`;

const newest = (question: string) => `(SELECT s.${question} FROM public.private_screen AS s
        WHERE s.client_id = c.id AND s.${question} IS NOT NULL ORDER BY s.ordinal DESC LIMIT 1)`;

/** The newest answer, but a yes or unsure until a safety advocate has recorded that the client took it back. */
const standing = (question: string) => `(SELECT s.${question} FROM public.private_screen AS s
        WHERE s.client_id = c.id AND s.${question} IS NOT NULL
        ORDER BY s.${question} IN ('yes', 'unsure') AND s.ordinal > coalesce((
          SELECT max(lifted.ordinal) FROM public.private_screen AS lifted
          WHERE lifted.client_id = c.id AND lifted.${question} = 'no' AND lifted.recorded_as = 'safety-advocate'
        ), 0) DESC, s.ordinal DESC LIMIT 1)`;
