import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playScenario } from '../../src/cli/scenario/play-scenario.js';
import { readScenario } from '../../src/cli/scenario/read-scenario.js';
import type { RuleOwner } from '../../src/cli/scenario/read-rule-owners.js';
import type { Scenario, ScenarioClient } from '../../src/cli/scenario/scenario.js';
import { isCouple } from '../../src/domain/couple/partner-link.js';
import type { CoupleSearchResult } from '../../src/domain/matching/search-plans.js';
import type { Program } from '../../src/domain/program.js';
import { givenClient, givenInvitation } from '../support/client-fixtures.js';
import { TestApi, type Agent } from '../support/test-api.js';

const FOLDER = join(process.cwd(), 'test', 'scenarios');

// The API knows a home by its ZIP code only: stories that give a home as a point are played without it elsewhere.
const scenarios = readdirSync(FOLDER)
  .map((file) => ({ file, scenario: readScenario(readFileSync(join(FOLDER, file), 'utf8')) }))
  .filter(({ scenario }) => scenario.clients.every(({ home }) => home === undefined));

type Ids = ReadonlyMap<string, string>;
type Answer = CoupleSearchResult & { readonly gates: string };

describe('a scenario file and the API', () => {
  let api: TestApi;
  let worker: Agent;
  let now = new Date();

  beforeAll(async () => {
    api = await TestApi.start({ now: () => now });
    worker = api.as('outreach-worker');
  });
  afterEach(() => api.owner.query(`UPDATE program SET status = 'closed'`));
  afterAll(() => api.stop());

  it.each(scenarios)('give the same answer: $file', async ({ scenario }) => {
    now = new Date(scenario.asOf);
    const ids = await enter(scenario);
    for (const { partners, kind } of scenario.couples) {
      if (isCouple({ kind })) continue;
      const linkId = ids.get(partners.join(' ')) ?? '';
      await worker.get(`/couples/${linkId}`).expect(404);
      await worker.post(`/couples/${linkId}/plan-searches`).send({}).expect(404);
    }
    for (const { partners, gates, result } of playScenario(scenario).couples) {
      const linkId = ids.get(partners.join(' ')) ?? '';
      const request = { asOf: scenario.asOf, limit: 50 };
      const { body } = await worker.post(`/couples/${linkId}/plan-searches`).send(request).expect(201);
      const answer = body as Answer;
      expect(answer.gates).toBe(gates.status);
      expect(answer.outcome).toBe(result.outcome);
      expect(told(answer, (id) => id)).toEqual(told(result, (id) => ids.get(id) ?? id));
    }
  });

  /** Enters programs and people as staff and workers would; returns each name's id, and each couple's by both names. */
  async function enter({ programs, ruleOwners, clients, couples }: Scenario): Promise<Ids> {
    const ids = new Map<string, string>();
    const organizations = new Set([...programs.map(({ organizationId }) => organizationId), ...agenciesNamed(clients)]);
    for (const name of organizations) ids.set(`organization ${name}`, await api.givenOrganization(name));
    for (const program of programs) ids.set(program.id, await enterProgram(program, ids));
    for (const owner of ruleOwners) await enterRulesOf(owner, programs, ids);
    for (const client of clients) ids.set(client.id, await enterClient(client, ids));
    for (const { partners, kind, link, preferences } of couples) {
      const [first, second] = partners.map((name) => ids.get(name) ?? '') as [string, string];
      const linkId = await givenInvitation(worker, first, second, kind);
      ids.set(partners.join(' '), linkId);
      if (link !== 'invited')
        for (const clientId of [first, second])
          await worker.post(`/partner-links/${linkId}/confirmations`).send({ clientId }).expect(200);
      if (isCouple({ kind })) await enterPreferences(linkId, preferences);
      if (link === 'ended') await worker.post(`/partner-links/${linkId}/ending`).send({ clientId: first }).expect(200);
    }
    return ids;
  }

  async function enterPreferences(linkId: string, preferences: object): Promise<void> {
    const { headers } = await worker.get(`/couples/${linkId}`).expect(200);
    const etag = headers['etag'] as string;
    await worker.patch(`/couples/${linkId}`).set('If-Match', etag).send(preferences).expect(200);
  }

  async function enterProgram(program: Program, ids: Map<string, string>): Promise<string> {
    const organizationId = ids.get(`organization ${program.organizationId}`) ?? '';
    const staff = api.as('program-staff', organizationId);
    const post = async (path: string, body: object) =>
      ((await staff.post(path).send(body).expect(201)).body as { id: string }).id;
    const { state = 'CT' } = program;
    const where = { street: 'Sample Street', city: 'Hartford', state, zip: '06103' };
    const { point, timeZone, name, levelsOfCare, couplePolicy, coupleConditions, reportFreshHours } = program;
    const site = { organizationId, name, ...where, timeZone, ...(point && { point }) };
    const { typicalStayDays, noContactDays, medications } = program;
    const siteId = await post('/sites', site);
    ids.set(`site of ${program.id}`, siteId);
    const id = await post('/programs', {
      ...{ siteId, name, levelsOfCare, couplePolicy, coupleConditions, reportFreshHours },
      ...{ medications, typicalStayDays, noContactDays },
    });
    for (const { id: _id, version: _version, inheritedFrom, ...rule } of [
      ...program.rules,
      ...(program.coupleRules ?? []),
    ])
      if (inheritedFrom === undefined) await post(`/programs/${id}/admission-rules`, rule);
    for (const { id: _id, reportedBy: _by, open, ...report } of program.capacity)
      await post(`/programs/${id}/capacity-reports`, {
        ...report,
        ...(report.access.mode !== 'recurring-intake' && { open }),
      });
    return id;
  }

  /** Publishes rules where they belong, once for all programs that have them. */
  async function enterRulesOf({ origin, id: name, rules, programs }: RuleOwner, all: readonly Program[], ids: Ids) {
    const idOf = (key: string) => ids.get(key) ?? '';
    const agencyOf = (program: string) => idOf(`organization ${all.find(({ id }) => id === program)?.organizationId}`);
    const staffOf = (program: string) => api.as('program-staff', agencyOf(program));
    const publish = async (by: Agent, path: string) => {
      for (const { id: _id, version: _version, ...rule } of rules)
        await by.post(`${path}/admission-rules`).send(rule).expect(201);
    };
    const [first = ''] = programs;
    if (origin === 'agency') return publish(staffOf(first), `/organizations/${agencyOf(first)}`);
    // Each program of a story gets a site of its own, so a site's rules are published at each.
    if (origin === 'site') {
      for (const program of programs) await publish(staffOf(program), `/sites/${idOf(`site of ${program}`)}`);
      return;
    }
    const administrator = api.of(await api.givenUser('administrator', null));
    const { body } = await administrator.post('/funders').send({ name, kind: 'other' }).expect(201);
    const { id: funderId } = body as { id: string };
    await publish(administrator, `/funders/${funderId}`);
    for (const program of programs)
      await staffOf(program)
        .post(`/programs/${idOf(program)}/funders`)
        .send({ funderId, from: '1900-01-01' })
        .expect(201);
  }

  async function enterClient({ answers, privateScreen }: ScenarioClient, ids: Ids): Promise<string> {
    const id = await givenClient(worker);
    for (const answer of answers) {
      const value = withIds(answer.value, ids);
      await worker
        .post(`/clients/${id}/answers`)
        .send({ answers: [{ ...answer, value }] })
        .expect(201);
    }
    if (privateScreen)
      await worker
        .post(`/clients/${id}/private-screens`)
        .send({ askedAlone: true, ...privateScreen })
        .expect(201);
    return id;
  }
});

/** The plans as lines without ids of their own, in no order: between equal plans only the ids decide. */
function told({ plans, individual }: CoupleSearchResult, idOf: (name: string) => string) {
  const leg = ({ clientId, programId, decision, startOn, notBefore }: CoupleSearchResult['plans'][0]['legs'][0]) =>
    [idOf(clientId), idOf(programId), decision, startOn ?? 'no day', notBefore].join(' ');
  return {
    plans: plans.map((plan) => [plan.kind, plan.status, ...plan.legs.map(leg).sort()].join(', ')).sort(),
    decisions: Object.fromEntries(individual.map(({ clientId, decisions }) => [idOf(clientId), decisions])),
  };
}

const agenciesNamed = (clients: readonly ScenarioClient[]): string[] =>
  clients.flatMap(({ answers }) =>
    answers.flatMap(({ value }) => (Array.isArray(value) ? value : []).flatMap(organizationIn)),
  );

const organizationIn = (entry: unknown): string[] =>
  typeof entry === 'object' && entry !== null && 'organization' in entry ? [String(entry.organization)] : [];

/** An answer with the ids of agencies and programs in place of their names. */
function withIds(value: unknown, ids: Ids): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return entry;
    const { organization, program } = entry as { organization?: string; program?: string };
    return {
      ...entry,
      ...(organization !== undefined && { organization: ids.get(`organization ${organization}`) }),
      ...(program !== undefined && { program: ids.get(program) ?? program }),
    };
  });
}
