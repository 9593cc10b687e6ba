import { randomUUID } from 'node:crypto';
import type { Subject } from './access-table.js';
import { aConsentFor, givenClient, givenConsent, givenCouple, givenInvitation } from './client-fixtures.js';
import { givenFunder, givenFunding } from './given-funder.js';
import { givenBarrierReport } from './given-caseload.js';
import { givenProgram } from './given-program.js';
import { givenTestCase } from './given-test-case.js';
import type { TestApi } from './test-api.js';

/** Makes a record of each kind for an agency and returns its id, and what else a request has to name. */
export class AccessWorld {
  /** Records that nobody who asks can change, by subject and kind. */
  private readonly lasting = new Map<string, Promise<Named>>();

  private constructor(
    private readonly api: TestApi,
    /** An agency whose records nobody here may see. */
    readonly elsewhere: string,
  ) {}

  static async in(api: TestApi): Promise<AccessWorld> {
    return new AccessWorld(api, await api.givenOrganization('Another agency'));
  }

  /** A record of this kind: `clients`, `couples`, ... as the path calls them. The own ones are new each time. */
  given(kind: string, subject: Subject): Promise<Named> {
    if (subject === 'absent') return Promise.resolve({ id: randomUUID(), clientId: randomUUID() });
    if (subject === 'own') return this.recordOf(kind, this.api.organizationId);
    const key = `${subject} ${kind}`;
    const known = this.lasting.get(key);
    const record = known ?? (subject === 'foreign' ? this.recordOf(kind, this.elsewhere) : this.sharedRecordOf(kind));
    if (!known) this.lasting.set(key, record);
    return record;
  }

  /** A client of another agency whose consent once let this one know, and no longer does. */
  async givenPastConsents(): Promise<readonly string[]> {
    const worker = this.api.as('outreach-worker', this.elsewhere);
    const revoked = await givenClient(worker);
    const consent = await givenConsent(worker, revoked, this.api.organizationId);
    await worker.post(`/consents/${consent}/revocation`).expect(200);
    const expired = await givenClient(worker);
    await givenConsent(worker, expired, this.api.organizationId, { expiresOn: '2026-01-03' });
    return [revoked, expired];
  }

  /** A client kept elsewhere who lets this agency know everything, or the consent that says so. */
  private async sharedRecordOf(kind: string): Promise<Named> {
    const worker = this.api.as('outreach-worker', this.elsewhere);
    const client = await givenClient(worker);
    const consent = await givenConsent(worker, client, this.api.organizationId);
    return { id: kind === 'consents' ? consent : client, clientId: client };
  }

  private async recordOf(kind: string, organizationId: string): Promise<Named> {
    const { api } = this;
    const worker = api.as('outreach-worker', organizationId);
    const client = () => givenClient(worker);
    const alone = async (id: Promise<string> | string) => ({ id: await id, clientId: '' });
    switch (kind) {
      case 'clients':
        return alone(client());
      case 'consents':
        return alone(givenConsent(worker, await client(), '', { recipient: A_PERSON }));
      case 'couples':
        return alone(givenCouple(worker, await client(), await client()));
      case 'partner-links': {
        const clientId = await client();
        return { id: await givenInvitation(worker, clientId, await client()), clientId };
      }
      case 'plan-searches': {
        const { body } = await worker
          .post(`/clients/${await client()}/plan-searches`)
          .send({})
          .expect(201);
        return alone((body as { id: string }).id);
      }
      case 'allocations': {
        const planner = api.as('supervisor', organizationId);
        const body = { clientIds: [await client()], state: 'CT' };
        const answer = await planner.post('/allocations').send(body).expect(201);
        return alone((answer.body as { id: string }).id);
      }
      case 'barrier-reports':
        return alone(givenBarrierReport(api, api.userIn('supervisor', organizationId)));
      case 'users':
        return alone((await api.givenUser('outreach-worker', organizationId)).id);
      case 'organizations':
        return alone(organizationId);
      case 'funders':
        return alone(givenFunder(api, { organizationId }));
      case 'program-funders': {
        const { id } = await givenProgram(api, { organizationId });
        return alone(givenFunding(api.owner, id, await givenFunder(api)));
      }
      case 'test-cases':
        return alone(givenTestCase(api, (await givenProgram(api, { organizationId })).id, organizationId));
      default: {
        const program = await givenProgram(api, { organizationId, rules: [{ type: 'age-range', values: {} }] });
        const ids: Record<string, string | undefined> = { programs: program.id, sites: program.siteId };
        return alone(ids[kind] ?? program.ruleIds[0] ?? '');
      }
    }
  }
}

/** A record by its id, with the client who acts on it where one must be named. */
export interface Named {
  readonly id: string;
  readonly clientId: string;
}

const A_PERSON = { kind: 'person', name: 'A sister' };
const RULE = { tree: { type: 'age-range', values: {} }, authority: 'program', effectiveFrom: '2026-01-02' };
const PLACE = { street: '1 Main Street', city: 'Hartford', state: 'CT', zip: '06103', timeZone: 'America/New_York' };
const ANSWER = { fact: 'gender', state: 'unknown', source: 'self' };

/** Which kind of record the body of an operation names, where its path names none. */
export const NAMED_IN_BODY: Readonly<Record<string, string>> = {
  'POST /users': 'organizations',
  'POST /partner-links': 'clients',
  'POST /allocations': 'clients',
  'POST /sites': 'organizations',
  'POST /programs': 'sites',
};

/** A body that the operation accepts. `own` is a client of the caller's agency, or a funder. */
export const BODIES: Readonly<Record<string, (named: Named, own: string) => object>> = {
  'POST /sessions': () => ({ email: `${randomUUID()}@example.org`, password: 'not the right one' }),
  'POST /users': ({ id }) => ({
    ...{ organizationId: id, email: `${randomUUID()}@example.org`, displayName: 'A new worker' },
    ...{ role: 'outreach-worker', password: 'a long enough password' },
  }),
  'POST /clients': () => ({ displayName: 'A client' }),
  'PATCH /clients/{id}': () => ({ displayName: 'Another name' }),
  'POST /clients/{id}/answers': () => ({ answers: [ANSWER] }),
  'POST /clients/{id}/consents': () => aConsentFor('', { recipient: A_PERSON }),
  'POST /clients/{id}/private-screens': () => ({ askedOn: '2026-01-02', askedAlone: true }),
  'POST /clients/{id}/plan-searches': () => ({}),
  'POST /partner-links': ({ id }, own) => ({ invitingClientId: own, invitedClientId: id }),
  'POST /partner-links/{id}/confirmations': ({ clientId }) => ({ clientId }),
  'POST /partner-links/{id}/ending': ({ clientId }) => ({ clientId }),
  'PATCH /couples/{id}': () => ({ radiusMiles: 12 }),
  'POST /couples/{id}/plan-searches': () => ({}),
  'POST /allocations': ({ id }) => ({ clientIds: [id], state: 'CT' }),
  'POST /couples/{id}/plan-previews': () => ({}),
  'POST /clients/{id}/plan-previews': () => ({ answers: [ANSWER] }),
  'POST /programs/{id}/couple-previews': () => ({ couplePolicy: 'both-at-once' }),
  'POST /programs/{id}/rule-previews': () => ({ rules: [{ tree: RULE.tree }] }),
  'POST /organizations': () => ({ name: 'A new one', kind: 'agency' }),
  'PATCH /organizations/{id}': () => ({ name: 'Renamed' }),
  'POST /sites': ({ id }) => ({ organizationId: id, name: 'A house', ...PLACE }),
  'PATCH /sites/{id}': () => ({ name: 'Renamed' }),
  'POST /programs': ({ id }) => ({ siteId: id, name: 'A program', levelsOfCare: ['outpatient'] }),
  'PATCH /programs/{id}': () => ({ name: 'Renamed' }),
  'POST /programs/{id}/admission-rules': () => RULE,
  'POST /sites/{id}/admission-rules': () => RULE,
  'POST /organizations/{id}/admission-rules': () => RULE,
  'POST /funders/{id}/admission-rules': () => RULE,
  'POST /funders': () => ({ name: 'A county', kind: 'county' }),
  'PATCH /funders/{id}': () => ({ name: 'Renamed' }),
  'POST /programs/{id}/funders': (_, funder) => ({ funderId: funder, from: '2026-01-02' }),
  'PATCH /program-funders/{id}': () => ({ to: '2027-01-02' }),
  'POST /programs/{id}/test-cases': () => ({ name: 'Forty', facts: { dateOfBirth: '1986-03-10' }, expected: 'ready' }),
  'POST /programs/{id}/test-case-runs': () => ({}),
  'PATCH /test-cases/{id}': () => ({ name: 'Renamed' }),
  'POST /admission-rules/{id}/versions': () => RULE,
  'POST /admission-rules/{id}/withdrawal': () => ({ from: '2026-01-02' }),
  'POST /programs/{id}/capacity-reports': () => ({
    ...{ kind: 'any', open: 1, from: new Date().toISOString().slice(0, 10), access: { mode: 'bookable' } },
  }),
};
