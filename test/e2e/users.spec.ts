import { randomUUID } from 'node:crypto';
import { TestApi } from '../support/test-api.js';

describe('users', () => {
  let api: TestApi;
  let elsewhere: string;
  beforeAll(async () => {
    api = await TestApi.start();
    elsewhere = await api.givenOrganization('Another agency');
  });
  afterAll(() => api.stop());

  const aUser = (more: object = {}) => ({
    ...{ email: `${randomUUID()}@Example.org`, displayName: 'A new worker', role: 'outreach-worker' },
    ...{ password: 'a long enough password', ...more },
  });

  it('are created by an administrator and can sign in', async () => {
    const user = aUser();
    const { body } = await api.as('administrator').post('/users').send(user).expect(201);
    expect(body).toMatchObject({ organizationId: api.organizationId, role: 'outreach-worker', disabledAt: null });
    expect(JSON.stringify(body)).not.toMatch(/password|argon/);
    await api.anonymous.post('/sessions').send({ email: user.email, password: user.password }).expect(201);
  });

  it('are created in the own organization whichever way its id is written', async () => {
    const inCapitals = aUser({ organizationId: api.organizationId.toUpperCase() });
    const { body } = await api.as('administrator').post('/users').send(inCapitals).expect(201);
    expect(body.organizationId).toBe(api.organizationId);
  });

  it('are created in the own organization only', async () => {
    await api
      .as('administrator')
      .post('/users')
      .send(aUser({ organizationId: elsewhere }))
      .expect(403);
    const installer = await api.givenUser('administrator', null);
    const { body } = await api
      .of(installer)
      .post('/users')
      .send(aUser({ organizationId: elsewhere }))
      .expect(201);
    expect(body.organizationId).toBe(elsewhere);
    await api
      .of(installer)
      .post('/users')
      .send(aUser({ organizationId: randomUUID() }))
      .expect(409);
    await api.of(installer).post('/users').send(aUser()).expect(400);
  });

  it('cannot be created twice, in no letter case', async () => {
    const user = aUser();
    await api.as('administrator').post('/users').send(user).expect(201);
    await api
      .as('administrator')
      .post('/users')
      .send({ ...user, email: user.email.toUpperCase() })
      .expect(409);
  });

  it('are listed page by page, without those of others', async () => {
    const agency = await api.givenOrganization();
    const seen: string[] = [];
    let query = '?limit=4';
    for (let page = 0; page < 2; page += 1) {
      const { body } = await api.as('administrator', agency).get(`/users${query}`).expect(200);
      seen.push(...body.items.map(({ organizationId }: { organizationId: string }) => organizationId));
      query = `?limit=4&cursor=${body.nextCursor}`;
      expect(body.nextCursor === null).toBe(page === 1);
    }
    expect(seen).toEqual(Array.from({ length: 6 }, () => agency));
  });

  it('of another organization are as absent as those who never were', async () => {
    const theirs = api.userIn('case-manager', elsewhere);
    const foreign = await api.as('administrator').get(`/users/${theirs.id}`).expect(404);
    const absent = await api.as('administrator').get(`/users/${randomUUID()}`).expect(404);
    expect(foreign.text).toBe(absent.text);
    await api.as('administrator').post(`/users/${theirs.id}/deactivation`).expect(404);
    await api.of(theirs).get('/me').expect(200);
  });

  it('lose their sessions at once when they are disabled', async () => {
    const leaver = await api.givenUser('case-manager', api.organizationId);
    const { body } = await api.as('administrator').post(`/users/${leaver.id}/deactivation`).expect(200);
    expect(body.disabledAt).not.toBeNull();
    await api.of(leaver).get('/me').expect(401);
    await api.as('administrator').post(`/users/${leaver.id}/deactivation`).expect(200);
  });

  it('cannot disable themselves', async () => {
    const { id } = api.userIn('administrator');
    await api.as('administrator').post(`/users/${id}/deactivation`).expect(409);
  });

  it.each(['outreach-worker', 'supervisor', 'program-staff'] as const)('are no business of a %s', async (role) => {
    await api.as(role).get('/users').expect(403);
    await api.as(role).post('/users').send(aUser()).expect(403);
  });

  it('leave a trace in the audit trail, which nobody can change', async () => {
    const { body } = await api.as('administrator').post('/users').send(aUser()).expect(201);
    const trace = await api.owner.query<object[]>(
      'SELECT action, outcome, actor_user_id FROM audit_event WHERE subject_id = $1',
      [body.id],
    );
    const actor = api.userIn('administrator').id;
    expect(trace).toEqual([{ action: 'user.created', outcome: 'done', actor_user_id: actor }]);
    await expect(api.owner.query('UPDATE audit_event SET outcome = outcome')).rejects.toThrow('append-only');
    await expect(api.owner.query('DELETE FROM audit_event')).rejects.toThrow('append-only');
  });
});
