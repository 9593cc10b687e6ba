import { randomUUID } from 'node:crypto';
import { TestApi } from '../support/test-api.js';

describe('a repeated creating request', () => {
  let api: TestApi;
  beforeAll(async () => (api = await TestApi.start()));
  afterAll(() => api.stop());

  const aUser = () => ({
    ...{ email: `${randomUUID()}@example.org`, displayName: 'A new worker', role: 'outreach-worker' },
    password: 'a long enough password',
  });
  const create = (key: string, body: object) =>
    api.as('administrator').post('/users').set('Idempotency-Key', key).send(body);
  const usersNamed = async (email: string) =>
    (await api.owner.query<unknown[]>('SELECT FROM access.app_user WHERE email = $1', [email])).length;

  it('needs a key', async () => {
    const { body } = await api.as('administrator').post('/users').unset('Idempotency-Key').send(aUser()).expect(400);
    expect(body.type).toBe('/problems/idempotency-key-required');
    await create('a key with blanks', aUser()).expect(400);
    await create('k'.repeat(201), aUser()).expect(400);
  });

  it('creates once and answers the same', async () => {
    const [key, user] = [randomUUID(), aUser()];
    const first = await create(key, user).expect(201);
    const again = await create(key, user).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.etag).toBe(first.headers.etag);
    expect(await usersNamed(user.email)).toBe(1);
  });

  it('creates once when sent many times at once', async () => {
    const [key, user] = [randomUUID(), aUser()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(key, user)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(await usersNamed(user.email)).toBe(1);
  });

  it('is told to wait while the first one takes too long', async () => {
    const [key, first] = [randomUUID(), api.owner.createQueryRunner()];
    await first.startTransaction();
    await first.query(`INSERT INTO idempotency_key (user_id, key, route, request_sha256) VALUES ($1, $2, 'x', '')`, [
      ...[api.userIn('administrator').id, key],
    ]);
    const { body } = await create(key, aUser()).expect(409);
    expect(body.type).toBe('/problems/idempotency-in-flight');
    await first.rollbackTransaction();
    await first.release();
    await create(key, aUser()).expect(201);
  });

  it('is refused with another body', async () => {
    const [key, user] = [randomUUID(), aUser()];
    await create(key, user).expect(201);
    const { body } = await create(key, { ...user, displayName: 'Another' }).expect(422);
    expect(body.type).toBe('/problems/idempotency-key-reused');
  });

  it('can be repaired: a refused request does not use up its key', async () => {
    const [key, user] = [randomUUID(), aUser()];
    await create(key, { ...user, password: 'short' }).expect(400);
    await create(key, user).expect(201);
    const taken = randomUUID();
    await create(taken, user).expect(409);
    await create(taken, aUser()).expect(201);
  });

  it('shows what is there today, under the permissions of today', async () => {
    const [key, user] = [randomUUID(), aUser()];
    const { body: created } = await create(key, user).expect(201);
    await api.owner.query(`UPDATE access.app_user SET display_name = 'Renamed' WHERE id = $1`, [created.id]);
    expect((await create(key, user).expect(201)).body.displayName).toBe('Renamed');
    const elsewhere = await api.givenOrganization();
    await api.owner.query('UPDATE access.app_user SET organization_id = $2 WHERE id = $1', [created.id, elsewhere]);
    await create(key, user).expect(404);
  });

  it('of another person is another request', async () => {
    const key = randomUUID();
    await create(key, aUser()).expect(201);
    const elsewhere = await api.givenOrganization();
    const other = api.as('administrator', elsewhere).post('/users').set('Idempotency-Key', key);
    const { body } = await other.send(aUser()).expect(201);
    expect(body.organizationId).toBe(elsewhere);
  });

  it('keeps no password and no body', async () => {
    const user = aUser();
    await create(randomUUID(), user).expect(201);
    const rows = await api.owner.query<object[]>('SELECT * FROM idempotency_key');
    expect(JSON.stringify(rows)).not.toContain(user.email);
    expect(Object.keys(rows[0]!)).not.toContain('response');
  });
});
