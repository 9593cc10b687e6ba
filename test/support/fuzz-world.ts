import { randomUUID } from 'node:crypto';
import { ROLES } from '../../src/platform/access/permission.js';
import { givenConsent, givenCouple, givenInvitation } from './client-fixtures.js';
import { givenFunder, givenFunding } from './given-funder.js';
import { givenBarrierReport } from './given-caseload.js';
import { givenProgram } from './given-program.js';
import { givenTestCase } from './given-test-case.js';
import type { TestApi } from './test-api.js';
import type { KnownIds } from './valid-values.js';

/** Who sends requests: every role of one agency, the installation's administrator, and nobody. */
export const CALLERS = [...ROLES, 'installation administrator', 'somebody signed out', 'nobody'] as const;
export type Caller = (typeof CALLERS)[number];

/** Everything the fuzzer stands on: two agencies with clients of whom it knows every word that may not get out. */
export interface FuzzWorld {
  readonly ids: KnownIds;
  /** Tokens that stand in what another agency's clients said. No answer to a caller may hold one. */
  readonly foreign: readonly string[];
  /** Tokens that stand in what the own agency's clients said. No log and no error may hold one. */
  readonly own: readonly string[];
  /** A session of a caller; one of its own for a request that may end it. */
  token(caller: Caller, mayEnd: boolean): Promise<string | undefined>;
}

const PASSED_ALONE = { askedAlone: true, wantsTreatment: 'yes', wantsToBePlacedTogether: 'yes', safetyConcern: 'no' };
const SCREEN = { ...PASSED_ALONE, askedOn: '2026-01-02', acuteEmergency: 'no', noContactOrder: 'no' };

interface Agency {
  readonly ids: KnownIds;
  readonly canaries: readonly string[];
}

export async function givenFuzzWorld(api: TestApi): Promise<FuzzWorld> {
  const elsewhere = await api.givenOrganization('Another agency');
  const [own, foreign] = [await givenAgency(api, api.organizationId), await givenAgency(api, elsewhere)];
  const shared = await givenSharedClient(api, elsewhere);
  const kinds = Object.keys(own.ids);
  const ids = kinds.map((kind) => [
    kind,
    [...(own.ids[kind] ?? []), ...(own.ids[kind] ?? []), ...(foreign.ids[kind] ?? []), randomUUID()],
  ]);
  const known = Object.fromEntries(ids) as Record<string, string[]>;
  known['clients']?.push(shared.id);
  const installation = await api.givenUser('administrator', null);
  const left = await api.givenUser('supervisor', api.organizationId);
  await api.owner.query('UPDATE access.session SET revoked_at = now() WHERE user_id = $1', [left.id]);
  return {
    ids: known,
    foreign: [...foreign.canaries, ...shared.canaries],
    own: own.canaries,
    token: (caller, mayEnd) => {
      if (caller === 'nobody') return Promise.resolve(undefined);
      if (caller === 'somebody signed out') return Promise.resolve(left.token);
      const user = caller === 'installation administrator' ? installation : api.userIn(caller);
      return mayEnd ? api.givenSession(user.id) : Promise.resolve(user.token);
    },
  };
}

/** A token that no generator makes up. */
const canary = (): string => `CANARY${randomUUID().replaceAll('-', '')}`;

async function givenAgency(api: TestApi, organizationId: string): Promise<Agency> {
  const canaries = Array.from({ length: 12 }, canary);
  const worker = api.as('outreach-worker', organizationId);
  const send = async (path: string, body: object): Promise<string> => {
    const answer = await worker.post(path).send(body).expect(201);
    return (answer.body as { id: string }).id;
  };
  const answers = [
    { fact: 'residence', state: 'known', value: { state: 'CT', county: canaries[3] }, source: 'self' },
    { fact: 'balances', state: 'known', value: [{ organization: canaries[4], dollars: 80 }], source: 'self' },
    { fact: 'levelsOfCareSought', state: 'known', value: ['residential-long-term'], source: 'self' },
  ];
  const clients: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    const contact = { safePhone: canaries[1], safeTimes: canaries[2] };
    const id = await send('/clients', { displayName: canaries[0], contact });
    await worker.post(`/clients/${id}/answers`).send({ answers }).expect(201);
    await send(`/clients/${id}/private-screens`, SCREEN);
    clients.push(id);
  }
  const [a = '', b = '', c = '', d = '', e = ''] = clients;
  const couple = await givenCouple(worker, a, b);
  const links = [couple, await givenInvitation(worker, c, d)];
  const words = { patientName: canaries[5], discloser: canaries[6], informationDescription: canaries[7] };
  const rest = { rightToRevoke: canaries[8], signedBy: canaries[9], textVersion: canaries[10]?.slice(0, 38) };
  const recipient = { kind: 'person', name: canaries[11] };
  const consents: string[] = [];
  for (const id of [a, c, e]) consents.push(await givenConsent(worker, id, '', { ...words, ...rest, recipient }));
  const program = await givenProgram(api, {
    organizationId,
    rules: [{ type: 'age-range', values: {} }],
    capacity: [{}],
  });
  const funder = await givenFunder(api, { organizationId });
  const funding = await givenFunding(api.owner, program.id, funder);
  const testCase = await givenTestCase(api, program.id, organizationId);
  // One that holds would refuse most of the rules that are tried.
  await api.owner.query('UPDATE program_test_case SET outdated_at = now(), outdated_by = created_by');
  const site = { siteId: program.siteId, sites: [program.siteId] };
  const searches = [await send(`/couples/${couple}/plan-searches`, {}), await send(`/clients/${a}/plan-searches`, {})];
  const planner = api.as('supervisor', organizationId);
  const proposed = await planner
    .post('/allocations')
    .send({ coupleIds: [couple], state: 'CT' })
    .expect(201);
  const allocations = [(proposed.body as { id: string }).id];
  const users = [
    await api.givenUser('outreach-worker', organizationId),
    await api.givenUser('supervisor', organizationId),
  ];
  return {
    ids: {
      ...{
        clients,
        couples: links,
        'partner-links': links,
        consents,
        'plan-searches': searches,
        allocations,
        sites: site.sites,
      },
      ...{ organizations: [organizationId], programs: [program.id], 'admission-rules': program.ruleIds },
      ...{ funders: [funder], 'program-funders': [funding], 'test-cases': [testCase] },
      users: users.map(({ id }) => id),
      'barrier-reports': [await givenBarrierReport(api, api.userIn('supervisor', organizationId))],
    },
    canaries: canaries.map((word) => word.slice(0, 38)),
  };
}

/** A client kept elsewhere who lets the callers' agency know ordinary facts, and nothing else. */
async function givenSharedClient(api: TestApi, elsewhere: string): Promise<{ id: string; canaries: string[] }> {
  const [phone, debt] = [canary(), canary()];
  const worker = api.as('outreach-worker', elsewhere);
  const { body } = await worker
    .post('/clients')
    .send({ displayName: 'Somebody', contact: { safePhone: phone } })
    .expect(201);
  const { id } = body as { id: string };
  const balances = { fact: 'balances', state: 'known', value: [{ organization: debt }], source: 'self' };
  await worker
    .post(`/clients/${id}/answers`)
    .send({ answers: [balances] })
    .expect(201);
  await givenConsent(worker, id, api.organizationId, { information: ['general-facts'] });
  return { id, canaries: [phone, debt] };
}

/** Callers who are never told anything of a client. */
export const WITHOUT_CLIENTS: readonly Caller[] = [
  ...(['program-staff', 'administrator', 'installation administrator', 'somebody signed out', 'nobody'] as const),
];
