import { hashPassword } from '../../src/modules/sessions/index.js';
import { TestApi, type TestUser } from '../support/test-api.js';

const PASSWORD = 'a long enough password';

describe('signing in', () => {
  let api: TestApi;
  let user: TestUser;
  let email: string;

  beforeAll(async () => {
    api = await TestApi.start();
    const passwordHash = await hashPassword(PASSWORD);
    user = api.userIn('outreach-worker');
    email = `${user.id}@example.org`;
    await api.owner.query('UPDATE access.app_user SET password_hash = $1', [passwordHash]);
  });
  afterAll(() => api.stop());
  beforeEach(() => api.owner.query('DELETE FROM access.login_attempt'));

  const signIn = (body: object) => api.anonymous.post('/sessions').send(body);

  it('gives a token that opens the API', async () => {
    const { body } = await signIn({ email, password: PASSWORD }).expect(201);
    const me = await api.anonymous.get('/me').set('Authorization', `Bearer ${body.token}`).expect(200);
    expect(me.body).toEqual({
      ...{ id: user.id, organizationId: user.organizationId, email },
      ...{ displayName: 'A outreach-worker', role: 'outreach-worker' },
    });
  });

  it('says the same of a wrong password and of an unknown account', async () => {
    const wrong = await signIn({ email, password: 'not the password' }).expect(401);
    const unknown = await signIn({ email: 'nobody@example.org', password: PASSWORD }).expect(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.type).toBe('application/problem+json');
  });

  it('does not sign in an account that is disabled', async () => {
    const other = await api.givenUser('case-manager', api.organizationId);
    await api.owner.query(
      'UPDATE access.app_user SET password_hash = (SELECT password_hash FROM access.app_user WHERE id = $2), disabled_at = now() WHERE id = $1',
      [other.id, user.id],
    );
    await signIn({ email: `${other.id}@example.org`, password: PASSWORD }).expect(401);
    await api.of(other).get('/me').expect(401);
  });

  it('ends a session at once when its holder signs out', async () => {
    const other = { ...user, token: await api.givenSession(user.id) };
    await api.of(other).delete('/sessions/current').expect(204);
    await api.of(other).get('/me').expect(401);
    await api.of(user).get('/me').expect(200);
  });

  it.each([
    ['idle for 15 minutes', `last_used_at = now() - interval '15 minutes'`],
    ['12 hours old', 'expires_at = now()'],
    ['revoked', 'revoked_at = now()'],
  ])('refuses a session that is %s', async (_state, change) => {
    const other = await api.givenUser('outreach-worker', api.organizationId);
    await api.of(other).get('/me').expect(200);
    await api.owner.query(`UPDATE access.session SET ${change} WHERE user_id = $1`, [other.id]);
    const { body, headers } = await api.of(other).get('/me').expect(401);
    expect(body).toMatchObject({ status: 401, title: 'Unauthorized' });
    expect(headers['www-authenticate']).toBe('Bearer realm="tandem"');
  });

  it.each([
    ['nothing', ''],
    ['no token', 'Bearer'],
    ['a short token', 'Bearer x'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['a guessed token', `Bearer ${'A'.repeat(43)}`],
    ['a huge token', `Bearer ${'A'.repeat(5000)}`],
  ])('refuses an Authorization header with %s', async (_case, header) => {
    await api.anonymous.get('/me').set('Authorization', header).expect(401);
  });

  it('slows guessing down, for this account from this address, and lets the right password in afterwards', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => signIn({ email, password: 'not the password' }).then(({ status }) => status)),
    );
    expect(guesses.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
    const early = await signIn({ email, password: PASSWORD }).expect(429);
    expect(Number(early.headers['retry-after'])).toBeGreaterThan(0);
    await signIn({ email: 'another@example.org', password: 'x' }).expect(401);
    await api.owner.query('UPDATE access.login_attempt SET blocked_until = now()');
    await signIn({ email, password: PASSWORD }).expect(201);
    await signIn({ email, password: 'not the password' }).expect(401);
  });

  describe('by a browser', () => {
    const cookieOf = async () => {
      const response = await signIn({ email, password: PASSWORD, transport: 'cookie' })
        .set('Sec-Fetch-Site', 'same-origin')
        .expect(201);
      expect(response.body.token).toBeNull();
      return String(response.headers['set-cookie']);
    };

    it('keeps the token in a cookie that no script and no other site can use', async () => {
      const cookie = await cookieOf();
      expect(cookie).toMatch(/^tandem-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
      await api.anonymous.get('/me').set('Cookie', cookie).expect(200);
    });

    it.each([
      ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
      ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
      ['another origin', { Origin: 'https://elsewhere.example' }],
      ['nowhere', {}],
    ])('refuses an edit with a cookie that comes from %s', async (_from, headers) => {
      const cookie = await cookieOf();
      await api.anonymous.delete('/sessions/current').set('Cookie', cookie).set(headers).expect(403);
      await api.anonymous.get('/me').set('Cookie', cookie).set(headers).expect(200);
    });

    it('lets the own site sign out', async () => {
      const cookie = await cookieOf();
      const edit = api.anonymous.delete('/sessions/current').set('Cookie', cookie);
      await edit.set('Sec-Fetch-Site', 'same-origin').expect(204);
      await api.anonymous.get('/me').set('Cookie', cookie).expect(401);
    });
  });
});
