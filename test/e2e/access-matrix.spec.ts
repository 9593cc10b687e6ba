import { OpenApi } from '../../src/platform/http/openapi.js';
import {
  ACCESS_TABLE,
  MATRIX_CALLERS,
  PUBLIC_OPERATIONS,
  SUBJECTS,
  type Answers,
  type MatrixCaller,
  type Subject,
} from '../support/access-table.js';
import { AccessWorld, BODIES, NAMED_IN_BODY, type Named } from '../support/access-world.js';
import { givenClient } from '../support/client-fixtures.js';
import { givenFunder } from '../support/given-funder.js';
import { operationsIn, type Operation } from '../support/openapi-document.js';
import { TestApi, type Agent, type TestUser } from '../support/test-api.js';

interface Answer {
  readonly status: number;
  /** Everything that is sent, but for the time of day. */
  readonly seen: string;
}

describe('the access matrix', () => {
  let api: TestApi;
  let world: AccessWorld;
  let installation: TestUser;
  let pastConsents: readonly string[];
  let operations: ReadonlyMap<string, Operation>;

  beforeAll(async () => {
    api = await TestApi.start();
    world = await AccessWorld.in(api);
    pastConsents = await world.givenPastConsents();
    installation = await api.givenUser('administrator', null);
    operations = new Map(operationsIn(api.app.get(OpenApi).document).map((operation) => [operation.name, operation]));
  });
  afterAll(() => api.stop());

  it('declares every operation, and no other', () => {
    expect(Object.keys(ACCESS_TABLE).sort()).toEqual([...operations.keys()].sort());
  });

  it.each(Object.entries(ACCESS_TABLE))('holds for %s', async (name, row) => {
    const answers: Record<string, Answers> = {};
    for (const caller of MATRIX_CALLERS) {
      const found: Partial<Record<Subject, number>> = {};
      for (const subject of SUBJECTS.filter((asked) => row[caller][asked] !== undefined))
        found[subject] = (await ask(name, caller, subject)).status;
      answers[caller] = found;
    }
    expect(answers).toEqual(row);
  });

  it.each(Object.keys(ACCESS_TABLE))('asks who is calling before %s', async (name) => {
    const asked = await send(name, api.anonymous, await world.given('', 'absent'));
    expect([name, asked.status === 401]).toEqual([
      name,
      !PUBLIC_OPERATIONS.includes(name) || name === 'POST /sessions',
    ]);
  });

  it.each(Object.keys(ACCESS_TABLE).filter(hidesForeign))('answers byte for byte as if absent in %s', async (name) => {
    const callers = MATRIX_CALLERS.filter((caller) => ACCESS_TABLE[name]?.[caller].foreign === 404);
    for (const caller of callers) {
      const absent = await ask(name, caller, 'absent');
      expect([caller, await ask(name, caller, 'foreign')]).toEqual([caller, absent]);
      if (!name.includes('/clients/{id}')) continue;
      for (const id of pastConsents)
        expect([caller, await send(name, await agentOf(caller), { id, clientId: id })]).toEqual([caller, absent]);
    }
  });

  async function ask(name: string, caller: MatrixCaller, subject: Subject): Promise<Answer> {
    const kind = NAMED_IN_BODY[name] ?? operations.get(name)?.path.split('/')[3] ?? '';
    return send(name, await agentOf(caller), await world.given(kind, subject));
  }

  async function send(name: string, agent: Agent, named: Named): Promise<Answer> {
    const { method = '', path = '' } = operations.get(name) ?? {};
    const target = path.replace('/api/v1', '').replace('{id}', named.id).replace('{fact}', 'gender');
    const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
    const tag = verb === 'patch' ? (await agent.get(target)).headers['etag'] : undefined;
    const asked = agent[verb](target).set('If-Match', tag ?? '"of what was never seen"');
    const body = BODIES[name]?.(named, await otherNamed(name));
    const { status, headers, text } = await (body ? asked.send(body) : asked);
    const { date: _, ...shown } = headers as Record<string, string>;
    return { status, seen: `${JSON.stringify(shown)}\n${text}` };
  }

  /** What else the body names: a client of the caller's agency, or a funder. */
  async function otherNamed(name: string): Promise<string> {
    if (name === 'POST /partner-links') return givenClient(api.as('outreach-worker'));
    return name === 'POST /programs/{id}/funders' ? givenFunder(api) : '';
  }

  /** Each time with a session of its own, because one of the operations ends it. */
  async function agentOf(caller: MatrixCaller): Promise<Agent> {
    const user = caller === 'installation administrator' ? installation : api.userIn(caller);
    return api.of({ ...user, token: await api.givenSession(user.id) });
  }
});

/** Whether another agency's record and none are the same to somebody. */
function hidesForeign(name: string): boolean {
  return Object.values(ACCESS_TABLE[name] ?? {}).some(({ foreign, absent }) => foreign === 404 && absent === 404);
}
