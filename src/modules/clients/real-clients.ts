import type { EntityManager } from 'typeorm';

const FIND = `
  SELECT EXISTS (SELECT 1 FROM client AS c JOIN organization AS o ON o.id = c.organization_id WHERE NOT o.is_sample)
    AS found`;

/**
 * True for a database in which an agency that is not a sample keeps a client: no place for a demonstration. It takes
 * the owner's connection, opens no record and says nothing of anybody.
 */
export async function keepsRealClients(owner: EntityManager): Promise<boolean> {
  const [row] = await owner.query<{ found: boolean }[]>(FIND);
  return row?.found ?? false;
}
