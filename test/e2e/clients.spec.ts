import { randomUUID } from 'node:crypto';
import { disclosuresOf, givenClient } from '../support/client-fixtures.js';
import { TestApi } from '../support/test-api.js';

describe('clients', () => {
  let api: TestApi;
  let other: string;
  beforeAll(async () => {
    api = await TestApi.start();
    other = await api.givenOrganization();
  });
  afterAll(() => api.stop());

  it('need no more than a name to be added', async () => {
    const { body } = await api.as('outreach-worker').post('/clients').send({ displayName: 'Ana' }).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      organizationId: api.organizationId,
      displayName: 'Ana',
      contact: { safePhone: null, safeTimes: null, voicemailOk: 'not-asked', phoneShared: 'not-asked' },
    });
  });

  it('may share a phone, each with contact preferences of their own', async () => {
    const worker = api.as('outreach-worker');
    const contact = { safePhone: '860-555-0100', phoneShared: 'yes' };
    const ana = await worker.post('/clients').send({ displayName: 'Ana', contact }).expect(201);
    const ben = await worker
      .post('/clients')
      .send({ displayName: 'Ben', contact: { ...contact, voicemailOk: 'no' } })
      .expect(201);
    expect(ana.body.contact).toEqual({ ...contact, safeTimes: null, voicemailOk: 'not-asked' });
    expect(ben.body.contact).toEqual({ ...contact, safeTimes: null, voicemailOk: 'no' });
  });

  it.each(['outreach-worker', 'case-manager', 'supervisor', 'safety-advocate'] as const)(
    'are open to a %s of their agency',
    async (role) => {
      const id = await givenClient(api.as('outreach-worker'));
      await api.as(role).get(`/clients/${id}`).expect(200);
    },
  );

  it.each(['program-staff', 'administrator'] as const)('are closed to a %s', async (role) => {
    const id = await givenClient(api.as('outreach-worker'));
    await api.as(role).get(`/clients/${id}`).expect(403);
    await api.as(role).get('/clients').expect(403);
    await api.as(role).post('/clients').send({ displayName: 'Ana' }).expect(403);
  });

  it('do not exist for another agency: the same answer as for one who is absent', async () => {
    const id = await givenClient(api.as('outreach-worker'));
    const stranger = api.as('supervisor', other);
    const foreign = await stranger.get(`/clients/${id}`).expect(404);
    const absent = await stranger.get(`/clients/${randomUUID()}`).expect(404);
    expect(foreign.text).toBe(absent.text);
    const answers = { answers: [{ fact: 'gender', state: 'refused', source: 'self' }] };
    for (const [foreignOne, absentOne] of [
      await both((client) => stranger.get(`/clients/${client}/answers`), id),
      await both((client) => stranger.get(`/clients/${client}/answers/gender`), id),
      await both((client) => stranger.get(`/clients/${client}/consents`), id),
      await both((client) => stranger.post(`/clients/${client}/answers`).send(answers), id),
      await both((client) => stranger.patch(`/clients/${client}`).set('If-Match', '"x"').send({}), id),
    ]) {
      expect(foreignOne.status).toBe(404);
      expect(foreignOne.text).toBe(absentOne.text);
    }
  });

  it('leave a row in the accounting each time the record is opened', async () => {
    const worker = api.as('case-manager');
    const id = await givenClient(worker);
    const before = await disclosuresOf(api, id);
    await worker.get(`/clients/${id}`).expect(200);
    await worker.get(`/clients/${id}/answers`).expect(200);
    expect(await disclosuresOf(api, id)).toBe(before + 2);
    await api.as('case-manager', other).get(`/clients/${id}`).expect(404);
    expect(await disclosuresOf(api, id)).toBe(before + 2);
  });

  it('leave a trace of a refusal, although the refused request is rolled back', async () => {
    const id = await givenClient(api.as('outreach-worker'));
    const stranger = api.userIn('outreach-worker', other);
    await api.of(stranger).get(`/clients/${id}`).expect(404);
    const trail = await api.owner.query(
      `SELECT action, outcome FROM audit_event WHERE subject_id = $1 AND actor_user_id = $2`,
      [id, stranger.id],
    );
    expect(trail).toEqual([{ action: 'client.opened', outcome: 'refused' }]);
  });

  it('are listed newest first, page by page, without those of other agencies', async () => {
    const agency = await api.givenOrganization();
    const worker = api.as('outreach-worker', agency);
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.unshift(await givenClient(worker, name));
    const first = await worker.get('/clients?limit=2').expect(200);
    const second = await worker.get(`/clients?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids);
    expect(second.body.nextCursor).toBeNull();
    expect(Object.keys(first.body.items[0])).toEqual(['id', 'organizationId', 'displayName']);
    await worker.get('/clients?cursor=nonsense').expect(400);
  });

  describe('are edited', () => {
    it('only by somebody who says which state they edited', async () => {
      const worker = api.as('outreach-worker');
      const id = await givenClient(worker);
      const { headers } = await worker.get(`/clients/${id}`).expect(200);
      await worker.patch(`/clients/${id}`).send({ displayName: 'Anna' }).expect(428);
      await worker.patch(`/clients/${id}`).set('If-Match', '"old"').send({ displayName: 'Anna' }).expect(412);
      const contact = { safeTimes: 'mornings' };
      const { body } = await worker
        .patch(`/clients/${id}`)
        .set('If-Match', headers.etag!)
        .send({ displayName: 'Anna', contact })
        .expect(200);
      expect(body).toMatchObject({ displayName: 'Anna', contact: { safeTimes: 'mornings', voicemailOk: 'not-asked' } });
      await worker.patch(`/clients/${id}`).set('If-Match', headers.etag!).send({ displayName: 'Ann' }).expect(412);
    });

    it('by one of two who do it at the same time', async () => {
      const worker = api.as('outreach-worker');
      const id = await givenClient(worker);
      const { headers } = await worker.get(`/clients/${id}`).expect(200);
      const edit = (displayName: string) =>
        worker.patch(`/clients/${id}`).set('If-Match', headers.etag!).send({ displayName });
      const answers = await Promise.all([edit('Anna'), edit('Anne')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });
  });

  it.each([
    ['an agency of their own choosing', { displayName: 'Ana', organizationId: randomUUID() }, 'organizationId'],
    ['no name', {}, 'displayName'],
    ['an invisible name', { displayName: '  ' }, 'displayName'],
    ['a number for a name', { displayName: 5 }, 'displayName'],
    ['a long name', { displayName: 'x'.repeat(121) }, 'displayName'],
    ['an invisible phone', { displayName: 'Ana', contact: { safePhone: ' ' } }, 'contact.safePhone'],
    ['a phone that is a list', { displayName: 'Ana', contact: { safePhone: ['1'] } }, 'contact.safePhone'],
    ['a contact that is a text', { displayName: 'Ana', contact: '1' }, 'contact'],
    ['a contact that is a list', { displayName: 'Ana', contact: [] }, 'contact'],
    ['a yes that is a boolean', { displayName: 'Ana', contact: { voicemailOk: true } }, 'contact.voicemailOk'],
  ])('are not added with %s', async (_case, body, field) => {
    const { body: problem } = await api.as('outreach-worker').post('/clients').send(body).expect(400);
    expect(problem.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('are not added with a name the database cannot store', async () => {
    await api.as('outreach-worker').post('/clients').send({ displayName: 'A\u0000na' }).expect(400);
  });

  it.each(['1', 'x', '00000000-0000-0000-0000-00000000000g'])('have UUIDs: %s is none', async (id) => {
    await api.as('outreach-worker').get(`/clients/${id}`).expect(400);
  });

  it('are added once, however often the request is repeated', async () => {
    const worker = api.as('outreach-worker');
    const send = () => worker.post('/clients').set('Idempotency-Key', 'the-same').send({ displayName: 'Ana' });
    const [first, second] = [await send().expect(201), await send().expect(201)];
    expect(second.body).toEqual(first.body);
  });

  async function both<T>(send: (id: string) => PromiseLike<T>, foreign: string): Promise<[T, T]> {
    return [await send(foreign), await send(randomUUID())];
  }
});
