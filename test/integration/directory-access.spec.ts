import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { importDirectory } from '../../src/modules/directory-import/index.js';
import { newSessionToken, sessionTokenHash } from '../../src/platform/access/session-token.js';
import type { Role } from '../../src/platform/access/permission.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { aFacility, directoryFile } from '../support/directory-file.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const NORTH = aFacility({ id: 'su23-00001', name1: 'North Agency', codes: 'SA RES RL MD' });
const SOUTH = aFacility({ id: 'su23-00002', name1: 'South Agency', street1: '2 Main Street', codes: 'SA RES RL MD' });
const NEIGHBOR = aFacility({ id: 'su23-00003', name1: 'Neighbor Agency', codes: 'SA OP ORT' });

const SOME_RULE = `'{"type":"age-range","values":{"minimumYears":18}}'::jsonb, 'program', '2026-01-01'`;
const ADD_REPORT = `INSERT INTO capacity_report (id, program_id, kind, open, from_date, access, reported_by)
  VALUES (gen_random_uuid(), $1, 'any', 2, '2026-01-01', '{"mode":"bookable"}', access.current_user_id())`;

let database: TestDatabase;
let owner: DataSource;
let runtime: DataSource;
let north: { program: string; site: string; organization: string };
let south: { program: string; site: string; organization: string };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await createDataSource({ url: database.ownerUrl, migrate: true }).initialize();
  runtime = await createDataSource({ url: database.runtimeUrl, migrate: false }).initialize();
  await importDirectory(owner, directoryFile([NORTH, SOUTH, NEIGHBOR]));
  [north, south] = await Promise.all([placesOf('North Agency'), placesOf('South Agency')]);
}, 120_000);

afterAll(async () => {
  await Promise.all([owner.destroy(), runtime.destroy()]);
  await database.drop();
});

describe('the directory', () => {
  it('is read by whoever is signed in, and by nobody else', async () => {
    const outreach = await signIn('outreach-worker', south.organization);
    expect(await as(outreach, 'SELECT id FROM program')).toHaveLength(3);
    expect(await as('no such session', 'SELECT id FROM program')).toEqual([]);
    expect(await as('', 'SELECT zip FROM zip_area')).toEqual([]);
  });

  it('is edited by staff of its own organization only', async () => {
    const staff = await signIn('program-staff', north.organization);
    const rename = 'UPDATE program SET name = name WHERE id = $1 RETURNING id';
    expect(await as(staff, rename, [north.program])).toEqual([[{ id: north.program }], 1]);
    expect(await as(staff, rename, [south.program])).toEqual([[], 0]);
    expect(await as(await signIn('outreach-worker', north.organization), rename, [north.program])).toEqual([[], 0]);
    await as(staff, ADD_REPORT, [north.program]);
    await expect(as(staff, ADD_REPORT, [south.program])).rejects.toThrow(/row-level security/);
  });

  it('lets nobody move a program to another organization or call it part of the national directory', async () => {
    const staff = await signIn('administrator', north.organization);
    const update = (assignment: string) => as(staff, `UPDATE program SET ${assignment} WHERE id = $1`, [north.program]);
    await expect(update(`organization_id = '${south.organization}'`)).rejects.toThrow(/permission denied/);
    await expect(update(`source = 'samhsa-directory'`)).rejects.toThrow(/permission denied/);
    await expect(update('changed_xid = 0')).rejects.toThrow(/permission denied/);
    await expect(as(staff, 'DELETE FROM program WHERE id = $1', [north.program])).rejects.toThrow(/permission denied/);
  });

  it('keeps a building that two organizations share from being moved by one of them', async () => {
    const move = 'UPDATE site SET city = city WHERE id = $1 RETURNING id';
    expect(await as(await signIn('program-staff', north.organization), move, [north.site])).toEqual([[], 0]);
    const [, moved] = (await as(await signIn('program-staff', south.organization), move, [south.site])) as unknown[];
    expect(moved).toBe(1);
  });

  it('publishes rules in the own name only, for the own programs only', async () => {
    const staff = await signIn('program-staff', north.organization);
    const addRule = 'INSERT INTO admission_rule (id, program_id) VALUES ($1, $2)';
    const publish = (by: string) =>
      `INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, effective_from, published_by)
       VALUES (gen_random_uuid(), $1, 1, ${SOME_RULE}, ${by})`;
    const rule = randomUUID();
    await as(staff, addRule, [rule, north.program]);
    await expect(as(staff, publish('NULL'), [rule])).rejects.toThrow(/row-level security/);
    await as(staff, publish('access.current_user_id()'), [rule]);
    await expect(as(staff, addRule, [randomUUID(), south.program])).rejects.toThrow(/row-level security/);
    const other = await signIn('program-staff', south.organization);
    await expect(as(other, publish('access.current_user_id()').replace(', 1, ', ', 2, '), [rule])).rejects.toThrow(
      /row-level security/,
    );
  });

  it.each(['admission_rule_version', 'capacity_report'])('never rewrites a row of %s, whoever asks', async (table) => {
    for (const statement of [`UPDATE ${table} SET id = id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(owner.query(statement)).rejects.toThrow(/never changed or removed/);
    }
  });
});

describe('what staff have changed', () => {
  it('stands over a later edition of the directory', async () => {
    const staff = await signIn('program-staff', south.organization);
    await as(staff, `UPDATE program SET name = 'The house on the hill' WHERE id = $1`, [south.program]);
    await importDirectory(owner, directoryFile([NORTH, { ...SOUTH, name2: 'New name' }, NEIGHBOR]));
    const names = await owner.query('SELECT name, status FROM program WHERE id = $1', [south.program]);
    expect(names).toEqual([{ name: 'The house on the hill', status: 'active' }]);
    await importDirectory(owner, directoryFile([NORTH, NEIGHBOR]));
    expect(await owner.query('SELECT status FROM program WHERE id = $1', [south.program])).toEqual([
      { status: 'active' },
    ]);
  });
});

describe('a program is marked as changed', () => {
  const addRule = (scope: string) => `
    WITH rule AS (INSERT INTO admission_rule (id, ${scope}_id) VALUES (gen_random_uuid(), $1) RETURNING id)
    INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, effective_from)
    SELECT gen_random_uuid(), id, 1, ${SOME_RULE} FROM rule`;

  it.each<[string, string, () => string]>([
    ['itself changes', 'UPDATE program SET name = name WHERE id = $1', () => north.program],
    ['its site changes', 'UPDATE site SET phone = phone WHERE id = $1', () => north.site],
    ['its organization changes', 'UPDATE organization SET name = name WHERE id = $1', () => north.organization],
    ['a rule of its own is published', addRule('program'), () => north.program],
    ['a rule of its site is published', addRule('site'), () => north.site],
    ['a rule of its organization is published', addRule('organization'), () => north.organization],
    ['places are reported', ADD_REPORT, () => north.program],
  ])('when %s, and others are not', async (_case, statement, id) => {
    const before = await marks();
    await owner.query(statement, [id()]);
    const after = await marks();
    expect(Number(after[north.program])).toBeGreaterThan(Number(before[north.program]));
    expect(after[south.program]).toBe(before[south.program]);
  });
});

async function marks(): Promise<Record<string, string>> {
  const rows: { id: string; changed_xid: string }[] = await owner.query('SELECT id, changed_xid FROM program');
  return Object.fromEntries(rows.map(({ id, changed_xid }) => [id, changed_xid]));
}

async function placesOf(name: string): Promise<{ program: string; site: string; organization: string }> {
  const [row] = await owner.query(
    `SELECT p.id AS program, p.site_id AS site, o.id AS organization
     FROM program p JOIN organization o ON o.id = p.organization_id WHERE o.name = $1`,
    [name],
  );
  return row as { program: string; site: string; organization: string };
}

async function signIn(role: Role, organizationId: string): Promise<string> {
  const [id, token] = [randomUUID(), newSessionToken()];
  await owner.query(
    `INSERT INTO access.app_user (id, organization_id, email, display_name, role, password_hash)
     VALUES ($1, $2, $3, 'Somebody', $4, 'no password')`,
    [id, organizationId, `${id}@example.org`, role],
  );
  await owner.query('SELECT access.open_session($1, $2)', [sessionTokenHash(token), id]);
  return token;
}

async function as(token: string, statement: string, parameters: unknown[] = []): Promise<unknown> {
  return runtime.transaction(async (tx) => {
    await tx.query(`SELECT set_config('app.session', $1, true)`, [token]);
    return tx.query(statement, parameters);
  });
}
