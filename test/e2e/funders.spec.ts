import { randomUUID } from 'node:crypto';
import { givenClient } from '../support/client-fixtures.js';
import { givenFunder } from '../support/given-funder.js';
import { givenProgram } from '../support/given-program.js';
import { TestApi, type Agent } from '../support/test-api.js';

const NOW = new Date('2026-11-23T15:00:00Z');
const TB = { type: 'tb-test', values: { withinMonths: 6 } };
const rule = (from = '2026-01-01') => ({ tree: TB, authority: 'payer', effectiveFrom: from });

describe('funders', () => {
  let api: TestApi;
  let installation: Agent;
  beforeAll(async () => {
    api = await TestApi.start({ now: () => NOW });
    installation = api.of(await api.givenUser('administrator', null));
  });
  afterAll(() => api.stop());

  const staff = () => api.as('program-staff');
  const create = (body: object) => installation.post('/funders').send(body);

  it('are entered by the administrator of the installation, and found by name and state', async () => {
    const name = `County ${randomUUID()}`;
    const { body } = await create({ name, kind: 'county', state: 'CT' }).expect(201);
    expect(body).toEqual({
      ...{ id: expect.any(String), name, kind: 'county', state: 'CT', organizationId: null, isSample: false },
    });
    const found = await staff().get('/funders').query({ name: name.toUpperCase(), state: 'CT' }).expect(200);
    expect(found.body.items).toEqual([body]);
    expect((await staff().get('/funders').query({ name, state: 'MA' }).expect(200)).body.items).toEqual([]);
    await staff().post('/funders').send({ name, kind: 'county' }).expect(403);
  });

  it('are entered once, however often the request is repeated', async () => {
    const key = randomUUID();
    const send = () => create({ name: 'Once', kind: 'medicaid' }).set('Idempotency-Key', key);
    expect((await send().expect(201)).body.id).toBe((await send().expect(201)).body.id);
  });

  it.each([
    ['a blank name', { name: ' ' }, 'name'],
    ['a kind that does not exist', { kind: 'bank' }, 'kind'],
    ['a state that does not exist', { state: 'XX' }, 'state'],
    ['an organization that does not exist', { organizationId: randomUUID() }, 'organizationId'],
    ['an unknown field', { rules: [] }, 'rules'],
  ])('with %s are refused', async (_case, wrong, field) => {
    const { body } = await create({ name: 'A payer', kind: 'county', ...wrong }).expect(400);
    expect(body.errors).toMatchObject([{ field }]);
  });

  it('are changed by those who keep them, and by nobody else', async () => {
    const keeper = await api.givenOrganization();
    const id = await givenFunder(api, { organizationId: keeper });
    const edit = async (agent: Agent, body: object) => {
      const { headers } = await agent.get(`/funders/${id}`).expect(200);
      return agent.patch(`/funders/${id}`).set('If-Match', String(headers['etag'])).send(body);
    };
    expect((await edit(api.as('program-staff', keeper), { name: 'New name', state: 'MA' })).body).toMatchObject({
      ...{ name: 'New name', state: 'MA', kind: 'county' },
    });
    expect((await edit(installation, { state: null })).body.state).toBeNull();
    expect((await edit(staff(), { name: 'Mine' })).status).toBe(403);
    await installation.patch(`/funders/${id}`).send({ name: 'x' }).expect(428);
    await installation.patch(`/funders/${id}`).set('If-Match', '"old"').send({ name: 'x' }).expect(412);
    expect((await edit(installation, { name: null })).status).toBe(400);
  });
});

describe('rules of a funder', () => {
  let api: TestApi;
  let installation: Agent;
  let funderId: string;
  let program: string;
  beforeAll(async () => {
    api = await TestApi.start({ now: () => NOW });
    installation = api.of(await api.givenUser('administrator', null));
  });
  beforeEach(async () => {
    funderId = await givenFunder(api);
    program = (await givenProgram(api, { levelsOfCare: ['opioid-treatment-program'] })).id;
  });
  afterAll(() => api.stop());

  const staff = () => api.as('program-staff');
  const name = (body: object, id = program) => staff().post(`/programs/${id}/funders`).send(body);
  const publish = (body: object = rule()) => installation.post(`/funders/${funderId}/admission-rules`).send(body);
  const standing = async (on: string, id = program) =>
    (await api.as('outreach-worker').get(`/programs/${id}/admission-rules`).query({ on }).expect(200)).body.items;

  it('are rules of each program that names it, on the days on which it pays, and say from where they are', async () => {
    const { body: published } = await publish().expect(201);
    expect(published.scope).toEqual({ kind: 'funder', id: funderId });
    const { id: other } = await givenProgram(api, { organizationId: await api.givenOrganization() });
    await name({ funderId, from: '2026-07-01', to: '2027-06-30' }).expect(201);
    expect(await standing('2026-06-30')).toEqual([]);
    expect(await standing('2026-07-01')).toMatchObject([
      {
        ...{ ruleId: published.ruleId, inheritedFrom: 'funder', inheritedFromName: 'A county', authority: 'payer' },
        ...{ effectiveFrom: '2026-07-01', effectiveTo: '2027-06-30', scope: { kind: 'funder', id: funderId } },
      },
    ]);
    expect(await standing('2027-06-30')).toHaveLength(1);
    expect(await standing('2027-07-01')).toEqual([]);
    expect(await standing('2026-12-01', other)).toEqual([]);
  });

  it('have versions, of which each stands until the day before the next', async () => {
    await name({ funderId, from: '2026-01-01' }).expect(201);
    const { body } = await publish().expect(201);
    const next = { tree: { type: 'tb-test', values: { withinMonths: 12 } }, authority: 'payer' };
    const path = `/admission-rules/${body.ruleId}`;
    await installation
      .post(`${path}/versions`)
      .send({ ...next, effectiveFrom: '2026-12-01' })
      .expect(201);
    await staff()
      .post(`${path}/versions`)
      .send({ ...next, effectiveFrom: '2026-12-01' })
      .expect(403);
    expect(await standing('2026-11-30')).toMatchObject([{ version: 1, effectiveTo: '2026-11-30' }]);
    expect(await standing('2026-12-01')).toMatchObject([{ version: 2, effectiveTo: null }]);
    await installation.post(`${path}/withdrawal`).send({ from: '2027-01-01' }).expect(201);
    expect(await standing('2027-01-01')).toEqual([]);
  });

  it('are told with what law says of them on the day', async () => {
    await name({ funderId, from: '2020-01-01' }).expect(201);
    const tree = { type: 'minimum-length-of-use', values: { months: 12, substances: ['heroin'] } };
    await publish({ ...rule('2020-01-01'), tree }).expect(201);
    expect((await standing('2024-04-01'))[0].legalNotes).toMatchObject([{ status: 'federal-floor' }]);
    expect((await standing('2024-04-02'))[0].legalNotes).toMatchObject([{ status: 'stricter-than-federal' }]);
  });

  it('stand in the way of a client of any agency, who is told from where they are and what law says on the day', async () => {
    await name({ funderId, from: '2026-01-01' }).expect(201);
    const tree = { type: 'minimum-length-of-use', values: { months: 24, substances: ['heroin'] } };
    const { body: rules } = await publish({ ...rule(), tree }).expect(201);
    const worker = api.as('outreach-worker', await api.givenOrganization());
    const client = await givenClient(worker);
    const sought = { fact: 'levelsOfCareSought', state: 'known', value: ['opioid-treatment-program'], source: 'self' };
    await worker
      .post(`/clients/${client}/answers`)
      .send({ answers: [sought] })
      .expect(201);
    const { body } = await worker.post(`/clients/${client}/plan-searches`).send({ limit: 50 }).expect(201);
    const option = body.individual[0].options.find((one: { programId: string }) => one.programId === program);
    expect(option.barriers).toMatchObject([
      {
        ...{ ruleId: rules.ruleId, inheritedFrom: 'funder', authority: 'payer', outcome: 'unknown' },
        legalNotes: [{ code: 'history-removed-and-due', jurisdiction: 'federal', status: 'stricter-than-federal' }],
      },
    ]);
  });

  it('are published by its keeper, and never by a program that it pays for', async () => {
    await name({ funderId, from: '2026-01-01' }).expect(201);
    await staff().post(`/funders/${funderId}/admission-rules`).send(rule()).expect(403);
    await installation.post(`/funders/${randomUUID()}/admission-rules`).send(rule()).expect(404);
    const keeper = await api.givenOrganization();
    const kept = await givenFunder(api, { organizationId: keeper });
    await api.as('administrator', keeper).post(`/funders/${kept}/admission-rules`).send(rule()).expect(201);
  });

  it('bind a program by the word of its own staff, which is given once for each funder and can be dated anew', async () => {
    const { body } = await name({ funderId, from: '2026-01-01' }).expect(201);
    expect(body).toMatchObject({ programId: program, funderId, funderName: 'A county', to: null });
    await name({ funderId, from: '2026-01-01' }).expect(409);
    await publish().expect(201);
    const path = `/program-funders/${body.id}`;
    const edit = async (change: object) => {
      const { headers } = await staff().get(path).expect(200);
      return staff().patch(path).set('If-Match', String(headers['etag'])).send(change);
    };
    expect((await edit({ to: '2026-10-31' })).body.to).toBe('2026-10-31');
    expect(await standing('2026-11-01')).toEqual([]);
    expect((await edit({ to: null })).body.to).toBeNull();
    expect(await standing('2026-11-01')).toHaveLength(1);
    for (const wrong of [{ to: '2025-12-31' }, { from: null }, { funderId }])
      expect((await edit(wrong)).status).toBe(400);
    const { body: list } = await api.as('case-manager').get(`/programs/${program}/funders`).expect(200);
    expect(list.items).toMatchObject([{ id: body.id, from: '2026-01-01', to: null }]);
  });

  it.each([
    ['a funder that does not exist', { funderId: randomUUID() }, 'funderId'],
    ['a last day before the first', { to: '2025-12-31' }, 'to'],
    ['a day that does not exist', { from: '2026-02-30' }, 'from'],
    ['no first day', { from: undefined }, 'from'],
  ])('are not bound with %s', async (_case, wrong, field) => {
    const { body } = await name({ funderId, from: '2026-01-01', ...wrong }).expect(400);
    expect(body.errors).toMatchObject([{ field }]);
  });
});
