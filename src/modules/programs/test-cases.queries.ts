import type { EntityManager } from 'typeorm';
import type { FieldsOf } from '../organizations/index.js';
import type { OwnScope } from './rule-version.dto.js';
import type { TestCaseDto } from './test-case.dto.js';

const CASE = `
  SELECT c.id, c.program_id AS "programId", c.name, c.facts, c.asked_on AS "askedOn", c.expected,
    c.blocked_by AS "blockedBy", c.outdated_at AS "outdatedAt", c.outdated_by AS "outdatedBy"
  FROM program_test_case AS c`;

/** What staff say of a case. */
export type TestCaseValues = Omit<FieldsOf<TestCaseDto>, 'outdatedAt' | 'outdatedBy'>;

export async function findTestCase(tx: EntityManager, id: string): Promise<TestCaseDto | undefined> {
  const [row] = await tx.query<TestCaseDto[]>(`${CASE} WHERE c.id = $1`, [id]);
  return row;
}

const IN_ORDER = 'ORDER BY c.created_at, c.id';
const CASES_OF = {
  program: `${CASE} WHERE c.program_id = $1 ${IN_ORDER}`,
  site: `${CASE} JOIN program AS p ON p.id = c.program_id WHERE p.site_id = $1 ${IN_ORDER}`,
  organization: `${CASE} JOIN program AS p ON p.id = c.program_id WHERE p.organization_id = $1 ${IN_ORDER}`,
};

/** The cases of every program that a rule of this scope binds, the oldest first. */
export function testCasesOf(tx: EntityManager, { kind, id }: OwnScope): Promise<TestCaseDto[]> {
  return tx.query(CASES_OF[kind], [id]);
}

export async function insertTestCase(tx: EntityManager, testCase: TestCaseValues): Promise<void> {
  const { id, programId, name, facts, askedOn, expected, blockedBy } = testCase;
  await tx.query(
    `INSERT INTO program_test_case (id, program_id, name, facts, asked_on, expected, blocked_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, programId, name, JSON.stringify(facts), askedOn, expected, blockedBy],
  );
}

export async function lockTestCase(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM program_test_case WHERE id = $1 FOR UPDATE', [id]);
}

/** Changes a case. Who marks it as outdated, and when, the database writes itself. */
export async function updateTestCase(tx: EntityManager, testCase: TestCaseValues, outdated: boolean): Promise<void> {
  const { id, name, facts, askedOn, expected, blockedBy } = testCase;
  await tx.query(
    `UPDATE program_test_case SET name = $2, facts = $3, asked_on = $4, expected = $5, blocked_by = $6,
       outdated_at = CASE WHEN $7 THEN now() END, version = version + 1
     WHERE id = $1`,
    [id, name, JSON.stringify(facts), askedOn, expected, blockedBy, outdated],
  );
}

export async function markOutdated(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE program_test_case SET outdated_at = now(), version = version + 1
     WHERE id = ANY ($1::uuid[]) AND outdated_at IS NULL`,
    [ids],
  );
}
