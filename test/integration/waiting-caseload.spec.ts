import fc from 'fast-check';
import { SCREEN_ANSWERS, type PrivateScreen } from '../../src/domain/couple/private-screen.js';
import { decideGates } from '../../src/domain/matching/gates.js';
import { Database } from '../../src/platform/database/database.js';
import { ROLES, type Role } from '../../src/platform/access/permission.js';
import { givenScreen, givenWaitingCouple, type GivenCouple, type GivenScreen } from '../support/given-caseload.js';
import { givenProgram } from '../support/given-program.js';
import { TestApi, type TestUser } from '../support/test-api.js';

interface Row {
  readonly cell_key: string;
  readonly preferences: object;
  readonly first_facts: Readonly<Record<string, unknown>>;
  readonly second_facts: Readonly<Record<string, unknown>>;
}

const TODAY = new Date().toISOString();

/** The one function that tells who waits to people who may open nobody's record. */
describe('access.waiting_couples', () => {
  let api: TestApi;
  let program: string;
  let elsewhere: string;
  beforeEach(async () => {
    api = await TestApi.start();
    elsewhere = await api.givenOrganization('Another agency');
    program = (await givenProgram(api)).id;
  });
  afterEach(() => api.stop());

  function ask(user: TestUser | null, purpose: string, programId: string | null = null): Promise<Row[]> {
    return api.app
      .get(Database)
      .asSession(user?.token ?? null, (tx) =>
        tx.query<Row[]>('SELECT * FROM access.waiting_couples($1, $2)', [purpose, programId]),
      );
  }
  const waiting = () => ask(api.userIn('supervisor'), 'barrier-report');
  const named = (rows: Row[]) =>
    rows.flatMap((row) => [row.first_facts['homeZip'], row.second_facts['homeZip']]).sort();
  const given = (zip: string, couple: GivenCouple = {}) =>
    givenWaitingCouple(api, { ...couple, facts: [{ homeZip: zip }, { homeZip: zip }] });

  it('returns facts and wishes, and nothing by which anybody could be found again', async () => {
    const { id, clientIds } = await givenWaitingCouple(api, {
      facts: [{ gender: 'woman' }, { gender: 'man' }],
      preferences: { radiusMiles: 5 },
    });
    const [row, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(Object.keys(row ?? {}).sort()).toEqual(['cell_key', 'first_facts', 'preferences', 'second_facts']);
    expect(row).toMatchObject({ preferences: { radiusMiles: 5 } });
    expect([row?.first_facts, row?.second_facts]).toEqual([{ gender: 'woman' }, { gender: 'man' }]);
    const text = JSON.stringify(row);
    expect([id, ...clientIds, 'A client'].filter((word) => text.includes(word))).toEqual([]);
  });

  it('has one key for a couple with all programs of an organization, and another with another organization', async () => {
    await givenWaitingCouple(api);
    const own = (await givenProgram(api)).id;
    const theirs = (await givenProgram(api, { organizationId: elsewhere })).id;
    const keyFor = async (user: TestUser, id: string) => (await ask(user, 'rule-preview', id))[0]?.cell_key;
    const staff = api.userIn('program-staff');
    const key = await keyFor(staff, program);
    expect(await keyFor(staff, own)).toBe(key);
    expect(await keyFor(api.userIn('program-staff', elsewhere), theirs)).not.toBe(key);
  });

  it('leaves out what is refused, unknown, told by somebody else, or replaced', async () => {
    const { clientIds } = await given('06103');
    const user = api.userIn('outreach-worker').id;
    const add = (state: string, source: string, at: string, value: string | null) =>
      api.owner.query(
        `INSERT INTO answer (id, client_id, organization_id, fact_key, state, value, source, recorded_by, recorded_at)
         VALUES (gen_random_uuid(), $1, $2, 'homeZip', $3, $4, $5, $6, $7)`,
        [clientIds[0], api.organizationId, state, value, source, user, at],
      );
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const zips = async () => named(await waiting());
    await add('known', 'self', TODAY, '"06199"');
    expect(await zips()).toEqual(['06103', '06103']);
    await add('known', 'self', yesterday, '"06106"');
    expect(await zips()).toEqual(['06103', '06106']);
    await add('known', 'reported-by-other', yesterday, '"06107"');
    expect(await zips()).toEqual(['06103', undefined].sort());
    await add('refused', 'self', yesterday, null);
    expect(await zips()).toEqual(['06103', undefined].sort());
  });

  it('counts a couple from the day after both have confirmed, and until the day after the link has ended', async () => {
    await given('00001');
    await given('00002', { confirmedBy: 1 });
    await given('00003', { confirmedBy: 0 });
    await given('00004', { at: TODAY });
    const { id, clientIds } = await given('00005');
    await api.owner.query(
      `UPDATE partner_link SET status = 'ended', ended_at = now(), ended_by_client_id = $2 WHERE id = $1`,
      [id, clientIds[0]],
    );
    expect(new Set(named(await waiting()))).toEqual(new Set(['00001', '00005']));
  });

  it('waits for the next day with what a private screen says, and then closes as decideGates does', async () => {
    const { clientIds } = await given('06103');
    const of = { clientId: clientIds[1], organization: api.organizationId, user: api.userIn('outreach-worker').id };
    await givenScreen(api.owner, { ...of, at: TODAY }, { safety_concern: 'yes' });
    expect(await waiting()).toHaveLength(1);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    await givenScreen(api.owner, { ...of, at: yesterday }, { safety_concern: 'yes' });
    expect(await waiting()).toHaveLength(0);
    await givenScreen(api.owner, { ...of, at: yesterday }, { safety_concern: 'no' });
    expect(await waiting()).toHaveLength(0);
    await givenScreen(api.owner, { ...of, at: yesterday }, { safety_concern: 'no', as: 'safety-advocate' });
    expect(await waiting()).toHaveLength(1);
  });

  it('opens its gates exactly where decideGates opens all', async () => {
    const answer = fc.option(fc.constantFrom(...SCREEN_ANSWERS), { nil: undefined, freq: 8 });
    const usually = (open: string) =>
      fc.oneof({ weight: 6, arbitrary: fc.constant(open) }, { weight: 1, arbitrary: answer });
    const screen = fc.record({
      wants_treatment: usually('yes'),
      wants_to_be_placed_together: usually('yes'),
      safety_concern: usually('no'),
      acute_emergency: usually('no'),
      no_contact_order: usually('no'),
    }) as fc.Arbitrary<GivenScreen>;
    const both = fc.sample(fc.tuple(fc.option(screen, { freq: 9 }), screen), { numRuns: 60, seed: 20261125 });
    const expected: string[] = [];
    for (const [index, screens] of both.entries()) {
      const zip = String(10_000 + index);
      await given(zip, { screens });
      const [first, second] = screens.map((said) => (said ? asScreen(said) : undefined));
      if (decideGates({ linkConfirmed: true, screens: [first, second] }).status === 'open') expected.push(zip);
    }
    expect(expected.length).toBeGreaterThan(5);
    expect([...new Set(named(await waiting()))]).toEqual(expected);
  });

  it('answers staff about their own program, a supervisor about the own agency, the installation about all', async () => {
    await given('00001');
    await given('00002', { organizationIds: [api.organizationId, elsewhere] });
    await given('00003', { organizationIds: [elsewhere, elsewhere] });
    const zips = async (rows: Promise<Row[]>) => [...new Set(named(await rows))];
    const installation = await api.givenUser('administrator', null);
    expect(await zips(ask(api.userIn('program-staff'), 'rule-preview', program))).toEqual(['00001', '00002', '00003']);
    expect(await zips(ask(api.userIn('administrator'), 'rule-preview', program))).toEqual(['00001', '00002', '00003']);
    expect(await zips(waiting())).toEqual(['00001']);
    expect(await zips(ask(api.userIn('supervisor', elsewhere), 'barrier-report'))).toEqual(['00003']);
    expect(await zips(ask(installation, 'barrier-report'))).toEqual(['00001', '00002', '00003']);
  });

  it('refuses everybody else', async () => {
    await given('00001');
    const installation = await api.givenUser('administrator', null);
    const refused = { driverError: { code: '42501' } };
    const users = [...ROLES.map((role) => api.userIn(role)), installation, null];
    const allowed: Readonly<Record<string, readonly Role[]>> = {
      'rule-preview': ['program-staff', 'administrator'],
      'barrier-report': ['supervisor'],
      anything: [],
    };
    for (const [purpose, roles] of Object.entries(allowed))
      for (const user of users) {
        if (user && user !== installation && roles.includes(user.role)) continue;
        if (user === installation && purpose === 'barrier-report') continue;
        await expect(ask(user, purpose, program)).rejects.toMatchObject(refused);
      }
    const staffElsewhere = api.userIn('program-staff', elsewhere);
    await expect(ask(staffElsewhere, 'rule-preview', program)).rejects.toMatchObject(refused);
    await expect(ask(api.userIn('program-staff'), 'rule-preview', null)).rejects.toMatchObject(refused);
  });

  it('leaves an audit row for each time it was asked, or nothing at all', async () => {
    const rows = () =>
      api.owner.query<{ action: string }[]>(
        `SELECT action FROM audit_event WHERE action LIKE 'caseload.%' ORDER BY at`,
      );
    await ask(api.userIn('supervisor'), 'barrier-report');
    await ask(api.userIn('program-staff'), 'rule-preview', program);
    await expect(ask(api.userIn('outreach-worker'), 'barrier-report')).rejects.toThrow();
    expect((await rows()).map(({ action }) => action)).toEqual([
      ...['caseload.counted-for-barrier-report', 'caseload.counted-for-rule-preview'],
    ]);
  });

  it('answers an organization twenty times a day, whoever asks for it and about whichever program', async () => {
    const other = (await givenProgram(api)).id;
    for (let time = 0; time < 20; time += 1) {
      const user = api.userIn(time % 2 === 0 ? 'program-staff' : 'administrator');
      await ask(user, 'rule-preview', time % 3 === 0 ? other : program);
    }
    for (const user of [api.userIn('program-staff'), api.userIn('administrator')])
      await expect(ask(user, 'rule-preview', program)).rejects.toMatchObject({ driverError: { code: 'TD429' } });
    const theirs = (await givenProgram(api, { organizationId: elsewhere })).id;
    await ask(api.userIn('program-staff', elsewhere), 'rule-preview', theirs);
  });

  it('is the only way: what it stands on is closed to requests', async () => {
    const { clientIds } = await given('00001');
    const run = (sql: string, values: unknown[]) =>
      api.app.get(Database).asSession(api.userIn('program-staff').token, (tx) => tx.query<unknown[]>(sql, values));
    await expect(run('SELECT access.gates_stood_open($1, now())', [clientIds[0]])).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
    expect(
      await run('SELECT id FROM client UNION SELECT id FROM partner_link UNION SELECT id FROM answer', []),
    ).toEqual([]);
  });
});

const asScreen = (said: GivenScreen): PrivateScreen =>
  Object.fromEntries(
    Object.entries({
      askedOn: '2026-01-01',
      wantsTreatment: said.wants_treatment,
      wantsToBePlacedTogether: said.wants_to_be_placed_together,
      safetyConcern: said.safety_concern,
      acuteEmergency: said.acute_emergency,
      noContactOrder: said.no_contact_order,
    }).filter(([, value]) => value !== undefined),
  ) as unknown as PrivateScreen;
