import { randomUUID } from 'node:crypto';
import { disclosuresOf, givenConsent } from '../support/client-fixtures.js';
import { givenProgram, type GivenProgram } from '../support/given-program.js';
import { TestApi, type Agent } from '../support/test-api.js';

const NOW = new Date('2026-03-10T14:00:00Z');
const SEEN_ALONE = {
  ...{ askedOn: '2026-03-10', askedAlone: true, wantsTreatment: 'yes', wantsToBePlacedTogether: 'yes' },
  ...{ safetyConcern: 'no', acuteEmergency: 'no', noContactOrder: 'no' },
};
const LEVEL = 'residential-long-term';

interface Applicant {
  readonly clientIds: readonly string[];
  readonly coupleId?: string;
  readonly gates?: string;
  readonly outcome: string;
  readonly planKind?: string;
  readonly starts: readonly { clientId: string; programId: string; startOn: string }[];
  readonly passedOver: readonly { takenBy: readonly string[]; level?: string }[];
  readonly says: string;
}

interface Allocation {
  readonly id: string;
  readonly status: string;
  readonly says: string;
  readonly stability: { readonly isStable: boolean; readonly says: string };
  readonly applicants: readonly Applicant[];
  readonly standings: readonly { clientId: string; priorityClass: number; asks: readonly string[] }[];
  readonly leftOver: readonly { programId: string; open: number; left: number }[];
}

describe('allocations', () => {
  let api: TestApi;
  let worker: Agent;
  let planner: Agent;
  let house: string;

  beforeAll(async () => {
    api = await TestApi.start({ now: () => NOW });
    worker = api.as('outreach-worker');
    planner = api.as('supervisor');
  });
  afterAll(() => api.stop());

  beforeEach(async () => {
    // Each test has the region to itself.
    await api.owner.query(`UPDATE program SET status = 'closed'`);
    house = await givenHouse();
  });

  const report = { open: 2, from: '2026-03-10', holdDays: 20, reportedAt: '2026-03-10T12:00:00Z' };

  async function givenHouse(given: GivenProgram = {}): Promise<string> {
    const { id } = await givenProgram(api, { couplePolicy: 'both-at-once', capacity: [report], ...given });
    return id;
  }

  async function givenPerson(facts: Record<string, unknown> = {}, screen: object | null = SEEN_ALONE): Promise<string> {
    const { body } = await worker.post('/clients').send({ displayName: 'An invented client' }).expect(201);
    const { id } = body as { id: string };
    const known = Object.entries({ levelsOfCareSought: [LEVEL], ...facts });
    const answers = known.map(([fact, value]) => ({ fact, state: 'known', value, source: 'self' }));
    await worker.post(`/clients/${id}/answers`).send({ answers }).expect(201);
    if (screen) await worker.post(`/clients/${id}/private-screens`).send(screen).expect(201);
    return id;
  }

  async function givenPair(clients: readonly [string, string], confirmed = 2): Promise<string> {
    const { body } = await worker
      .post('/partner-links')
      .send({ invitingClientId: clients[0], invitedClientId: clients[1] })
      .expect(201);
    const { id } = body as { id: string };
    for (const clientId of clients.slice(0, confirmed))
      await worker.post(`/partner-links/${id}/confirmations`).send({ clientId }).expect(200);
    return id;
  }

  async function givenCouple(facts: Record<string, unknown> = {}) {
    const clients = [await givenPerson(facts), await givenPerson()] as const;
    return { id: await givenPair(clients), clients };
  }

  async function propose(body: object): Promise<Allocation> {
    const answer = await planner.post('/allocations').send({ state: 'CT', ...body });
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body as Allocation;
  }

  it('proposes the one house for the one couple, holds nothing, and gives the same answer again', async () => {
    const { id, clients } = await givenCouple();
    const found = await propose({ coupleIds: [id] });
    expect(found).toMatchObject({ status: 'proved', stability: { isStable: true } });
    expect(found.applicants).toMatchObject([
      { coupleId: id, gates: 'open', outcome: 'together', planKind: 'same-program-together', passedOver: [] },
    ]);
    expect(
      found.applicants[0]?.starts.map(({ clientId, programId, startOn }) => [clientId, programId, startOn]),
    ).toEqual([...clients].sort().map((clientId) => [clientId, house, '2026-03-10']));
    expect(found.leftOver).toMatchObject([{ programId: house, open: 2, left: 0 }]);
    expect(found.says).toContain('holds no place and refers nobody');
    const again = await planner.get(`/allocations/${found.id}`).expect(200);
    expect(again.body).toEqual(found);
    // Asked again, the places are as open as before.
    const { id: _, ...second } = await propose({ coupleIds: [id] });
    const { id: __, ...first } = found;
    expect(second).toEqual({ ...first, createdAt: expect.anything() as unknown });
  });

  it('gives two places that two couples want to one of them, and says to the other who has them', async () => {
    const [one, other] = [await givenCouple(), await givenCouple()];
    const { applicants } = await propose({ coupleIds: [one.id, other.id] });
    expect(applicants.map(({ outcome }) => outcome).sort()).toEqual(['not-placed', 'together']);
    const [placed, waiting] = [...applicants].sort((a) => (a.outcome === 'together' ? -1 : 1));
    expect(waiting?.passedOver[0]).toMatchObject({ takenBy: placed?.clientIds, level: 'lot' });
    expect(waiting?.says).toContain('a lot decided');
  });

  it('goes by each person’s own class, which no partner inherits', async () => {
    await api.owner.query(`UPDATE program SET status = 'closed'`);
    await givenHouse({ capacity: [{ ...report, open: 1 }] });
    const couple = await givenCouple();
    const pregnant = await givenPerson({ gender: 'woman', pregnant: 'yes', injectsDrugs: 'no' });
    const injecting = await givenPerson({ gender: 'man', injectsDrugs: 'yes' });
    const found = await propose({ coupleIds: [couple.id], clientIds: [injecting, pregnant] });
    const outcomeOf = (id: string) => found.applicants.find(({ clientIds }) => clientIds.includes(id));
    expect(outcomeOf(pregnant)?.outcome).toBe('placed');
    expect(outcomeOf(injecting)).toMatchObject({
      outcome: 'not-placed',
      passedOver: [{ takenBy: [pregnant], level: 'priority-placed' }],
    });
    expect(outcomeOf(couple.clients[0])?.outcome).toBe('not-placed');
    const standing = (id: string) => found.standings.find(({ clientId }) => clientId === id);
    expect([pregnant, injecting].map((id) => standing(id)?.priorityClass)).toEqual([2, 3]);
    // Nobody asked the couple: they are in no class, and the questions are named.
    expect(standing(couple.clients[0])).toMatchObject({ priorityClass: 4, asks: ['pregnant', 'injectsDrugs'] });
  });

  it('takes a funder’s own order of classes', async () => {
    await api.owner.query(`UPDATE program SET status = 'closed'`);
    await givenHouse({ capacity: [{ ...report, open: 1 }] });
    const pregnant = await givenPerson({ gender: 'woman', pregnant: 'yes', injectsDrugs: 'no', childrenAges: [] });
    const mother = await givenPerson({ gender: 'woman', pregnant: 'no', injectsDrugs: 'no', childrenAges: [3] });
    const found = await propose({ clientIds: [pregnant, mother], priorityOrder: ['with-children', 'pregnant'] });
    expect(found.applicants.find(({ outcome }) => outcome === 'placed')?.clientIds).toEqual([mother]);
  });

  it('treats every closed gate alike: as two single clients, never proposed for one site', async () => {
    const closing = [
      [SEEN_ALONE, { ...SEEN_ALONE, safetyConcern: 'yes' }],
      [{ ...SEEN_ALONE, wantsToBePlacedTogether: 'no' }, SEEN_ALONE],
      [SEEN_ALONE, { ...SEEN_ALONE, wantsTreatment: 'no' }],
    ];
    const outward = [];
    for (const [mine, theirs] of closing) {
      const clients = [await givenPerson({}, mine), await givenPerson({}, theirs)] as const;
      outward.push(shapeOf(await propose({ coupleIds: [await givenPair(clients)] })));
    }
    const unconfirmed = [await givenPerson(), await givenPerson()] as const;
    outward.push(shapeOf(await propose({ coupleIds: [await givenPair(unconfirmed, 0)] })));
    expect(new Set(outward).size).toBe(1);
    expect(JSON.parse(outward[0] ?? '')).toMatchObject({
      outcomes: ['not-placed', 'placed'],
      gates: ['closed', 'closed'],
    });
  });

  /** What is said, whoever it is said of. */
  function shapeOf({ applicants, stability, levels, leftOver }: Allocation & { levels?: unknown }): string {
    const outcomes = applicants.map(({ outcome }) => outcome).sort();
    const said = applicants.map(({ says }) => says).sort();
    const gates = applicants.map((applicant) => applicant.gates);
    const left = leftOver.map((one) => one.left);
    return JSON.stringify({ outcomes, said, gates, left, levels, stable: stability.isStable });
  }

  it('proposes nothing joint before both have been seen alone', async () => {
    const clients = [await givenPerson(), await givenPerson({}, null)] as const;
    const { applicants } = await propose({ coupleIds: [await givenPair(clients)] });
    expect(applicants.map(({ gates }) => gates)).toEqual(['unscreened', 'unscreened']);
    expect(applicants.flatMap(({ starts }) => starts)).toHaveLength(1);
  });

  it('says so where nothing is open', async () => {
    await api.owner.query(`UPDATE program SET status = 'closed'`);
    await givenHouse({ capacity: [{ ...report, open: 0 }] });
    const couple = await givenCouple();
    const alone = await givenPerson();
    const { applicants, leftOver } = await propose({ coupleIds: [couple.id], clientIds: [alone] });
    expect(applicants.map(({ outcome }) => outcome)).toEqual(['not-placed', 'not-placed']);
    expect(applicants.map(({ says }) => says).join(' ')).toMatch(/No plan of theirs.* No open place/);
    expect(leftOver).toEqual([]);
  });

  it('gives a place of an intake day once, and the next day to the next', async () => {
    await api.owner.query(`UPDATE program SET status = 'closed'`);
    const access = { mode: 'recurring-intake', perDay: 1, weekdays: ['thursday'] } as const;
    await givenHouse({ capacity: [{ ...report, open: 1, access }] });
    const clients = [await givenPerson(), await givenPerson(), await givenPerson()];
    const { applicants } = await propose({ clientIds: clients, horizonDays: 10 });
    const days = applicants.flatMap(({ starts }) => starts.map(({ startOn }) => startOn));
    expect(days.sort()).toEqual(['2026-03-12', '2026-03-19']);
  });

  it('enters every opening of every record in its accounting of disclosures', async () => {
    const couple = await givenCouple();
    const alone = await givenPerson();
    const found = await propose({ coupleIds: [couple.id], clientIds: [alone] });
    // Once for the proposal and once for reading it, for each.
    const count = () => Promise.all([...couple.clients, alone].map((id) => disclosuresFor(id)));
    expect(await count()).toEqual([2, 2, 2]);
    await planner.get(`/allocations/${found.id}`).expect(200);
    expect(await count()).toEqual([3, 3, 3]);
    expect(await disclosuresOf(api, alone)).toBeGreaterThan(0);
  });

  async function disclosuresFor(clientId: string): Promise<number> {
    const [row] = await api.owner.query<{ n: string }[]>(
      `SELECT count(*) AS n FROM disclosure WHERE client_id = $1 AND purpose = 'matching'`,
      [clientId],
    );
    return Number(row?.n);
  }

  it('is for supervisors, and for those who may open everybody in it', async () => {
    const couple = await givenCouple();
    const found = await propose({ coupleIds: [couple.id] });
    for (const role of [
      'outreach-worker',
      'case-manager',
      'program-staff',
      'safety-advocate',
      'administrator',
    ] as const) {
      await api
        .as(role)
        .post('/allocations')
        .send({ state: 'CT', coupleIds: [couple.id] })
        .expect(403);
      await api.as(role).get(`/allocations/${found.id}`).expect(403);
    }
    const organization = await api.givenOrganization('Another agency');
    const elsewhere = api.as('supervisor', organization);
    await elsewhere
      .post('/allocations')
      .send({ state: 'CT', coupleIds: [couple.id] })
      .expect(404);
    await elsewhere
      .post('/allocations')
      .send({ state: 'CT', clientIds: [couple.clients[0]] })
      .expect(404);
    await elsewhere.get(`/allocations/${found.id}`).expect(404);
    await planner
      .post('/allocations')
      .send({ state: 'CT', coupleIds: [randomUUID()] })
      .expect(404);
  });

  it('can no longer be read once somebody in it may no longer be opened', async () => {
    const organization = await api.givenOrganization('A third agency');
    const theirs = api.as('outreach-worker', organization);
    const { body } = await theirs.post('/clients').send({ displayName: 'Kept elsewhere' }).expect(201);
    const { id } = body as { id: string };
    const consent = await givenConsent(theirs, id, api.organizationId);
    const found = await propose({ clientIds: [id, await givenPerson()] });
    await planner.get(`/allocations/${found.id}`).expect(200);
    await theirs.post(`/consents/${consent}/revocation`).expect(200);
    await planner.get(`/allocations/${found.id}`).expect(404);
  });

  const many = (count: number) => Array.from({ length: count }, () => randomUUID());

  it.each([
    ['coupleIds', {}],
    ['coupleIds', { coupleIds: [], clientIds: [] }],
    ['coupleIds', { coupleIds: many(51) }],
    ['clientIds', { clientIds: many(51) }],
    ['clientIds', { clientIds: ['nobody'] }],
    ['nearZip', { clientIds: many(1), state: null }],
    ['state', { clientIds: many(1), state: 'Connecticut' }],
    ['nearZip', { clientIds: many(1), nearZip: '6103' }],
    ['nearZip', { clientIds: many(1), nearZip: '00000' }],
    ['radiusMiles', { clientIds: many(1), radiusMiles: 0 }],
    ['horizonDays', { clientIds: many(1), horizonDays: 91 }],
    ['asOf', { clientIds: many(1), asOf: 'now' }],
    ['priorityOrder', { clientIds: many(1), priorityOrder: ['the-loudest'] }],
    ['priorityOrder', { clientIds: many(1), priorityOrder: ['pregnant', 'pregnant'] }],
    ['apply', { clientIds: many(1), apply: true }],
  ])('refuses what is wrong with %s (case %#), and names it', async (field, body) => {
    const answer = await planner.post('/allocations').send({ state: 'CT', ...body });
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
    expect((answer.body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
  });

  it('refuses somebody who is named twice, alone and in a couple', async () => {
    const { id, clients } = await givenCouple();
    const answer = await planner.post('/allocations').send({ state: 'CT', coupleIds: [id], clientIds: [clients[0]] });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ field: 'clientIds', rule: 'named-once' }] });
    const twice = { coupleIds: [id, id.toUpperCase()] };
    await planner
      .post('/allocations')
      .send({ state: 'CT', ...twice })
      .expect(400);
  });

  it('refuses a region with too many programs', async () => {
    await api.owner.query(
      `INSERT INTO program (id, organization_id, site_id, name, levels_of_care)
       SELECT gen_random_uuid(), organization_id, site_id, 'Program ' || n, levels_of_care
       FROM program, generate_series(1, 120) AS n WHERE id = $1`,
      [house],
    );
    await api.owner.query(
      `INSERT INTO capacity_report (id, program_id, kind, open, from_date, hold_days, access, reported_at)
       SELECT gen_random_uuid(), id, 'any', 1, '2026-03-10', 0, '{"mode": "bookable"}', '2026-03-10T12:00:00Z'
       FROM program WHERE name LIKE 'Program %'`,
    );
    const answer = await planner.post('/allocations').send({ state: 'CT', clientIds: [await givenPerson()] });
    expect([answer.status, (answer.body as { type: string }).type]).toEqual([422, '/problems/region-too-large']);
  });

  it('makes one proposal of a request that is repeated', async () => {
    const { id } = await givenCouple();
    const key = randomUUID();
    const send = () =>
      planner
        .post('/allocations')
        .set('Idempotency-Key', key)
        .send({ state: 'CT', coupleIds: [id] });
    const [one, other] = [await send(), await send()];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect((one.body as Allocation).id).toBe((other.body as Allocation).id);
  });
});
