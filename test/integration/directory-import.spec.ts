import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { DataSource } from 'typeorm';
import {
  FileBrokeOff,
  importDirectory,
  loadZipAreas,
  NotTheDirectory,
  SHIPPED_DIRECTORY,
  type OwnerDatabase,
} from '../../src/modules/directory-import/index.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { aFacility, directoryFile, directoryText } from '../support/directory-file.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const WOMEN = aFacility({ id: 'su23-00001', name1: 'Alder House', codes: 'SA RES RL FEM MD MOA' });
const MEN = aFacility({ id: 'su23-00002', name1: 'Birch House', street1: '2 Main Street', codes: 'SA RES RL MALE MD' });
const CLINIC = aFacility({ id: 'su23-00003', name1: 'Cedar Clinic', street1: '3 Main Street' });

let database: TestDatabase;
let owner: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = await createDataSource({ url: database.ownerUrl, migrate: true }).initialize();
}, 120_000);

afterEach(async () => {
  await owner.destroy();
  await database.drop();
});

describe('importing a directory again', () => {
  it('changes nothing when the file is the same', async () => {
    await importDirectory(owner, directoryFile([WOMEN, MEN, CLINIC]));
    const before = await everything();
    const summary = await importDirectory(owner, directoryFile([WOMEN, MEN, CLINIC]));
    expect(summary.programs).toEqual({ added: 0, changed: 0, unchanged: 3, closed: 0 });
    expect(summary.rules).toEqual({ published: 0, withdrawn: 0 });
    expect(await everything()).toEqual(before);
  });

  it('publishes new rule versions for a changed line, withdraws what it no longer states, and touches no other', async () => {
    await importDirectory(owner, directoryFile([WOMEN, MEN]));
    const [menBefore] = await owner.query(`SELECT changed_xid FROM program WHERE name LIKE 'Birch%'`);
    const changed = { ...WOMEN, codes: 'SA RES RL FEM MALE MD MC MOA BC' };
    const summary = await importDirectory(owner, directoryFile([changed, MEN]));

    expect(summary.programs).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect(summary.rules).toEqual({ published: 1, withdrawn: 1 });
    expect(await versionsOf('Alder House')).toEqual([
      { type: 'continues-medication', version: 1, withdrawn: false, accepts: null },
      { type: 'gender-served', version: 1, withdrawn: false, accepts: null },
      { type: 'gender-served', version: 2, withdrawn: true, accepts: null },
      { type: 'payer', version: 1, withdrawn: false, accepts: ['medicaid'] },
      { type: 'payer', version: 2, withdrawn: false, accepts: ['medicaid', 'medicare'] },
    ]);
    expect(await owner.query(`SELECT changed_xid FROM program WHERE name LIKE 'Birch%'`)).toEqual([menBefore]);
    const notes = await owner.query(`SELECT text FROM program_note`);
    expect(notes).toEqual([{ text: expect.stringMatching(/^Has beds for clients' children/) }]);
  });

  it('publishes a withdrawn rule again when the directory states it again', async () => {
    await importDirectory(owner, directoryFile([MEN]));
    await importDirectory(owner, directoryFile([{ ...MEN, codes: 'SA RES RL MD' }]));
    await importDirectory(owner, directoryFile([MEN]));
    const versions = (await versionsOf('Birch House')).filter(({ type }) => type === 'gender-served');
    expect(versions.map(({ withdrawn }) => withdrawn)).toEqual([false, true, false]);
  });

  it('closes a facility that is no longer listed, and opens it when it comes back', async () => {
    await importDirectory(owner, directoryFile([WOMEN, MEN]));
    expect((await importDirectory(owner, directoryFile([WOMEN]))).programs.closed).toBe(1);
    expect(await statuses()).toEqual({ 'Alder House': 'active', 'Birch House': 'closed' });
    await importDirectory(owner, directoryFile([WOMEN, MEN]));
    expect(await statuses()).toEqual({ 'Alder House': 'active', 'Birch House': 'active' });
  });

  it('leaves open what is listed on a line that cannot be used, and everything where a line names no facility', async () => {
    await importDirectory(owner, directoryFile([WOMEN, MEN]));
    await importDirectory(owner, directoryFile([WOMEN, { ...MEN, zip: '6103' }]));
    expect(await statuses()).toEqual({ 'Alder House': 'active', 'Birch House': 'active' });
    const summary = await importDirectory(owner, directoryFile([WOMEN, aFacility({ id: '' })]));
    expect(summary.nothingClosedBecause).toMatch(/1 unusable lines? do not say which facility/);
    expect(await statuses()).toEqual({ 'Alder House': 'active', 'Birch House': 'active' });
  });
});

describe('a file with faults', () => {
  it('loads the good lines and says of each bad one where it is and why', async () => {
    const summary = await importDirectory(
      owner,
      directoryFile([WOMEN, aFacility({ name1: '' }), { ...CLINIC, lat: 'here' }, { ...MEN, codes: 'SA RL ZZZ' }, MEN]),
    );
    expect(summary).toMatchObject({ rows: 5, facilities: 2 });
    expect(summary.badRows).toEqual([
      { line: 3, id: 'su23-00001', reason: 'name1 is missing' },
      { line: 4, id: 'su23-00003', reason: expect.stringMatching(/^coordinates "here"/) },
      { line: 6, id: 'su23-00002', reason: 'repeats the id of line 5' },
    ]);
    const notes = await owner.query(`SELECT text FROM program_note`);
    expect(notes).toEqual([{ text: 'Codes that the code book does not explain: ZZZ.' }]);
  });

  it.each([
    ['is empty', ''],
    ['is a page of HTML', '<!doctype html><title>Moved</title>'],
    ['has other columns', 'zip,lat,lon\n06103,41.7,-72.6\n'],
    ['has the columns and no facility', directoryText([])],
    ['has the columns and only unusable lines', directoryText([aFacility({ state: 'ZZ' })])],
    ['is an archive that breaks off at once', gzipSync(directoryText([MEN])).subarray(0, 30)],
  ])('is refused as a whole when it %s, with nothing changed', async (_case, content) => {
    await importDirectory(owner, directoryFile([WOMEN]));
    const before = await everything();
    const refused = importDirectory(owner, Readable.from([Buffer.from(content)]));
    await expect(refused).rejects.toThrow(/./);
    await refused.catch((error: unknown) => {
      expect(error instanceof NotTheDirectory || error instanceof FileBrokeOff).toBe(true);
    });
    expect(await everything()).toEqual(before);
  });
});

describe('an import that is stopped in the middle', () => {
  const rows = Array.from({ length: 1_200 }, (_, at) =>
    aFacility({
      id: `su23-${String(at).padStart(5, '0')}`,
      name1: `Agency ${at % 70}`,
      street1: `${at % 90} Elm Street`,
    }),
  );

  it('keeps whole batches, and is completed by repeating it', async () => {
    let batches = 0;
    const failing: OwnerDatabase = {
      transaction: (work) =>
        owner.transaction(async (tx) => {
          const answer = await work(tx);
          if (++batches === 2) throw new Error('the process was killed');
          return answer;
        }),
    };
    await expect(importDirectory(failing, directoryFile(rows))).rejects.toThrow('the process was killed');
    expect(await count('program')).toBe(500);

    const summary = await importDirectory(owner, directoryFile(rows));
    expect(summary.programs).toEqual({ added: 700, changed: 0, unchanged: 500, closed: 0 });
    expect([await count('organization'), await count('site'), await count('program')]).toEqual([70, 90, 1_200]);
  });

  it('closes nothing when the file breaks off', async () => {
    await importDirectory(owner, directoryFile(rows));
    const packed = gzipSync(directoryText(rows));
    const cut = Readable.from([packed.subarray(0, packed.length - 40)]);
    await expect(importDirectory(owner, cut)).rejects.toThrow(FileBrokeOff);
    expect(await owner.query(`SELECT count(*)::int AS closed FROM program WHERE status = 'closed'`)).toEqual([
      { closed: 0 },
    ]);
  });
});

describe('the real directory', () => {
  it('loads whole, with the counts that its survey has', async () => {
    expect(await loadZipAreas(owner)).toBe(41_637);
    let reports = 0;
    const summary = await importDirectory(owner, createReadStream(SHIPPED_DIRECTORY), { onProgress: () => reports++ });
    expect(reports).toBe(27);
    expect(summary).toMatchObject({
      ...{ rows: 12_744, facilities: 12_744, organizations: 8_107, sites: 12_314, badRows: [] },
      programs: { added: 23_621, changed: 0, unchanged: 0, closed: 0 },
      contradictions: {
        'certified-but-not-an-otp': 408,
        'otp-but-not-certified': 204,
        'otp-without-methadone': 89,
        'withdrawal-without-setting': 100,
        'setting-without-withdrawal': 9,
        'no-opioid-treatment-but-medications': 51,
        'medication-refused-and-accepted': 23,
        'childrens-beds-without-residence': 15,
        'men-only-with-childrens-beds': 15,
        'alcohol-only-and-opioids-only': 10,
        'free-but-takes-payment': 10,
        'two-smoking-policies': 8,
      },
    });
    expect(
      await owner.query(
        `SELECT split_part(source_key, ':', 3) AS kind, count(*)::int AS programs FROM program GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      { kind: 'ambulatory-withdrawal', programs: 1_443 },
      { kind: 'hospital', programs: 659 },
      { kind: 'hospital-withdrawal', programs: 615 },
      { kind: 'medication', programs: 5_356 },
      { kind: 'outpatient', programs: 10_114 },
      { kind: 'recovery-residence', programs: 1_176 },
      { kind: 'residential', programs: 2_941 },
      { kind: 'residential-withdrawal', programs: 1_169 },
      { kind: 'unstated', programs: 148 },
    ]);
    expect(
      await owner.query(
        `SELECT v.tree #>> '{values,genders,0}' AS gender,
           count(DISTINCT split_part(r.source_key, ':', 2))::int AS facilities
         FROM admission_rule_version v JOIN admission_rule r ON r.id = v.rule_id
         WHERE v.tree ->> 'type' = 'gender-served' GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      { gender: 'man', facilities: 740 },
      { gender: 'woman', facilities: 655 },
    ]);
    expect(
      await owner.query(
        `SELECT DISTINCT couple_policy, couple_conditions, is_sample, source, source_verified_on FROM program`,
      ),
    ).toEqual([
      {
        ...{ couple_policy: 'not-asked', couple_conditions: [], is_sample: false },
        ...{ source: 'samhsa-directory', source_verified_on: '2022-03-31' },
      },
    ]);
    expect(await owner.query(`SELECT DISTINCT authority, verified_how FROM admission_rule_version`)).toEqual([
      { authority: 'directory-unverified', verified_how: 'directory' },
    ]);
    // The server plans the first reading of the catalogue by these counts, which are estimates.
    const [{ programs, versions }] = await owner.query(
      `SELECT (SELECT reltuples FROM pg_class WHERE oid = 'program'::regclass) AS programs,
         (SELECT reltuples FROM pg_class WHERE oid = 'admission_rule_version'::regclass) AS versions`,
    );
    expect(programs / 23_621).toBeCloseTo(1, 1);
    expect(versions / (await count('admission_rule_version'))).toBeCloseTo(1, 1);
  }, 180_000);
});

async function everything(): Promise<unknown> {
  const tables = ['organization', 'site', 'program', 'program_note', 'admission_rule', 'admission_rule_version'];
  return Promise.all(tables.map((table) => owner.query(`SELECT * FROM ${table} ORDER BY id`)));
}

async function count(table: string): Promise<number> {
  const [row] = await owner.query(`SELECT count(*)::int AS count FROM ${table}`);
  return row.count as number;
}

async function statuses(): Promise<Record<string, string>> {
  const rows: { name: string; status: string }[] = await owner.query(
    `SELECT o.name, p.status FROM program p JOIN organization o ON o.id = p.organization_id ORDER BY o.name`,
  );
  return Object.fromEntries(rows.map(({ name, status }) => [name, status]));
}

async function versionsOf(
  organization: string,
): Promise<{ type: string; version: number; withdrawn: boolean; accepts: string[] | null }[]> {
  return owner.query(
    `SELECT v.tree ->> 'type' AS type, v.version, v.withdrawn, v.tree #> '{values,accepts}' AS accepts
     FROM admission_rule_version v JOIN admission_rule r ON r.id = v.rule_id JOIN program p ON p.id = r.program_id
     JOIN organization o ON o.id = p.organization_id WHERE o.name = $1 ORDER BY 1, 2`,
    [organization],
  );
}
