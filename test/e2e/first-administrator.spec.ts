import { join } from 'node:path';
import { Readable } from 'node:stream';
import { addAdministrator, readAdministratorRequest } from '../../src/cli/administrator-command.js';
import { readConfig } from '../../src/platform/config/config.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { TestApi } from '../support/test-api.js';

const ADA = { email: 'Ada@Example.org', displayName: 'Ada', passwordFromInput: false };
const nothing = () => Readable.from([]);

describe('the first administrator', () => {
  let api: TestApi;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    api = await TestApi.start();
    const { ownerUrl, runtimeUrl } = api.database;
    env = { NODE_ENV: 'test', DATABASE_URL: ownerUrl, DATABASE_RUNTIME_URL: runtimeUrl };
  });
  afterAll(() => api.stop());

  const signIn = (email: string, password: string) => api.anonymous.post('/sessions').send({ email, password });
  const signedIn = async (email: string, password: string) => {
    const { body } = await signIn(email, password).expect(201);
    return api.anonymous.set('Authorization', `Bearer ${body.token}`);
  };
  const passwordIn = (lines: readonly string[]) => /shown this once: (\S+)$/.exec(lines.at(-1)!)![1]!;

  it('is created beside a running server, and from there a new agency and its people come by the API alone', async () => {
    const administrator = await signedIn('ada@example.org', passwordIn(await addAdministrator(ADA, env, nothing())));
    const agency = { name: 'A new agency', kind: 'agency' };
    const { body: organization } = await administrator.post('/organizations').send(agency).expect(201);
    const worker = { email: 'worker@example.org', password: 'a long enough password' };
    await administrator
      .post('/users')
      .send({ ...worker, organizationId: organization.id, displayName: 'A worker', role: 'outreach-worker' })
      .expect(201);
    const theirs = await signedIn(worker.email, worker.password);
    await theirs.post('/clients').send({ displayName: 'A client' }).expect(201);
    expect(await api.owner.query(`SELECT actor_user_id FROM audit_event WHERE action = 'user.created'`)).toContainEqual(
      {
        actor_user_id: null,
      },
    );
  });

  it('takes a password from standard input, and does not repeat it', async () => {
    const request = { ...ADA, email: 'grace@example.org', passwordFromInput: true };
    const lines = await addAdministrator(request, env, Readable.from(['a password with spaces\n']));
    expect(lines.join()).not.toContain('a password');
    await signIn('grace@example.org', 'a password with spaces').expect(201);
  });

  it.each([
    ['an address that somebody has', { email: 'TAKEN@example.org' }, 'There is already an account with the e-mail'],
    ['what is no address', { email: 'taken' }, 'email must be an email.'],
    ['a short password', { passwordFromInput: true }, 'password must be longer than or equal to 12 characters.'],
  ])('is refused for %s, and nothing is changed', async (_case, change, reason) => {
    const accounts = () => api.owner.query('SELECT id, password_hash FROM access.app_user ORDER BY id');
    await addAdministrator({ ...ADA, email: 'taken@example.org' }, env, nothing()).catch(() => undefined);
    const before = await accounts();
    const refused = addAdministrator({ ...ADA, email: 'new@example.org', ...change }, env, Readable.from(['short\n']));
    await expect(refused).rejects.toThrow(reason);
    expect(await accounts()).toEqual(before);
  });

  it('is created on the embedded database while no server runs on it, and refused in a sentence while one does', async () => {
    const embedded = { NODE_ENV: 'test', TANDEM_DATA_DIR: join(process.env.TANDEM_TEST_RUN!, 'first administrator') };
    expect(await addAdministrator(ADA, embedded, nothing())).toHaveLength(2);
    const running = await openDatabase(readConfig(embedded), (reason) => {
      throw reason;
    });
    await expect(addAdministrator(ADA, embedded, nothing())).rejects.toThrow(
      /^Another Tandem is already running on .*\.$/,
    );
    await running.stop();
    await expect(addAdministrator(ADA, embedded, nothing())).rejects.toThrow('There is already an account');
  });
});

describe('the command line for an administrator', () => {
  it('asks for an address and a name', () => {
    expect(readAdministratorRequest(['--email', 'ada@example.org', '--name', ' Ada '])).toEqual({
      ...{ email: 'ada@example.org', displayName: 'Ada', passwordFromInput: false },
    });
    const both = ['--email', 'ada@example.org', '--name', 'Ada'];
    expect(readAdministratorRequest([...both, '--password-stdin'])?.passwordFromInput).toBe(true);
  });

  it.each([
    [[]],
    [['--email', 'ada@example.org']],
    [['--email', 'a@b.org', '--name', ' ']],
    [['--role', 'x']],
    [['x']],
  ])('is not understood as %j', (args) => {
    expect(readAdministratorRequest(args)).toBeUndefined();
  });
});
