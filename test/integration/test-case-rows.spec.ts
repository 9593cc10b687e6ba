import { Database } from '../../src/platform/database/database.js';
import { givenProgram } from '../support/given-program.js';
import { givenTestCase } from '../support/given-test-case.js';
import { TestApi } from '../support/test-api.js';

const SEE = 'SELECT id FROM program_test_case WHERE id = $1';
const ADD = `
  INSERT INTO program_test_case (id, program_id, name, facts, asked_on, expected)
  VALUES (gen_random_uuid(), $1, 'Another', '{}', '2026-03-10', 'ready')`;
const FORGE = ADD.replace('expected)', 'expected, created_by)').replace("'ready')", "'ready', $2)");

describe('the rows of test cases', () => {
  let api: TestApi;
  let other: string;
  let program: string;
  let id: string;
  beforeAll(async () => {
    api = await TestApi.start();
    other = await api.givenOrganization();
    program = (await givenProgram(api)).id;
  });
  beforeEach(async () => void (id = await givenTestCase(api, program)));
  afterAll(() => api.stop());

  const as = (token: string, sql: string, values: unknown[]): Promise<unknown[]> =>
    api.app.get(Database).asSession(token, (tx) => tx.query(sql, values));
  const staff = () => api.userIn('program-staff');
  const row = async () =>
    (
      await api.owner.query<{ outdated_at: Date | null; outdated_by: string | null }[]>(
        'SELECT outdated_at, outdated_by FROM program_test_case WHERE id = $1',
        [id],
      )
    )[0];

  it('are seen by editors of the program’s organization, and by nobody else', async () => {
    expect(await as(staff().token, SEE, [id])).toHaveLength(1);
    expect(await as(api.userIn('administrator').token, SEE, [id])).toHaveLength(1);
    for (const token of [
      ...[api.userIn('outreach-worker').token, api.userIn('supervisor').token, 'no such session'],
      ...[api.userIn('program-staff', other).token, (await api.givenUser('administrator', null)).token],
    ])
      expect(await as(token, SEE, [id])).toEqual([]);
  });

  it('are written in the own name only, for the own programs only, and never removed', async () => {
    await as(staff().token, ADD, [program]);
    const forged = [program, api.userIn('administrator').id];
    await expect(as(staff().token, FORGE, forged)).rejects.toThrow(/permission denied/);
    await expect(as(api.userIn('program-staff', other).token, ADD, [program])).rejects.toThrow(/row-level/);
    await expect(as(api.userIn('outreach-worker').token, ADD, [program])).rejects.toThrow(/row-level/);
    await expect(as(staff().token, 'DELETE FROM program_test_case WHERE id = $1', [id])).rejects.toThrow(/permission/);
    const move = 'UPDATE program_test_case SET program_id = program_id WHERE id = $1';
    await expect(as(staff().token, move, [id])).rejects.toThrow(/permission denied/);
  });

  it('say who marked them and when, whatever the statement says, until the mark is taken off', async () => {
    const mark = `UPDATE program_test_case SET outdated_at = '2001-01-01', outdated_by = $2 WHERE id = $1`;
    const colleague = api.userIn('administrator');
    await as(staff().token, mark, [id, colleague.id]);
    const marked = await row();
    expect(marked?.outdated_by).toBe(staff().id);
    expect(Math.abs((marked?.outdated_at?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    await as(colleague.token, mark, [id, colleague.id]);
    expect(await row()).toEqual(marked);
    await as(colleague.token, 'UPDATE program_test_case SET outdated_at = NULL WHERE id = $1', [id]);
    expect(await row()).toEqual({ outdated_at: null, outdated_by: null });
  });

  it('never expect somebody to be ready and held back', async () => {
    const both = `UPDATE program_test_case SET blocked_by = 'age-range' WHERE id = $1`;
    await expect(api.owner.query(both, [id])).rejects.toThrow(/program_test_case_ready_check/);
  });
});
