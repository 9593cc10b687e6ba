import { Logger, type LoggerService } from '@nestjs/common';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '../../src/platform/access/permission.js';
import { OpenApi } from '../../src/platform/http/openapi.js';
import { CALLERS, givenFuzzWorld, WITHOUT_CLIENTS, type Caller, type FuzzWorld } from '../support/fuzz-world.js';
import { OPERATIONS, operationsIn, type Operation } from '../support/openapi-document.js';
import { anyRequest, headersOf, type OddRequest } from '../support/openapi-requests.js';
import { RawHttp, type RawAnswer } from '../support/raw-http.js';
import { stateQuery } from '../support/table-states.js';
import { TestApi } from '../support/test-api.js';

// FUZZ_REQUESTS=100000 makes a longer run of it. FUZZ_SEED and FUZZ_PATH send again what a failure names.
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 4000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const PATH = process.env['FUZZ_PATH'];
const RUNS = Math.ceil(REQUESTS / OPERATIONS.length);

/** Every status that a caller has to be ready for. */
const DECLARED = [200, 201, 202, 204, 400, 401, 403, 404, 409, 412, 413, 414, 415, 422, 428, 429, 431];

/** Those who may do something are tried more often than those who may not. */
const anyCaller = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ROLES) }, fc.constantFrom(...CALLERS));

/** Keeps every line of the application's log. */
class KeptLog implements LoggerService {
  readonly lines: string[] = [];
  private readonly keep = (...said: unknown[]): void => void this.lines.push(JSON.stringify(said));
  readonly log = this.keep;
  readonly error = this.keep;
  readonly warn = this.keep;
}

describe('whatever is sent', () => {
  let api: TestApi;
  let world: FuzzWorld;
  let http: RawHttp;
  let states: string;
  let state: string;
  const log = new KeptLog();
  const statuses = new Map<number, number>();

  beforeAll(async () => {
    api = await TestApi.start();
    world = await givenFuzzWorld(api);
    states = await stateQuery(api.owner);
    state = await stateNow();
    http = new RawHttp(new URL(await api.app.getUrl()));
    Logger.overrideLogger(log);
  });
  afterAll(async () => {
    const counts = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
    process.stdout.write(`fuzz: seed ${SEED}, ${RUNS} requests to each operation; ${counts.join(', ')}\n`);
    Logger.overrideLogger(false);
    http.close();
    await api.stop();
  });

  const stateNow = async () => (await api.owner.query<{ state: string }[]>(states))[0]?.state ?? '';

  it('the document that is fuzzed names every operation there is', () => {
    const there = operationsIn(api.app.get(OpenApi).document).map(({ name }) => name);
    expect(OPERATIONS.map(({ name }) => name).sort()).toEqual(there.sort());
  });

  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s answers in good order',
    async (name, operation) => {
      const property = fc.asyncProperty(anyRequest(operation, world.ids), anyCaller, (request, caller) =>
        check(operation, request, caller),
      );
      const path = PATH === undefined ? {} : { path: PATH };
      const found = await fc.check(property, { seed: SEED, numRuns: RUNS, ...path });
      if (!found.failed) return;
      const replay = `FUZZ_SEED=${SEED} FUZZ_PATH='${found.counterexamplePath ?? ''}' npm test -- fuzz.spec -t '${name}'`;
      throw new Error(`${String((found.errorInstance as Error | null)?.message)}\nReplay: ${replay}`);
    },
    600_000,
  );

  it('the log of PostgreSQL holds nothing of a client', () => {
    const text = readFileSync(join(process.env['TANDEM_TEST_RUN'] ?? '', 'postgres.log'), 'utf8');
    expect([...world.own, ...world.foreign].filter((word) => text.includes(word))).toEqual([]);
  });

  async function check(operation: Operation, request: OddRequest, caller: Caller): Promise<void> {
    if (operation.name === 'POST /sessions') await api.owner.query('DELETE FROM access.login_attempt');
    const token = await world.token(caller, operation.method === 'DELETE');
    const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const { method } = operation;
    const seen =
      method === 'PATCH' && request.ifMatch === 'current'
        ? await http.send({ method: 'GET', target: request.target, headers: authorization, body: undefined })
        : undefined;
    const headers = { ...authorization, ...headersOf(request, seen?.headers['etag'] as string | undefined) };
    const { target, body } = request;
    const from = log.lines.length;
    const before = seen ? await stateNow() : state;
    const answer = await http.send({ method, target, headers, body });
    state = await stateNow();
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const faults = faultsOf(answer, caller);
    if (answer.status >= 400 && state !== before)
      faults.push(`it was refused and changed something:\n${changes(before, state)}`);
    const logged = [...world.own, ...world.foreign].some((word) => log.lines.slice(from).join('\n').includes(word));
    if (logged) faults.push('the log holds something of a client');
    if (faults.length === 0) return;
    const sent = { caller, method, target: target.slice(0, 300), headers: { ...headers, authorization: '...' } };
    const lines = log.lines.slice(from).join('\n');
    throw new Error(
      [
        ...faults,
        JSON.stringify(sent),
        String(body).slice(0, 2000),
        `${answer.status} ${answer.text.slice(0, 1000)}`,
        lines,
      ].join('\n'),
    );
  }

  function faultsOf({ status, headers, text }: RawAnswer, caller: Caller): string[] {
    const faults: string[] = [];
    if (!DECLARED.includes(status)) faults.push(`nobody expects the status ${status}`);
    if (status >= 400) faults.push(...problemFaults(status, headers['content-type'], text));
    const said = `${JSON.stringify(headers)}\n${text}`;
    const secret = status >= 400 || WITHOUT_CLIENTS.includes(caller) ? [...world.foreign, ...world.own] : world.foreign;
    if (secret.some((word) => said.includes(word))) faults.push('the answer holds what the caller may not know');
    return faults;
  }
});

function problemFaults(status: number, type: unknown, text: string): string[] {
  if (!/^application\/problem\+json(;|$)/.test(String(type))) return [`an error came as ${String(type)}`];
  const problem = JSON.parse(text) as Record<string, unknown>;
  const { title, detail } = problem;
  const faults = problem['status'] === status ? [] : ['the body has another status'];
  if (typeof title !== 'string' || title === '') faults.push('it has no title');
  if (typeof detail !== 'string' || detail.length < 12 || detail === title) faults.push('its detail says nothing');
  return faults;
}

function changes(before: string, after: string): string {
  const old = before.split('\n');
  return after
    .split('\n')
    .filter((line) => !old.includes(line))
    .join('\n');
}
