import type { EntityManager } from 'typeorm';
import type { FieldsOf } from '../organizations/index.js';
import type { FundingDto } from './funding.dto.js';

const FUNDING = `
  SELECT pf.id, pf.program_id AS "programId", pf.funder_id AS "funderId", f.name AS "funderName",
    f.kind AS "funderKind", pf.from_date AS "from", pf.to_date AS "to"
  FROM program_funder AS pf JOIN funder AS f ON f.id = pf.funder_id`;

/** What is stored of a funding: the funder's name and kind are the funder's own. */
export type FundingValues = Omit<FieldsOf<FundingDto>, 'funderName' | 'funderKind'>;

export async function findFunding(tx: EntityManager, id: string): Promise<FundingDto | undefined> {
  const [row] = await tx.query<FundingDto[]>(`${FUNDING} WHERE pf.id = $1`, [id]);
  return row;
}

export function fundingsOfProgram(tx: EntityManager, programId: string): Promise<FundingDto[]> {
  return tx.query(`${FUNDING} WHERE pf.program_id = $1 ORDER BY lower(f.name), pf.id`, [programId]);
}

/** The funder's row is held by the foreign key until the transaction ends; nothing else is locked before it. */
export async function insertFunding(tx: EntityManager, funding: FundingValues): Promise<void> {
  const { id, programId, funderId, from, to } = funding;
  await tx.query(
    'INSERT INTO program_funder (id, program_id, funder_id, from_date, to_date) VALUES ($1, $2, $3, $4, $5)',
    [id, programId, funderId, from, to],
  );
}

export async function lockFunding(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM program_funder WHERE id = $1 FOR UPDATE', [id]);
}

export async function updateFunding(tx: EntityManager, { id, from, to }: FundingValues): Promise<void> {
  await tx.query('UPDATE program_funder SET from_date = $2, to_date = $3, version = version + 1 WHERE id = $1', [
    ...[id, from, to],
  ]);
}
