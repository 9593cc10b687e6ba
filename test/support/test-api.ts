import { Test } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { newSessionToken, sessionTokenHash } from '../../src/platform/access/session-token.js';
import { BarrierWorkerFile } from '../../src/modules/caseload/index.js';
import { ROLES, type Role } from '../../src/platform/access/permission.js';
import { Clock } from '../../src/platform/clock.js';
import { Config } from '../../src/platform/config/config.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { configureApi, createApiAdapter } from '../../src/platform/http/api-adapter.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { workerFromSource } from './worker-from-source.js';

/** Sends requests to the API; paths start after the prefix: `/sessions`. Each POST has an idempotency key of its own. */
export type Agent = ReturnType<typeof request.agent>;

/** An account made for a test. It has no password: it is signed in already. */
export interface TestUser {
  readonly id: string;
  readonly organizationId: string | null;
  readonly role: Role;
  readonly token: string;
}

/** What a test may change about the application before it starts. */
export interface TestApiOptions {
  /** Controllers that exist in this test only. */
  readonly controllers?: Type[];
  /** The instant the application takes for now, asked each time. */
  readonly now?: () => Date;
}

const OPTIONS = { bodyParser: false, logger: false, abortOnError: false } as const;

/** The real application on a fresh migrated database, in this process, with what a test needs around it. */
export class TestApi {
  private readonly users = new Map<string, TestUser>();

  /** The organization that `as(role)` works for. */
  organizationId = '';

  private constructor(
    readonly app: NestFastifyApplication,
    /** The owner's connection, for fixtures and for looking. It is bound by no policy. */
    readonly owner: DataSource,
    readonly database: TestDatabase,
  ) {}

  static async start({ controllers = [], now }: TestApiOptions = {}): Promise<TestApi> {
    const database = await createTestDatabase();
    const owner = await createDataSource({ url: database.ownerUrl, migrate: true }).initialize();
    const config = new Config('test', '127.0.0.1', 0, 'unused', undefined, undefined, 'a secret of the tests only');
    const building = Test.createTestingModule({ imports: [AppModule.on(config, database.runtimeUrl)], controllers });
    building.overrideProvider(BarrierWorkerFile).useValue(workerFromSource());
    if (now) building.overrideProvider(Clock).useValue({ now });
    const module = await building.compile();
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest types options as a class.
    const app = module.createNestApplication<NestFastifyApplication>(createApiAdapter(), OPTIONS);
    await configureApi(app);
    await app.listen(0, '127.0.0.1');
    const api = new TestApi(app, owner, database);
    api.organizationId = await api.givenOrganization();
    return api;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.owner.destroy();
    await this.database.drop();
  }

  /** Requests of nobody. */
  get anonymous(): Agent {
    const agent = request.agent(`${this.url}/api/v1`);
    const post = agent.post.bind(agent);
    return Object.assign(agent, { post: (path: string) => post(path).set('Idempotency-Key', randomUUID()) });
  }

  /** Requests of this user. */
  of(user: TestUser): Agent {
    return this.anonymous.set('Authorization', `Bearer ${user.token}`);
  }

  /** Requests of somebody in this role, of the organization that this test shares or of another one. */
  as(role: Role, organizationId = this.organizationId): Agent {
    return this.of(this.userIn(role, organizationId));
  }

  /** The user behind `as(role, organizationId)`. */
  userIn(role: Role, organizationId = this.organizationId): TestUser {
    const user = this.users.get(`${role} ${organizationId}`);
    if (!user) throw new Error('Only an organization made by givenOrganization() has one user of each role.');
    return user;
  }

  /** An organization with one signed-in user of each role; returns its id. */
  async givenOrganization(name = 'An agency', kind = 'agency'): Promise<string> {
    const id = randomUUID();
    await this.owner.query('INSERT INTO organization (id, name, kind) VALUES ($1, $2, $3)', [id, name, kind]);
    for (const role of ROLES) this.users.set(`${role} ${id}`, await this.givenUser(role, id));
    return id;
  }

  /** A user who is signed in. */
  async givenUser(role: Role, organizationId: string | null): Promise<TestUser> {
    const id = randomUUID();
    await this.owner.query(
      `INSERT INTO access.app_user (id, organization_id, email, display_name, role, password_hash)
       VALUES ($1, $2, $3, $4, $5, 'no password')`,
      [id, organizationId, `${id}@example.org`, `A ${role}`, role],
    );
    return { id, organizationId, role, token: await this.givenSession(id) };
  }

  /** Another session of a user; returns its token. */
  async givenSession(userId: string): Promise<string> {
    const token = newSessionToken();
    await this.owner.query('SELECT access.open_session($1, $2)', [sessionTokenHash(token), userId]);
    return token;
  }

  private get url(): string {
    const address = this.app.getHttpServer().address();
    if (address === null || typeof address === 'string') throw new Error('The application does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }
}
