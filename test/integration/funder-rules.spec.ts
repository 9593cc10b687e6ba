import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { ProgramCatalogue } from '../../src/modules/programs/index.js';
import { Database } from '../../src/platform/database/database.js';
import { givenFunder, givenFunderRule, givenFunding } from '../support/given-funder.js';
import { givenProgram } from '../support/given-program.js';
import { TestApi } from '../support/test-api.js';

const TB = { type: 'tb-test', values: { withinMonths: 6 } };
const NEXT_VERSION = `
  INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, effective_from)
  VALUES (gen_random_uuid(), $1, 2, '{"type":"tb-test","values":{"withinMonths":12}}', 'payer', '2027-01-01')`;
const NAME_FUNDER = `
  INSERT INTO program_funder (id, program_id, funder_id, from_date) VALUES (gen_random_uuid(), $1, $2, '2020-01-01')`;

describe('rules of a funder on PostgreSQL', () => {
  let api: TestApi;
  let funder: string;
  /** Two programs of one agency and one of another, which the funder pays for. */
  let paid: string[];
  let unpaid: string;

  beforeAll(async () => (api = await TestApi.start()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    const other = await api.givenOrganization('Another agency');
    funder = await givenFunder(api);
    paid = [];
    for (const organizationId of [api.organizationId, api.organizationId, other])
      paid.push((await givenProgram(api, { organizationId })).id);
    unpaid = (await givenProgram(api)).id;
    for (const id of paid) await givenFunding(api.owner, id, funder);
  });

  const marks = async (): Promise<Record<string, number>> => {
    const rows = await api.owner.query<{ id: string; changed_xid: string }[]>('SELECT id, changed_xid FROM program');
    return Object.fromEntries(rows.map(({ id, changed_xid }) => [id, Number(changed_xid)]));
  };
  const markedBy = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = await marks();
    await work();
    const after = await marks();
    return Object.keys(after).filter((id) => after[id] !== before[id]);
  };
  const rulesInCatalogue = async (programId: string) => {
    const catalogue = await api.app
      .get(Database)
      .asSession(api.userIn('outreach-worker').token, () => api.app.get(ProgramCatalogue).current());
    return catalogue.get(programId)?.rules;
  };

  it('mark every program of the funder when one is published or gets another version, and no other program', async () => {
    let ruleId = '';
    const publish = async () => (ruleId = await givenFunderRule(api.owner, funder, TB));
    expect((await markedBy(publish)).sort()).toEqual([...paid].sort());
    expect((await markedBy(() => api.owner.query(NEXT_VERSION, [ruleId]))).sort()).toEqual([...paid].sort());
  });

  it('reach the catalogue of every program of the funder at the next look', async () => {
    for (const id of paid) expect(await rulesInCatalogue(id)).toEqual([]);
    const ruleId = await givenFunderRule(api.owner, funder, TB);
    for (const id of paid)
      expect(await rulesInCatalogue(id)).toMatchObject([{ id: ruleId, version: 1, inheritedFrom: 'funder', tree: TB }]);
    await api.owner.query(NEXT_VERSION, [ruleId]);
    for (const id of paid)
      expect(await rulesInCatalogue(id)).toMatchObject([
        { version: 1, effectiveTo: '2026-12-31' },
        { version: 2, effectiveFrom: '2027-01-01' },
      ]);
    expect(await rulesInCatalogue(unpaid)).toEqual([]);
  });

  it('mark a program when it names a funder, and when the days of it change', async () => {
    const ruleId = await givenFunderRule(api.owner, funder, TB);
    expect(await markedBy(() => givenFunding(api.owner, unpaid, funder))).toEqual([unpaid]);
    expect(await rulesInCatalogue(unpaid)).toMatchObject([{ id: ruleId }]);
    const end = `UPDATE program_funder SET to_date = '2026-06-30' WHERE program_id = $1`;
    expect(await markedBy(() => api.owner.query(end, [unpaid]))).toEqual([unpaid]);
    expect(await rulesInCatalogue(unpaid)).toMatchObject([{ effectiveFrom: '2020-01-01', effectiveTo: '2026-06-30' }]);
    const remove = 'DELETE FROM program_funder WHERE program_id = $1';
    expect(await markedBy(() => api.owner.query(remove, [unpaid]))).toEqual([unpaid]);
    expect(await rulesInCatalogue(unpaid)).toEqual([]);
  });

  it('leave out a version that stands on no day on which the funder pays', async () => {
    await givenFunderRule(api.owner, funder, TB, { from: '2026-01-01', to: '2026-03-31' });
    const { id: before } = await givenProgram(api);
    const { id: across } = await givenProgram(api);
    await givenFunding(api.owner, before, funder, { from: '2025-01-01', to: '2025-12-31' });
    await givenFunding(api.owner, across, funder, { from: '2026-03-31' });
    expect(await rulesInCatalogue(before)).toEqual([]);
    expect(await rulesInCatalogue(across)).toMatchObject([{ effectiveFrom: '2026-03-31', effectiveTo: '2026-03-31' }]);
  });

  it('miss no program that names the funder while one is being published', async () => {
    const staff = api.userIn('program-staff').token;
    const installation = await api.givenUser('administrator', null);
    const publishing = api.owner.createQueryRunner();
    await publishing.startTransaction();
    await publishing.query('SELECT 1 FROM funder WHERE id = $1 FOR UPDATE', [funder]);
    const ruleId = await addRule(publishing);
    const naming = api.app.get(Database).asSession(staff, (tx) => tx.query(NAME_FUNDER, [unpaid, funder]));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await publishing.commitTransaction();
    await publishing.release();
    await naming;
    expect(await rulesInCatalogue(unpaid)).toMatchObject([{ id: ruleId }]);

    // And the other way round: the name is there first, and the publisher waits for it.
    const { id: later } = await givenProgram(api);
    const names = api.owner.createQueryRunner();
    await names.startTransaction();
    await names.query(NAME_FUNDER, [later, funder]);
    const next = api
      .of(installation)
      .post(`/admission-rules/${ruleId}/versions`)
      .send({ tree: TB, authority: 'payer', effectiveFrom: '2026-05-01' })
      .then(({ status }) => status);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await names.commitTransaction();
    await names.release();
    expect(await next).toBe(201);
    expect(await rulesInCatalogue(later)).toHaveLength(2);
  });

  it('of two funders of the same programs can be published at the same moment', async () => {
    const second = await givenFunder(api, { name: 'Another county' });
    for (const id of [...paid].reverse()) await givenFunding(api.owner, id, second);
    const administrator = api.of(await api.givenUser('administrator', null));
    const answers = await Promise.all(
      [funder, second, funder, second].map((id) =>
        administrator
          .post(`/funders/${id}/admission-rules`)
          .send({ tree: TB, authority: 'payer', effectiveFrom: '2026-01-01' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    for (const id of paid) expect(await rulesInCatalogue(id)).toHaveLength(4);
  });

  it('are written by the keeper alone, whatever a route would let through', async () => {
    const add = 'INSERT INTO admission_rule (id, funder_id) VALUES ($1, $2)';
    const as = (token: string, sql: string, values: unknown[]) =>
      api.app.get(Database).asSession(token, (tx) => tx.query(sql, values));
    await expect(as(api.userIn('program-staff').token, add, [randomUUID(), funder])).rejects.toThrow(/row-level/);
    const { token } = await api.givenUser('administrator', null);
    await as(token, add, [randomUUID(), funder]);
    const other = await api.givenOrganization();
    const theirs = (await givenProgram(api, { organizationId: other })).id;
    await expect(as(api.userIn('program-staff').token, NAME_FUNDER, [theirs, funder])).rejects.toThrow(/row-level/);
    await expect(as(api.userIn('outreach-worker').token, NAME_FUNDER, [unpaid, funder])).rejects.toThrow(/row-level/);
    await expect(as(token, 'DELETE FROM funder WHERE id = $1', [funder])).rejects.toThrow(/permission denied/);
  });

  async function addRule(runner: QueryRunner): Promise<string> {
    const ruleId = randomUUID();
    await runner.query('INSERT INTO admission_rule (id, funder_id) VALUES ($1, $2)', [ruleId, funder]);
    await runner.query(
      `INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, effective_from)
       VALUES (gen_random_uuid(), $1, 1, $2, 'payer', '2026-01-01')`,
      [ruleId, JSON.stringify(TB)],
    );
    return ruleId;
  }
});
