import type { Catalogue } from '../../src/modules/programs/index.js';
import { ProgramCatalogue } from '../../src/modules/programs/index.js';
import { Database } from '../../src/platform/database/database.js';
import { givenCapacityReport, givenProgram, givenRule } from '../support/given-program.js';
import { TestApi } from '../support/test-api.js';

const adultsOnly = { type: 'age-range', values: { minimumYears: 18 } };
const NOW = new Date('2026-11-23T15:00:00Z');

describe('the catalogue of programs', () => {
  let api: TestApi;
  let database: Database;
  let catalogue: ProgramCatalogue;
  beforeAll(async () => {
    api = await TestApi.start({ now: () => NOW });
    database = api.app.get(Database);
    catalogue = api.app.get(ProgramCatalogue);
  });
  afterAll(() => api.stop());

  /** The catalogue, whose index must hold the very same programs after every look. */
  const current = (token = api.userIn('outreach-worker').token): Promise<Catalogue> =>
    database.asSession(token, async () => {
      const programs = await catalogue.current();
      const { index } = catalogue;
      expect(index.size).toBe(programs.size);
      for (const [id, program] of programs) expect(index.get(id)).toBe(program);
      return programs;
    });

  it('holds an active program with its place, rules and reports', async () => {
    const { id, siteId, ruleIds } = await givenProgram(api, {
      rules: [adultsOnly],
      capacity: [{ open: 2, from: '2026-11-23', reportedAt: '2026-11-23T14:00:00Z' }],
    });
    expect((await current()).get(id)).toMatchObject({
      ...{ id, siteId, name: 'A program', organizationName: 'An agency', timeZone: 'America/New_York', state: 'CT' },
      point: { latitude: 41.7658, longitude: -72.6734 },
      ...{ couplePolicy: 'not-asked', reportFreshHours: 24, isSample: false, source: 'staff', notesCount: 0 },
      rules: [{ id: ruleIds[0], version: 1, tree: adultsOnly, authority: 'program', effectiveFrom: '2020-01-01' }],
      capacity: [{ kind: 'any', open: 2, from: '2026-11-23', holdDays: 0, access: { mode: 'bookable' } }],
    });
  });

  it('keeps rules about two partners apart from those about one client', async () => {
    const gap = { type: 'gap-since-partners-stay', values: { days: 30 } };
    const { id, ruleIds } = await givenProgram(api, { rules: [adultsOnly, gap] });
    const program = (await current()).get(id);
    expect(program?.rules.map((rule) => rule.id)).toEqual([ruleIds[0]]);
    expect(program?.coupleRules).toMatchObject([{ id: ruleIds[1], version: 1, tree: gap }]);
    const { id: without } = await givenProgram(api, { rules: [adultsOnly] });
    expect((await current()).get(without)).not.toHaveProperty('coupleRules');
  });

  it('leaves out what nobody has said', async () => {
    const { id } = await givenProgram(api);
    const program = (await current()).get(id);
    expect(Object.values(program ?? {})).not.toContain(null);
    expect(program).not.toHaveProperty('typicalStayDays');
  });

  it('is the same map while nothing has changed', async () => {
    await givenProgram(api);
    const before = await current();
    expect(await current()).toBe(before);
    await givenProgram(api);
    expect(await current()).not.toBe(before);
  });

  it('keeps one tree for rules that say the same', async () => {
    const { id } = await givenProgram(api, { rules: [adultsOnly] });
    const { id: other } = await givenProgram(api, { rules: [{ ...adultsOnly }] });
    const programs = await current();
    expect(programs.get(id)?.rules[0]?.tree).toBe(programs.get(other)?.rules[0]?.tree);
  });

  it('sees a change that was made before the last look and committed after it', async () => {
    const { id } = await givenProgram(api, { name: 'Before' });
    const late = api.owner.createQueryRunner();
    await late.startTransaction();
    await late.query(`UPDATE program SET name = 'After' WHERE id = $1`, [id]);
    const { id: later } = await givenProgram(api);
    const between = await current();
    expect(between.get(id)?.name).toBe('Before');
    expect(between.has(later)).toBe(true);
    expect(await current()).toBe(between);
    await late.commitTransaction();
    await late.release();
    expect((await current()).get(id)?.name).toBe('After');
  });

  it('never takes up what is rolled back', async () => {
    const { id } = await givenProgram(api, { name: 'Kept' });
    const staff = api.userIn('program-staff').token;
    const work = database.asSession(staff, async (tx) => {
      await tx.query(`UPDATE program SET name = 'Lost' WHERE id = $1`, [id]);
      await catalogue.current();
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    expect((await current()).get(id)?.name).toBe('Kept');
  });

  it('takes up what the transaction that looked has changed, once it has committed', async () => {
    const { id } = await givenProgram(api, { name: 'Old' });
    await current();
    await database.asSession(api.userIn('program-staff').token, async (tx) => {
      await tx.query('SELECT pg_current_xact_id()');
      await catalogue.current();
      await tx.query(`UPDATE program SET name = 'New' WHERE id = $1`, [id]);
    });
    expect((await current()).get(id)?.name).toBe('New');
  });

  it('has a new rule at the next look, and its earlier versions only for their own days', async () => {
    const { id } = await givenProgram(api);
    await current();
    const ruleId = await givenRule(api.owner, id, adultsOnly);
    expect((await current()).get(id)?.rules).toMatchObject([{ id: ruleId }]);
    await api.owner.query(
      `INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, effective_from)
       VALUES (gen_random_uuid(), $1, 2, '{"type":"age-range","values":{"minimumYears":21}}', 'program', '2027-01-01')`,
      [ruleId],
    );
    expect((await current()).get(id)?.rules).toMatchObject([
      { version: 1, effectiveFrom: '2020-01-01', effectiveTo: '2026-12-31' },
      { version: 2, effectiveFrom: '2027-01-01' },
    ]);
  });

  it('has the rules that a program inherits from its site and its organization', async () => {
    const organizationId = await api.givenOrganization();
    const { id, siteId } = await givenProgram(api, { organizationId });
    await current();
    const publish = (path: string) =>
      api
        .as('program-staff', organizationId)
        .post(path)
        .send({ tree: adultsOnly, authority: 'agency', effectiveFrom: '2026-01-01' })
        .expect(201);
    await publish(`/sites/${siteId}/admission-rules`);
    await publish(`/organizations/${organizationId}/admission-rules`);
    expect((await current()).get(id)?.rules).toHaveLength(2);
  });

  it('follows its site and its organization', async () => {
    const organizationId = await api.givenOrganization('Old name');
    const { id, siteId } = await givenProgram(api, { organizationId });
    await current();
    await api.owner.query(`UPDATE site SET city = 'Manchester' WHERE id = $1`, [siteId]);
    await api.owner.query(`UPDATE organization SET name = 'New name' WHERE id = $1`, [organizationId]);
    expect((await current()).get(id)).toMatchObject({ city: 'Manchester', organizationName: 'New name' });
  });

  it('loses a program that is closed, and has it again when it opens', async () => {
    const { id } = await givenProgram(api);
    expect((await current()).has(id)).toBe(true);
    await api.owner.query(`UPDATE program SET status = 'closed' WHERE id = $1`, [id]);
    expect((await current()).has(id)).toBe(false);
    await api.owner.query(`UPDATE program SET status = 'active' WHERE id = $1`, [id]);
    expect((await current()).has(id)).toBe(true);
  });

  it('rests on programs never being deleted', async () => {
    const { id } = await givenProgram(api);
    await expect(api.owner.query('DELETE FROM program WHERE id = $1', [id])).rejects.toThrow(
      /never changed or removed/,
    );
  });

  it('forgets old reports that were replaced long ago, and keeps recurring intake however old', async () => {
    const { id } = await givenProgram(api);
    const recurring = { mode: 'recurring-intake', perDay: 2, weekdays: ['monday'] } as const;
    const old = { kind: 'woman', from: '2026-01-05' };
    await givenCapacityReport(api.owner, id, { ...old, open: 5, reportedAt: '2026-01-05T15:00:00Z' });
    await givenCapacityReport(api.owner, id, {
      kind: 'woman',
      open: 3,
      from: '2026-02-02',
      reportedAt: '2026-02-02T15:00:00Z',
    });
    const standing = await givenCapacityReport(api.owner, id, {
      ...{ kind: 'any', from: '2026-01-05', reportedAt: '2026-01-05T16:00:00Z', access: recurring },
    });
    const kept = (await current()).get(id)?.capacity ?? [];
    expect(kept.map(({ kind, open }) => [kind, open])).toEqual([
      ['any', 2],
      ['woman', 3],
    ]);
    expect(kept[0]).toMatchObject({ id: standing, access: recurring });
  });

  it('keeps an old recurring intake ended that a later report has replaced', async () => {
    const { id } = await givenProgram(api);
    const access = { mode: 'recurring-intake', perDay: 2, weekdays: ['monday'] } as const;
    await givenCapacityReport(api.owner, id, { from: '2026-01-05', access, reportedAt: '2026-01-05T15:00:00Z' });
    await givenCapacityReport(api.owner, id, { open: 0, from: '2026-03-02', reportedAt: '2026-03-02T15:00:00Z' });
    expect((await current()).get(id)?.capacity).toMatchObject([{ open: 0, access: { mode: 'bookable' } }]);
  });

  it('is emptied by no look without a session', async () => {
    const { id } = await givenProgram(api);
    await current();
    await expect(current('no-such-session')).rejects.toThrow('The session has ended');
    expect((await current()).has(id)).toBe(true);
  });

  it('gives every one of many simultaneous looks what was committed before it', async () => {
    const seen = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { id } = await givenProgram(api);
        return (await current()).has(id);
      }),
    );
    expect(seen).not.toContain(false);
  });
});
