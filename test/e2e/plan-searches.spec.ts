import { randomUUID } from 'node:crypto';
import { givenCouple as givenConfirmedCouple } from '../support/client-fixtures.js';
import { givenProgram } from '../support/given-program.js';
import { TestApi, type Agent } from '../support/test-api.js';

const NOW = new Date('2026-03-10T14:00:00Z');
const SEEN_ALONE = {
  askedOn: '2026-03-10',
  askedAlone: true,
  wantsTreatment: 'yes',
  wantsToBePlacedTogether: 'yes',
  safetyConcern: 'no',
  acuteEmergency: 'no',
  noContactOrder: 'no',
};
const OPEN_TODAY = { open: 2, from: '2026-03-10', reportedAt: NOW.toISOString() };
const WITHDRAWAL = 'residential-withdrawal-management';

interface Search {
  readonly id: string;
  readonly outcome: string;
  readonly gates: string;
  readonly plans: readonly {
    kind: string;
    status: string;
    sendable: boolean;
    legs: readonly Record<string, unknown>[];
    confirm: readonly object[];
    coupleRules: readonly object[];
    afterwards?: { programId: string };
  }[];
  readonly individual: readonly { clientId: string; options: readonly { programId: string; decision: string }[] }[];
  readonly programs: Record<string, { name: string }>;
  readonly nextQuestion?: { of: string; fact?: string };
}

describe('plan searches', () => {
  let api: TestApi;
  let worker: Agent;
  let detox: string;

  beforeAll(async () => {
    api = await TestApi.start({ now: () => NOW });
    worker = api.as('outreach-worker');
    detox = await givenDetox();
  });
  afterAll(() => api.stop());

  async function givenDetox(): Promise<string> {
    const staff = api.as('program-staff');
    const [siteId, id] = [randomUUID(), randomUUID()];
    await api.owner.query(
      `INSERT INTO site (id, organization_id, name, street, city, state, zip, latitude, longitude, location_precision, time_zone)
       VALUES ($1, $2, 'A site', 'Sample Street', 'Hartford', 'CT', '06103', 41.76, -72.67, 'address', 'America/New_York')`,
      [siteId, api.organizationId],
    );
    await api.owner.query(
      `INSERT INTO program (id, organization_id, site_id, name, levels_of_care, couple_policy, source)
       VALUES ($1, $2, $3, 'A detox', $4, 'both-at-once', 'staff')`,
      [id, api.organizationId, siteId, [WITHDRAWAL]],
    );
    const report = { kind: 'any', open: 2, from: '2026-03-10', holdDays: 2, access: { mode: 'bookable' } };
    await staff.post(`/programs/${id}/capacity-reports`).send(report).expect(201);
    return id;
  }

  async function givenClient(facts: Record<string, unknown> = { levelsOfCareSought: [WITHDRAWAL] }): Promise<string> {
    const { body } = await worker.post('/clients').send({ displayName: 'An invented client' }).expect(201);
    const { id } = body as { id: string };
    const answers = Object.entries(facts).map(([fact, value]) => ({ fact, state: 'known', value, source: 'self' }));
    await worker.post(`/clients/${id}/answers`).send({ answers }).expect(201);
    return id;
  }

  async function givenCouple(screens: readonly (object | null)[] = [SEEN_ALONE, SEEN_ALONE], confirmed = 2) {
    const clients = [await givenClient(), await givenClient()] as const;
    for (const [index, screen] of screens.entries())
      if (screen)
        await worker
          .post(`/clients/${clients[index] ?? ''}/private-screens`)
          .send(screen)
          .expect(201);
    const { body } = await worker
      .post('/partner-links')
      .send({ invitingClientId: clients[0], invitedClientId: clients[1] })
      .expect(201);
    const { id } = body as { id: string };
    for (const clientId of clients.slice(0, confirmed))
      await worker.post(`/partner-links/${id}/confirmations`).send({ clientId }).expect(200);
    return { id, clients };
  }

  async function search(coupleId: string, agent = worker): Promise<Search> {
    const { body } = await agent.post(`/couples/${coupleId}/plan-searches`).send({}).expect(201);
    return body as Search;
  }

  it('finds the program that takes both today, and says why', async () => {
    const { id } = await givenCouple();
    const found = await search(id);
    expect(found).toMatchObject({ outcome: 'plans', gates: 'open' });
    expect(found.plans[0]).toMatchObject({
      kind: 'same-program-together',
      status: 'feasible',
      sendable: true,
      legs: [
        { programId: detox, startOn: '2026-03-10', decision: 'ready' },
        { programId: detox, startOn: '2026-03-10', decision: 'ready' },
      ],
    });
    expect(found.programs[detox]).toMatchObject({ name: 'A detox', isSample: false });
  });

  it('gives the same answer again, as it was, when it is read later', async () => {
    const { id } = await givenCouple();
    const found = await search(id);
    const again = await worker.get(`/plan-searches/${found.id}`).expect(200);
    expect(again.body).toEqual(found);
  });

  it('decides for one client as it does for the couple', async () => {
    const { id, clients } = await givenCouple();
    const joint = await search(id);
    for (const clientId of clients) {
      const { body } = await worker.post(`/clients/${clientId}/plan-searches`).send({}).expect(201);
      const own = joint.individual.find((one) => one.clientId === clientId);
      expect((body as Search).individual).toEqual([own]);
    }
  });

  it('keeps plans provisional and unsendable until both have been seen alone', async () => {
    const { id } = await givenCouple([SEEN_ALONE, null]);
    const found = await search(id);
    expect(found.gates).toBe('unscreened');
    expect(found.nextQuestion?.of).toBe('worker');
    expect(found.plans.map(({ status, sendable }) => ({ status, sendable }))).toContainEqual({
      status: 'provisional',
      sendable: false,
    });
    expect(found.plans.some(({ status }) => status === 'feasible')).toBe(false);
  });

  it('answers every closed gate alike, and tells the cause only with the safety privilege', async () => {
    const closed = [
      await givenCouple([SEEN_ALONE, { ...SEEN_ALONE, safetyConcern: 'yes' }]),
      await givenCouple([{ ...SEEN_ALONE, wantsToBePlacedTogether: 'unsure' }, SEEN_ALONE]),
      await givenCouple([SEEN_ALONE, { ...SEEN_ALONE, wantsTreatment: 'no' }]),
      await givenCouple([{ ...SEEN_ALONE, noContactOrder: 'yes' }, SEEN_ALONE]),
      await givenCouple([SEEN_ALONE, { ...SEEN_ALONE, noContactOrder: 'unsure' }]),
      await givenCouple([SEEN_ALONE, SEEN_ALONE], 0),
    ];
    const outward = [];
    for (const { id } of closed) {
      const { outcome, gates, plans, nextQuestion, ...rest } = await search(id);
      outward.push({ outcome, gates, plans, nextQuestion, fields: Object.keys(rest).sort() });
    }
    expect(new Set(outward.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(outward[0]).toMatchObject({ outcome: 'no-joint-option', gates: 'closed', plans: [] });
    const [concern] = closed;
    const { body } = await api
      .as('safety-advocate')
      .get(`/couples/${concern?.id ?? ''}/gates`)
      .expect(200);
    expect(body).toEqual({ status: 'closed', causes: ['no-safety-concern'] });
    for (const role of ['outreach-worker', 'case-manager', 'supervisor', 'program-staff', 'administrator'] as const)
      await api
        .as(role)
        .get(`/couples/${concern?.id ?? ''}/gates`)
        .expect(403);
  });

  it('tells an order that forbids contact only with the safety privilege', async () => {
    const { id } = await givenCouple([SEEN_ALONE, { ...SEEN_ALONE, noContactOrder: 'yes' }]);
    const { text } = await worker.post(`/couples/${id}/plan-searches`).send({}).expect(201);
    expect(text).not.toMatch(/no-?contact|order/i);
    const { body } = await api.as('safety-advocate').get(`/couples/${id}/gates`).expect(200);
    expect(body).toEqual({ status: 'closed', causes: ['no-legal-bar-to-contact'] });
  });

  it('holds a program’s rules about two partners against the plan, and against no single client', async () => {
    const house = await givenProgram(api, {
      ...{ couplePolicy: 'couples-only', levelsOfCare: ['recovery-residence'], capacity: [OPEN_TODAY] },
      rules: [{ type: 'relationship-length', values: { months: 6 } }],
    });
    const [ana, ben] = [
      await givenClient({ levelsOfCareSought: ['recovery-residence'], togetherSince: '2020-01-01' }),
      await givenClient({ levelsOfCareSought: ['recovery-residence'] }),
    ];
    for (const id of [ana, ben]) await worker.post(`/clients/${id}/private-screens`).send(SEEN_ALONE).expect(201);
    const found = await search(await givenConfirmedCouple(worker, ana, ben));
    const plan = found.plans.find(({ legs }) => legs.every(({ programId }) => programId === house.id));
    expect(plan).toMatchObject({ status: 'provisional', kind: 'same-program-together' });
    expect(plan?.confirm).toMatchObject([{ of: 'client', clientId: ben, what: 'Since when have you been together?' }]);
    const sides = new Map(plan?.legs.map(({ clientId, coupleRules }) => [clientId, coupleRules]));
    expect(sides.get(ana)).toMatchObject([{ outcome: 'met', factsUsed: ['togetherSince'] }]);
    expect(sides.get(ben)).toMatchObject([{ outcome: 'unknown', factsUsed: ['togetherSince'] }]);
    expect(plan?.coupleRules).toMatchObject([{ ruleId: 'couple-policy' }, { outcome: 'unknown', programId: house.id }]);
    // For those who can start in the detox it is where both could live afterwards, and the answer names it.
    const other = await search((await givenCouple()).id);
    expect(other.plans[0]?.afterwards?.programId).toBe(house.id);
    expect(other.programs[house.id]).toMatchObject({ name: 'A program' });
  });

  it('does not exist for another agency, nor for roles that work with no client', async () => {
    const { id, clients } = await givenCouple();
    const found = await search(id);
    const elsewhere = api.as('outreach-worker', await api.givenOrganization('Another agency'));
    await elsewhere.post(`/couples/${id}/plan-searches`).send({}).expect(404);
    await elsewhere.post(`/clients/${clients[0]}/plan-searches`).send({}).expect(404);
    await elsewhere.get(`/plan-searches/${found.id}`).expect(404);
    await elsewhere.get(`/plan-searches/${randomUUID()}`).expect(404);
    await api.as('program-staff').post(`/couples/${id}/plan-searches`).send({}).expect(403);
    await api.anonymous.get(`/plan-searches/${found.id}`).expect(401);
  });

  it('enters each opening of each record in its accounting of disclosures', async () => {
    const { id, clients } = await givenCouple();
    const count = async () => {
      const rows: { n: string }[] = await api.owner.query(
        `SELECT client_id, count(*) AS n FROM disclosure WHERE client_id = ANY ($1) AND purpose = 'matching' GROUP BY 1`,
        [clients],
      );
      return rows.map(({ n }) => Number(n));
    };
    expect(await count()).toEqual([]);
    const found = await search(id);
    // Once for the search, and once for reading the answer.
    expect(await count()).toEqual([2, 2]);
    await worker.get(`/plan-searches/${found.id}`).expect(200);
    expect(await count()).toEqual([3, 3]);
  });

  it.each([
    [{ asOf: '2026-03-10' }, 'asOf'],
    [{ asOf: 'yesterday' }, 'asOf'],
    [{ asOf: '9999-12-31T00:00:00Z' }, 'asOf'],
    [{ asOf: '2026-03-10T00:00:00+23:59' }, 'asOf'],
    [{ asOf: 5 }, 'asOf'],
    [{ limit: null }, 'limit'],
    [{ limit: 0 }, 'limit'],
    [{ limit: 51 }, 'limit'],
    [{ limit: 'many' }, 'limit'],
    [{ horizon: 3 }, 'horizon'],
  ])('refuses %j and names the field', async (body, field) => {
    const { id } = await givenCouple();
    const answer = await worker.post(`/couples/${id}/plan-searches`).send(body).expect(400);
    expect(answer.type).toBe('application/problem+json');
    expect((answer.body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
  });

  it('makes one search of a request that is repeated', async () => {
    const { id } = await givenCouple();
    const key = randomUUID();
    const send = () => worker.post(`/couples/${id}/plan-searches`).set('Idempotency-Key', key).send({});
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((answers[0].body as Search).id).toBe((answers[1].body as Search).id);
  });
});
