import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../../src/platform/access/audit-trail.js';
import { CurrentActor, type Actor } from '../../src/platform/access/actor.js';
import { Public, Requires } from '../../src/platform/access/requires.js';
import { Database } from '../../src/platform/database/database.js';
import { TestApi } from '../support/test-api.js';

const WHO = 'SELECT access.current_user_id() AS "userId", pg_backend_pid() AS backend';

@Controller('fixture')
@Requires('session:own')
class FixtureController {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  /** Who the database takes the caller for, at several moments of one request. */
  @Get('who')
  async who(@CurrentActor() actor: Actor): Promise<object> {
    const seen: unknown[] = [];
    for (let moment = 0; moment < 3; moment += 1) {
      seen.push(...(await this.database.tx.query<{ userId: string }[]>(WHO)).map(({ userId }) => userId));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
    }
    return { actor: actor.userId, seen };
  }

  @Get('nobody')
  @Public()
  async nobody(): Promise<object> {
    return this.database.inNewTransaction((tx) => tx.query<object[]>(WHO)).then(([row]) => row!);
  }

  @Post('refusal')
  refuse(): Promise<never> {
    this.audit.recordRefusal('fixture.refused', { kind: 'fixture', id: SUBJECT });
    return Promise.reject(new Error('refused'));
  }

  @Post('swallowed')
  @HttpCode(200)
  async swallow(): Promise<object> {
    await this.audit.record({ action: 'fixture.done', subject: { kind: 'fixture', id: SUBJECT }, outcome: 'done' });
    await this.database.tx.query('SELECT 1 / 0').catch(() => undefined);
    return { stored: true };
  }
}

const SUBJECT = randomUUID();

describe('the context of a request', () => {
  let api: TestApi;
  beforeAll(async () => (api = await TestApi.start({ controllers: [FixtureController] })));
  afterAll(() => api.stop());

  it('is never seen by another request, however many share the connections', async () => {
    const users = [api.userIn('outreach-worker'), api.userIn('case-manager'), api.userIn('administrator')];
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const user = users[index % users.length]!;
        if (index % 10 === 9) return [null, await api.anonymous.get('/fixture/nobody').expect(200)] as const;
        return [user.id, await api.of(user).get('/fixture/who').expect(200)] as const;
      }),
    );
    for (const [id, { body }] of answers) {
      if (id === null) expect(body.userId).toBeNull();
      else expect(body).toEqual({ actor: id, seen: [id, id, id] });
    }
  });

  it('begins what was kept for after the COMMIT then, and not after a rollback', async () => {
    const database = api.app.get(Database);
    const begun: string[] = [];
    const keep = (name: string) => async () => {
      database.afterCommit(() => begun.push(name));
      await database.tx.query('SELECT 1');
      expect(begun).toEqual([]);
    };
    await expect(
      database.asSession(null, async () => {
        await keep('rolled back')();
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    await database.asSession(null, keep('committed'));
    expect(begun).toEqual(['committed']);
  });

  it('leaves nothing on the connection', async () => {
    await api.as('outreach-worker').get('/fixture/who').expect(200);
    const rows = await runtime(api).query<object[]>(`SELECT current_setting('app.session', true) AS session`);
    expect(rows).toEqual([{ session: '' }]);
  });

  it('is not there outside of a request', () => {
    expect(() => api.app.get(Database).tx).toThrow('No transaction');
  });

  it('keeps the trace of a refusal, although everything else is rolled back', async () => {
    await api.as('outreach-worker').post('/fixture/refusal').expect(500);
    const trace = await api.owner.query<object[]>(
      `SELECT actor_user_id FROM audit_event WHERE action = 'fixture.refused'`,
    );
    expect(trace).toEqual([{ actor_user_id: api.userIn('outreach-worker').id }]);
  });

  it('acknowledges nothing when a statement failed on the way', async () => {
    await api.as('outreach-worker').post('/fixture/swallowed').expect(500);
    expect(await api.owner.query(`SELECT FROM audit_event WHERE action = 'fixture.done'`)).toEqual([]);
  });
});

describe('the role that requests run as', () => {
  let api: TestApi;
  beforeAll(async () => (api = await TestApi.start()));
  afterAll(() => api.stop());

  const tables = (privilege: string) =>
    api.owner.query<{ name: string }[]>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'access') AND c.relkind IN ('r', 'p')
         AND has_any_column_privilege('tandem_runtime', c.oid, $1) ORDER BY 1`,
      [privilege],
    );

  it('is held by row-level security on every table', async () => {
    const open = await api.owner.query(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'access') AND c.relkind IN ('r', 'p')
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND c.relname <> 'schema_migration'`,
    );
    expect(open).toEqual([]);
  });

  it.each([
    ['without a session', ''],
    ['with a forged session', 'A'.repeat(43)],
    ['with the id of a user for a session', 'user-id'],
  ])('sees no row of any table %s', async (_case, session) => {
    const token = session === 'user-id' ? api.userIn('supervisor').id : session;
    const readable = await tables('SELECT');
    expect(readable.length).toBeGreaterThan(0);
    const seen = await api.app.get(Database).asSession(token, async (tx) => {
      const counts: string[] = [];
      for (const { name } of readable) {
        const rows = await tx.query<unknown[]>(`SELECT FROM ${name} LIMIT 1`);
        if (rows.length > 0) counts.push(name);
      }
      return counts;
    });
    expect(seen).toEqual([]);
  });

  it('reaches users, sessions and login attempts through functions only', async () => {
    for (const privilege of ['SELECT', 'INSERT', 'UPDATE']) {
      expect((await tables(privilege)).filter(({ name }) => name.startsWith('access.'))).toEqual([]);
    }
  });

  it('can write to the audit trail and never read or change it, nor write in another name', async () => {
    for (const privilege of ['SELECT', 'UPDATE']) {
      expect((await tables(privilege)).map(({ name }) => name)).not.toContain('audit_event');
    }
    const forge = `INSERT INTO audit_event (id, actor_user_id, action, outcome) VALUES ($1, $2, 'x.forged', 'done')`;
    const forged = runtime(api).query(forge, [randomUUID(), api.userIn('supervisor').id]);
    await expect(forged).rejects.toThrow('row-level security');
  });

  it('creates no user and disables none without an administrator’s session', async () => {
    const create = `SELECT access.create_user($1, $2, 'x@example.org', 'X', 'administrator', 'x')`;
    for (const token of ['', api.userIn('supervisor').token]) {
      const work = api.app.get(Database).asSession(token, (tx) => tx.query(create, [randomUUID(), api.organizationId]));
      await expect(work).rejects.toThrow('insufficient_privilege');
    }
    const target = api.userIn('supervisor').id;
    const [row] = await runtime(api).query<{ done: boolean }[]>('SELECT access.disable_user($1) AS done', [target]);
    expect(row).toEqual({ done: false });
  });
});

const runtime = (api: TestApi): DataSource => api.app.get(DataSource);
