import { searchFor, type PlanSearchAnswer } from '../../src/cli/demo/plan-search.js';
import { PAGE_WIDTH } from '../../src/cli/demo/print/columns.js';
import { describeSearch } from '../../src/cli/demo/print/describe-search.js';
import type { EnteredCouple } from '../../src/cli/demo/seed/sample-couples.js';
import { keepsRealClients } from '../../src/modules/clients/index.js';
import { OUTREACH_WORKER, signIn, type SeedTarget } from '../../src/cli/demo/seed/sample-users.js';
import { seedSampleWorld, type EnteredWorld } from '../../src/cli/demo/seed/seed-sample-world.js';
import type { Plan } from '../../src/domain/matching/plan.js';
import { importDirectory, loadZipAreas } from '../../src/modules/directory-import/index.js';
import { aFacility, directoryFile } from '../support/directory-file.js';
import { TestApi } from '../support/test-api.js';

/** A Tuesday morning in Hartford. */
const TODAY = '2026-03-10';

const FACILITIES = [
  aFacility({ id: 'su23-00001', codes: 'SA OP OTP METH OIT ORT MD FEM MALE' }),
  aFacility({
    id: 'su23-00002',
    name1: 'Charter Oak Detox',
    street1: '2 Main Street',
    codes: 'SA DT RES RD MD FEM MALE',
  }),
  aFacility({ id: 'su23-00003', name1: 'Elm House', street1: '3 Main Street', codes: 'SA RES RL RS MD FEM MALE' }),
];

/** What the sample world consists of. Sessions, disclosures and the audit trail grow with every look, and are left out. */
const WORLD = [
  ...['organization', 'site', 'program', 'admission_rule', 'admission_rule_version', 'capacity_report', 'client'],
  ...['access.app_user', 'answer', 'private_screen', 'consent', 'partner_link', 'partner_link_event'],
];

describe('the sample world of the demo', () => {
  let api: TestApi;
  let target: SeedTarget;
  let world: EnteredWorld;
  let now = new Date(`${TODAY}T14:00:00Z`);

  beforeAll(async () => {
    api = await TestApi.start({ now: () => now });
    await loadZipAreas(api.owner);
    await importDirectory(api.owner, directoryFile(FACILITIES));
    target = { url: await api.app.getUrl(), owner: api.owner, password: 'a password of the samples' };
    world = await seedSampleWorld(target, now);
  }, 60_000);
  afterAll(() => api.stop());

  const rows = (sql: string) => api.owner.query<Record<string, unknown>[]>(sql);

  async function contents(): Promise<Record<string, unknown>> {
    const pairs: [string, unknown][] = [];
    for (const table of WORLD) pairs.push([table, await rows(`SELECT t::text FROM ${table} AS t ORDER BY 1`)]);
    return Object.fromEntries(pairs);
  }

  function couple(key: string): EnteredCouple {
    const found = world.couples.find(({ sample }) => sample.key === key);
    if (!found) throw new Error(`No sample couple is called ${key}.`);
    return found;
  }

  async function search(key: string): Promise<PlanSearchAnswer> {
    return (await searchFor(await signIn(target, OUTREACH_WORKER), couple(key))).answer;
  }

  /** Programs of a plan, in the order of the sample's partners. */
  function programsOf(key: string, { legs }: Plan, { programs }: PlanSearchAnswer): (string | undefined)[] {
    return couple(key).clientIds.map((id) => programs[legs.find(({ clientId }) => clientId === id)!.programId]?.name);
  }

  it('has a dozen programs of seven agencies and nine couples', () => {
    expect(world.programs).toHaveLength(12);
    expect(new Set(world.programs.map(({ sample }) => sample.agency)).size).toBe(7);
    expect(world.couples).toHaveLength(9);
  });

  it('stays as it is when it is entered again', async () => {
    const before = await contents();
    await seedSampleWorld(target, now);
    expect(await contents()).toEqual(before);
  });

  it('can be entered again after the file with the password was lost', async () => {
    const anew = { ...target, password: 'another password of the samples' };
    await expect(seedSampleWorld(anew, now)).resolves.toMatchObject({ couples: { length: 9 } });
    await expect(seedSampleWorld(target, now)).resolves.toMatchObject({ couples: { length: 9 } });
  });

  it('has nothing that hangs on an agency, a site or a program of the directory, and the other way round', async () => {
    const mixed = await rows(`
      SELECT p.name FROM program AS p JOIN site AS s ON s.id = p.site_id JOIN organization AS o ON o.id = p.organization_id
        JOIN organization AS so ON so.id = s.organization_id
      WHERE NOT (p.is_sample = s.is_sample AND s.is_sample = o.is_sample AND o.is_sample = so.is_sample)`);
    expect(mixed).toEqual([]);
    const reports = await rows(`
      SELECT c.id FROM capacity_report AS c JOIN program AS p ON p.id = c.program_id WHERE NOT p.is_sample`);
    expect(reports).toEqual([]);
    const rules = await rows(`
      SELECT DISTINCT v.authority, p.is_sample FROM admission_rule_version AS v JOIN admission_rule AS r ON r.id = v.rule_id
        LEFT JOIN program AS p ON p.id = r.program_id
      WHERE coalesce(p.is_sample, true) = (v.authority = 'directory-unverified')`);
    expect(rules).toEqual([]);
  });

  it('is marked wherever it is shown, and stands at no real address', async () => {
    const unmarked = await rows(`
      SELECT name FROM organization WHERE is_sample AND (name NOT LIKE '%(sample)' OR source <> 'sample')
      UNION ALL SELECT name FROM site WHERE is_sample AND (street <> 'Sample Street' OR location_precision = 'address')
      UNION ALL SELECT name FROM program WHERE is_sample AND source <> 'sample'
      UNION ALL SELECT display_name FROM client WHERE display_name NOT LIKE 'Sample %'
      UNION ALL SELECT email FROM access.app_user WHERE email LIKE '%@sample.example' AND NOT is_sample`);
    expect(unmarked).toEqual([]);
  });

  it('has each fact told to the API by a worker, and each rule published by staff of the program', async () => {
    const [told] = await rows(`
      SELECT count(*) FILTER (WHERE u.role <> 'outreach-worker')::int AS others, count(*)::int > 300 AS many
      FROM answer AS a JOIN access.app_user AS u ON u.id = a.recorded_by`);
    expect(told).toEqual({ others: 0, many: true });
    const [published] = await rows(`
      SELECT count(*)::int AS foreign FROM admission_rule_version AS v JOIN admission_rule AS r ON r.id = v.rule_id
        JOIN program AS p ON p.id = r.program_id LEFT JOIN access.app_user AS u ON u.id = v.published_by
      WHERE p.is_sample AND u.organization_id IS DISTINCT FROM p.organization_id`);
    expect(published).toEqual({ foreign: 0 });
  });

  describe('tells its stories:', () => {
    it('one program with a bed for each, today', async () => {
      const answer = await search('plain');
      expect(answer.plans[0]).toMatchObject({ kind: 'same-program-together', status: 'feasible', bothInOn: TODAY });
      expect(programsOf('plain', answer.plans[0]!, answer)).toEqual(['Sandpiper Detox', 'Sandpiper Detox']);
    });

    it('two years that must be proved, and a statement by family that proves them in three days', async () => {
      const { plans, nextStep } = await search('proof');
      expect(plans[0]).toMatchObject({ kind: 'same-program-together', status: 'feasible', bothInOn: '2026-03-13' });
      expect(plans[0]?.alerts.map(({ kind }) => kind)).toContain('stricter-than-federal');
      expect(nextStep).toMatchObject({ clientId: couple('proof').clientIds[0], step: { code: 'notarised-statement' } });
    });

    it('a balance of unknown size, which is the next thing to ask', async () => {
      const { plans, nextQuestion } = await search('balance');
      expect(plans[0]?.status).toBe('provisional');
      expect(nextQuestion).toMatchObject({ fact: 'balances', clientId: couple('balance').clientIds[1] });
    });

    it('a house for mothers and children for her, and a house for men for him', async () => {
      const answer = await search('split');
      const plan = answer.plans[0]!;
      expect(plan).toMatchObject({ kind: 'nearby-programs', status: 'feasible', bothInOn: '2026-03-14' });
      expect(programsOf('split', plan, answer)).toEqual([
        'Chickadee House for Mothers and Children',
        'Nuthatch House for Men',
      ]);
    });

    it('two women, one bed for women, and a residence that has a room for two', async () => {
      const answer = await search('same-sex');
      const [near] = answer.plans.filter(({ kind }) => kind === 'nearby-programs');
      const [both] = answer.plans.filter(({ kind }) => kind === 'same-program-together');
      expect(near?.status).toBe('feasible');
      expect(programsOf('same-sex', both!, answer)).toEqual(['Waxwing Couples Residence', 'Waxwing Couples Residence']);
      const inOne = answer.plans.filter(({ legs }) => legs[0].programId === legs[1].programId);
      expect(inOne.map((plan) => programsOf('same-sex', plan, answer)[0])).not.toContain('Sandpiper Detox');
    });

    it('a partner who has not been seen alone: everything provisional, nothing to be sent', async () => {
      const { gates, plans, nextQuestion } = await search('not-seen-alone');
      expect(gates).toBe('unscreened');
      expect(plans.length).toBeGreaterThan(0);
      expect(plans.every(({ status, sendable }) => status === 'provisional' && !sendable)).toBe(true);
      expect(nextQuestion).toMatchObject({ of: 'worker', askedAlone: true });
    });

    it('methadone that one program refuses and another has to be asked about', async () => {
      const answer = await search('methadone');
      const refused = answer.nearMisses.find(({ rule }) => rule?.rule === 'Medication continued');
      expect(refused).toMatchObject({ cause: 'rule', clientId: couple('methadone').clientIds[1] });
      expect(refused?.rule?.possiblyUnlawful).toMatch(/ADA/);
      expect(answer.plans[0]?.status).toBe('provisional');
      expect(answer.plans[0]?.confirm.map(({ what }) => what).join()).toMatch(/methadone/);
    });

    it('a pregnant partner who goes first and is not made to wait', async () => {
      const [maria, nick] = couple('pregnant').clientIds;
      const { plans } = await search('pregnant');
      expect(plans[0]).toMatchObject({ kind: 'same-program-staggered', status: 'feasible', startsFirst: maria });
      const start = (id: string) => plans[0]?.legs.find(({ clientId }) => clientId === id)?.startOn;
      expect([start(maria), start(nick)]).toEqual([TODAY, '2026-03-13']);
    });

    it('a household in which one is always at home: sequences only', async () => {
      const { plans } = await search('household');
      expect(plans.length).toBeGreaterThan(0);
      expect(plans.every(({ kind, status }) => kind === 'sequenced' && status === 'provisional')).toBe(true);
    });

    it('in lines that fit a page', async () => {
      const worker = await signIn(target, OUTREACH_WORKER);
      for (const one of world.couples) {
        const lines = describeSearch(one, await searchFor(worker, one));
        expect(lines.filter((line) => line.length > PAGE_WIDTH)).toEqual([]);
        expect(lines.join('\n')).toMatch(/\[sample\]/);
      }
    });
  });

  it('tells again of places on the next day, but for the report that is meant to be old', async () => {
    const newest = () =>
      rows(`SELECT p.name, c.kind, max(c.reported_at) AS at FROM capacity_report AS c JOIN program AS p ON p.id = c.program_id
        WHERE c.access ->> 'mode' <> 'recurring-intake' GROUP BY 1, 2 ORDER BY 1, 2`);
    const before = await newest();
    now = new Date('2026-03-11T15:00:00Z');
    await seedSampleWorld(target, now);
    const after = await newest();
    const standing = after.filter(({ at }, index) => String(at) === String(before[index]?.['at']));
    expect(standing.map(({ name }) => name)).toEqual(['Nuthatch House for Women']);
    expect((await search('plain')).plans[0]).toMatchObject({ status: 'feasible', bothInOn: '2026-03-11' });
  });

  it('is refused by a database that keeps clients who are not invented', async () => {
    expect(await keepsRealClients(api.owner.manager)).toBe(false);
    await api.as('outreach-worker').post('/clients').send({ displayName: 'A client of a real agency' }).expect(201);
    expect(await keepsRealClients(api.owner.manager)).toBe(true);
  });
});
