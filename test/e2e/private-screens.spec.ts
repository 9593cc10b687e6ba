import { disclosuresOf, givenClient, givenConsent, givenCouple } from '../support/client-fixtures.js';
import { TestApi, type Agent } from '../support/test-api.js';

const CALM = {
  askedOn: '2026-02-14',
  askedAlone: true,
  wantsTreatment: 'yes',
  wantsToBePlacedTogether: 'yes',
  safetyConcern: 'no',
  acuteEmergency: 'no',
  noContactOrder: 'no',
};
const AFRAID = { ...CALM, wantsToBePlacedTogether: 'no', safetyConcern: 'yes', noContactOrder: 'yes' };

describe('private screens', () => {
  const now = new Date();
  let api: TestApi;
  let north: string;
  let worker: Agent;
  beforeAll(async () => {
    api = await TestApi.start({ now: () => now });
    north = await api.givenOrganization('North');
    worker = api.as('outreach-worker');
  });
  afterAll(() => api.stop());

  const record = (id: string, screen: object) => worker.post(`/clients/${id}/private-screens`).send(screen);

  it('are recorded by whoever sees the client, and not answered back', async () => {
    const id = await givenClient(worker);
    const { body } = await record(id, AFRAID).expect(201);
    expect(body).toEqual({ id: expect.any(String), clientId: id });
  });

  it('are read by a safety advocate of the client’s agency, newest first, and by nobody else', async () => {
    const id = await givenClient(worker);
    await record(id, CALM).expect(201);
    await record(id, AFRAID).expect(201);
    await givenConsent(worker, id, north);
    const { body } = await api.as('safety-advocate').get(`/clients/${id}/private-screens`).expect(200);
    expect(body.items.map((screen: { safetyConcern: string }) => screen.safetyConcern)).toEqual(['yes', 'no']);
    expect(body.items.map((screen: { noContactOrder: string }) => screen.noContactOrder)).toEqual(['yes', 'no']);

    for (const role of ['outreach-worker', 'case-manager', 'supervisor', 'program-staff', 'administrator'] as const)
      await api.as(role).get(`/clients/${id}/private-screens`).expect(403);
    await api.as('safety-advocate', north).get(`/clients/${id}/private-screens`).expect(404);
    await api.as('outreach-worker', north).post(`/clients/${id}/private-screens`).send(CALM).expect(403);
  });

  it.each([
    ['not asked alone', { ...CALM, askedAlone: false }, 'askedAlone'],
    ['without a word on being alone', { ...CALM, askedAlone: undefined }, 'askedAlone'],
    ['with a text for being alone', { ...CALM, askedAlone: 'true' }, 'askedAlone'],
    ['without a day', { ...CALM, askedOn: undefined }, 'askedOn'],
    ['on a day that does not exist', { ...CALM, askedOn: '2026-02-30' }, 'askedOn'],
    ['on a day to come', { ...CALM, askedOn: '2190-01-01' }, 'askedOn'],
    ['with an answer that does not exist', { ...CALM, safetyConcern: 'a little' }, 'safetyConcern'],
    ['with an order that is neither', { ...CALM, noContactOrder: true }, 'noContactOrder'],
    ['with a note', { ...CALM, note: 'he was outside' }, 'note'],
  ])('are refused when %s', async (_case, screen, field) => {
    const id = await givenClient(worker);
    const { body } = await record(id, screen).expect(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  it('are recorded once, however often the request is repeated', async () => {
    const id = await givenClient(worker);
    const send = () => record(id, CALM).set('Idempotency-Key', `once-${id}`).expect(201);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    const { body } = await api.as('safety-advocate').get(`/clients/${id}/private-screens`).expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('leave no mark: every answer to everybody else is the same, byte for byte, whatever was recorded', async () => {
    const [ana, ben] = [await givenClient(worker, 'Ana'), await givenClient(worker, 'Ben')];
    const couple = await givenCouple(worker, ana, ben);
    for (const id of [ana, ben]) await givenConsent(worker, id, north);

    const unasked = await trace(ana, ben, couple);
    await record(ana, CALM).expect(201);
    const calm = await trace(ana, ben, couple);
    await record(ana, AFRAID).expect(201);
    const afraid = await trace(ana, ben, couple);

    expect(calm).toEqual(unasked);
    expect(afraid).toEqual(unasked);
    // The comparison sees what it should see: the same trace after an edit differs.
    const { headers } = await worker.get(`/clients/${ana}`).expect(200);
    await worker.patch(`/clients/${ana}`).set('If-Match', headers.etag!).send({ displayName: 'Anna' }).expect(200);
    expect(await trace(ana, ben, couple)).not.toEqual(unasked);
  });

  it('are acknowledged in the same words and accounted for alike, whatever was recorded', async () => {
    const [ana, ben] = [await givenClient(worker), await givenClient(worker)];
    const calm = await record(ana, CALM).expect(201);
    const afraid = await record(ben, AFRAID).expect(201);
    expect(Object.keys(afraid.body)).toEqual(Object.keys(calm.body));
    expect(afraid.headers['content-length']).toBe(calm.headers['content-length']);
    expect(Object.keys(afraid.headers)).toEqual(Object.keys(calm.headers));
    expect(await disclosuresOf(api, ben)).toBe(await disclosuresOf(api, ana));
    const trail = await api.owner.query(
      `SELECT subject_id, action, outcome FROM audit_event WHERE subject_id IN ($1, $2) ORDER BY subject_id, at`,
      [ana, ben],
    );
    const actsOn = (id: string) =>
      (trail as { subject_id: string; action: string }[])
        .filter(({ subject_id }) => subject_id === id)
        .map(({ action }) => action);
    expect(actsOn(ben)).toEqual(actsOn(ana));
  });

  /** What everybody without the safety privilege can see of two partners: status, headers and body of each answer. */
  async function trace(ana: string, ben: string, couple: string): Promise<string[]> {
    const seen: string[] = [];
    const roles = ['outreach-worker', 'case-manager', 'supervisor', 'program-staff', 'administrator'] as const;
    const paths = [
      ...['/clients', '/couples', `/couples/${couple}`],
      ...[ana, ben].flatMap((id) =>
        ['', '/answers', '/answers/gender', '/consents', '/private-screens'].map((end) => `/clients/${id}${end}`),
      ),
    ];
    for (const organization of [api.organizationId, north])
      for (const role of roles)
        for (const path of paths) {
          const { status, headers, text } = await api.as(role, organization).get(path);
          const { date: _date, ...others } = headers as Record<string, string>;
          seen.push(JSON.stringify([organization, role, path, status, others, text]));
        }
    return seen;
  }
});
