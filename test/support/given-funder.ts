import { randomUUID } from 'node:crypto';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import type { TestApi } from './test-api.js';

/** A county that pays, kept by the installation's administrator unless an organization is named; returns its id. */
export async function givenFunder(
  { owner }: Pick<TestApi, 'owner'>,
  { organizationId = null, name = 'A county' }: { organizationId?: string | null; name?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await owner.query(`INSERT INTO funder (id, organization_id, name, kind) VALUES ($1, $2, $3, 'county')`, [
    ...[id, organizationId, name],
  ]);
  return id;
}

/** That a funder pays for a program, since long ago unless the test says otherwise; returns the funding's id. */
export async function givenFunding(
  owner: TestApi['owner'],
  programId: string,
  funderId: string,
  { from = '2020-01-01', to = null }: { from?: string; to?: string | null } = {},
): Promise<string> {
  const id = randomUUID();
  await owner.query(
    'INSERT INTO program_funder (id, program_id, funder_id, from_date, to_date) VALUES ($1, $2, $3, $4, $5)',
    [id, programId, funderId, from, to],
  );
  return id;
}

/** A rule of a funder; returns the rule's id. */
export async function givenFunderRule(
  owner: TestApi['owner'],
  funderId: string,
  tree: RuleTree,
  { from = '2020-01-01', to = null }: { from?: string; to?: string | null } = {},
): Promise<string> {
  const ruleId = randomUUID();
  await owner.query('INSERT INTO admission_rule (id, funder_id) VALUES ($1, $2)', [ruleId, funderId]);
  await owner.query(
    `INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, effective_from, effective_to)
     VALUES ($1, $2, 1, $3, 'payer', $4, $5)`,
    [randomUUID(), ruleId, JSON.stringify(tree), from, to],
  );
  return ruleId;
}
