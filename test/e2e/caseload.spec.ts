import { setTimeout } from 'node:timers/promises';
import { disclosuresOf } from '../support/client-fixtures.js';
import { givenWaitingCouple, OPEN, type GivenCouple } from '../support/given-caseload.js';
import { givenProgram } from '../support/given-program.js';
import { stateQuery } from '../support/table-states.js';
import { TestApi, type Agent } from '../support/test-api.js';

const LEVEL = 'residential-long-term';
const WOMEN_ONLY = { type: 'gender-served', values: { genders: ['woman'] } };
const SOUGHT = { levelsOfCareSought: [LEVEL] };
/** One place between the two of them: the man is not admitted. */
const STUCK: GivenCouple = {
  facts: [
    { ...SOUGHT, gender: 'woman' },
    { ...SOUGHT, gender: 'man' },
  ],
};
const NONE = { from: 0, to: 10 };
const SCREEN = {
  askedAlone: true,
  wantsTreatment: 'yes',
  wantsToBePlacedTogether: 'yes',
  acuteEmergency: 'no',
  noContactOrder: 'no',
};

interface Report {
  readonly id: string;
  readonly status: string;
  readonly percent: number;
  readonly result: {
    readonly waiting: object;
    readonly withoutPlan: object;
    readonly withoutSingleCause: object;
    readonly everywhere: readonly object[];
    readonly atPrograms: readonly object[];
    readonly programs: object;
  } | null;
}

describe('the caseload', () => {
  let api: TestApi;
  let house: { id: string; ruleIds: string[] };
  beforeEach(async () => {
    api = await TestApi.start();
    house = await givenProgram(api, {
      name: 'A house',
      couplePolicy: 'both-at-once',
      rules: [WOMEN_ONLY],
      capacity: [{ open: 9 }],
    });
  });
  afterEach(() => api.stop());

  async function given(count: number, couple: GivenCouple = STUCK): Promise<void> {
    for (let index = 0; index < count; index += 1) await givenWaitingCouple(api, couple);
  }

  describe('in a preview of rules', () => {
    const withoutRule = () => ({ withoutRuleIds: house.ruleIds });
    const preview = async (changes: object, agent = api.as('program-staff')) =>
      (await agent.post(`/programs/${house.id}/rule-previews`).send(changes).expect(200)).body as Record<
        string,
        unknown
      >;

    it('shows ten couples as nobody, and eleven never as a number', async () => {
      await given(10);
      expect(await preview(withoutRule())).toMatchObject({ gains: NONE, losses: NONE });
      await given(30);
      const { gains, losses, programId } = await preview(withoutRule());
      expect([losses, programId]).toEqual([NONE, house.id]);
      // Forty, moved by at most five, in elevens.
      expect([
        { from: 33, to: 43 },
        { from: 44, to: 54 },
      ]).toContainEqual(gains);
    });

    it('shows losses alike', async () => {
      await given(30, {
        facts: [
          { ...SOUGHT, gender: 'woman' },
          { ...SOUGHT, gender: 'woman' },
        ],
      });
      const { gains, losses } = await preview({ closed: true });
      expect(gains).toEqual(NONE);
      expect([
        { from: 22, to: 32 },
        { from: 33, to: 43 },
      ]).toContainEqual(losses);
    });

    it('says the same however often it is asked, and stores nothing but that it was asked', async () => {
      await given(20);
      const states = await stateQuery(api.owner);
      const state = async () => (await api.owner.query<{ state: string }[]>(states))[0]?.state;
      const before = await state();
      const { asOf: _, ...first } = await preview(withoutRule());
      const { asOf: __, ...again } = await preview(withoutRule());
      expect(again).toEqual(first);
      expect(await state()).toBe(before);
      const acts = await api.owner.query<unknown[]>(
        `SELECT 1 FROM audit_event WHERE action = 'admission-rule.previewed'`,
      );
      expect(acts).toHaveLength(2);
    });

    it('is of the day’s caseload: nobody sees in it that somebody has just come, or has just said something', async () => {
      await given(20);
      const { asOf: _, ...before } = await preview(withoutRule());
      await given(20, { ...STUCK, at: new Date().toISOString() });
      const { asOf: __, ...after } = await preview(withoutRule());
      expect(after).toEqual(before);
    });

    it('is the same, byte for byte, after somebody has spoken of a danger today', async () => {
      const { clientIds } = await givenWaitingCouple(api, STUCK);
      await given(10);
      const { asOf: _, ...before } = await preview(withoutRule());
      const screen = { ...SCREEN, askedOn: new Date().toISOString().slice(0, 10), safetyConcern: 'yes' };
      await api.as('outreach-worker').post(`/clients/${clientIds[0]}/private-screens`).send(screen).expect(201);
      const { asOf: __, ...after } = await preview(withoutRule());
      expect(JSON.stringify(after)).toBe(JSON.stringify(before));
    });

    it('shows what a closed program would do if it opened', async () => {
      await given(30);
      const closed = await givenProgram(api, {
        status: 'closed',
        couplePolicy: 'both-at-once',
        capacity: [{ open: 2 }],
      });
      const path = `/programs/${closed.id}/rule-previews`;
      const { body } = await api.as('program-staff').post(path).send({}).expect(200);
      expect([22, 33]).toContain((body as { gains: { from: number } }).gains.from);
      const still = await api.as('program-staff').post(path).send({ closed: true }).expect(200);
      expect(still.body).toMatchObject({ gains: NONE, losses: NONE });
    });

    it('leaves out whoever does not wait', async () => {
      for (const closing of [
        { safety_concern: 'unsure' },
        { wants_treatment: 'no' },
        { wants_to_be_placed_together: 'refused' },
      ])
        await given(6, { ...STUCK, screens: [OPEN, { ...OPEN, ...closing }] });
      await given(8, { ...STUCK, screens: [OPEN, null] });
      await given(8, { ...STUCK, confirmedBy: 1 });
      expect(await preview(withoutRule())).toMatchObject({ gains: NONE, losses: NONE });
    });

    it('is answered twenty times a day', async () => {
      for (let time = 0; time < 20; time += 1) await preview({});
      const { body, headers } = await api
        .as('program-staff')
        .post(`/programs/${house.id}/rule-previews`)
        .send({})
        .expect(429);
      expect(body).toMatchObject({ type: '/problems/too-many-previews' });
      expect(headers['retry-after']).toBeDefined();
    });

    it('is refused for a program of others, for a rule that cannot be read, and without a session of staff', async () => {
      const elsewhere = await api.givenOrganization('Another agency');
      const path = `/programs/${house.id}/rule-previews`;
      await api.as('program-staff', elsewhere).post(path).send({}).expect(403);
      await api.as('case-manager').post(path).send({}).expect(403);
      const unreadable = { rules: [{ tree: { type: 'height', values: {} } }] };
      const { body } = await api.as('program-staff').post(path).send(unreadable).expect(400);
      expect(body).toMatchObject({ errors: [{ field: 'rules[0].tree.type' }] });
    });
  });

  describe('for the workers of a couple', () => {
    const preview = async (changes: object, agent: Agent) => {
      const { body } = await agent.post(`/programs/${house.id}/couple-previews`).send(changes).expect(200);
      return body as { items: { coupleId: string; effect: string; partners: { displayName: string }[] }[] };
    };

    it('names who would gain or lose, and opens both records for it', async () => {
      const { id, clientIds } = await givenWaitingCouple(api, STUCK);
      const both = await givenWaitingCouple(api, {
        facts: [
          { ...SOUGHT, gender: 'woman' },
          { ...SOUGHT, gender: 'woman' },
        ],
      });
      const worker = api.as('outreach-worker');
      const gained = await preview({ withoutRuleIds: house.ruleIds }, worker);
      expect(gained.items).toMatchObject([
        { coupleId: id, effect: 'gains', partners: [{ displayName: 'A client' }, {}] },
      ]);
      const mens = {
        rules: [{ ruleId: house.ruleIds[0], tree: { type: 'gender-served', values: { genders: ['man'] } } }],
      };
      expect((await preview(mens, worker)).items).toMatchObject([{ coupleId: both.id, effect: 'loses' }]);
      for (const client of clientIds) expect(await disclosuresOf(api, client)).toBe(2);
    });

    it('names nobody to another agency, to staff, or behind a closed gate', async () => {
      const elsewhere = await api.givenOrganization('Another agency');
      const apart = await givenWaitingCouple(api, { ...STUCK, organizationIds: [api.organizationId, elsewhere] });
      await givenWaitingCouple(api, { ...STUCK, screens: [OPEN, { ...OPEN, safety_concern: 'yes' }] });
      await givenWaitingCouple(api, { ...STUCK, confirmedBy: 1 });
      for (const agent of [api.as('outreach-worker'), api.as('case-manager', elsewhere)])
        expect((await preview({ withoutRuleIds: house.ruleIds }, agent)).items).toEqual([]);
      for (const client of apart.clientIds) expect(await disclosuresOf(api, client)).toBe(0);
      await api.as('program-staff').post(`/programs/${house.id}/couple-previews`).send({}).expect(403);
    });
  });

  describe('in a report about what stands in the way', () => {
    async function report(agent = api.as('supervisor')): Promise<Report> {
      const { body } = await agent.post('/barrier-reports').expect(202);
      let found = body as Report;
      expect(found).toMatchObject({ status: 'running', percent: 0, result: null });
      for (let tries = 0; found.status === 'running' && tries < 200; tries += 1) {
        await setTimeout(100);
        found = (await agent.get(`/barrier-reports/${found.id}`).expect(200)).body as Report;
      }
      return found;
    }

    it('counts couples by the rule that alone keeps them out, everywhere and at a program', async () => {
      await given(12);
      await given(3, {
        facts: [
          { ...SOUGHT, gender: 'woman' },
          { ...SOUGHT, gender: 'woman' },
        ],
      });
      const { status, percent, result } = await report();
      expect([status, percent]).toEqual(['done', 100]);
      expect(result).toMatchObject({
        waiting: { from: 11, to: 21 },
        withoutPlan: { from: 11, to: 21 },
        withoutSingleCause: NONE,
      });
      const cause = { kind: 'rule-type', ruleType: 'gender-served', label: 'Genders served' };
      expect(result?.everywhere).toMatchObject([
        { cause: { kind: cause.kind, ruleType: cause.ruleType }, couples: { from: 11 } },
      ]);
      expect(result?.atPrograms).toMatchObject([{ programId: house.id, couples: { from: 11, to: 21 } }]);
      expect(result?.programs).toMatchObject({ [house.id]: { name: 'A house', city: 'Hartford', state: 'CT' } });
    });

    it('lists nothing of ten couples', async () => {
      await given(10);
      const { result } = await report();
      expect(result).toMatchObject({ waiting: NONE, withoutPlan: NONE, everywhere: [], atPrograms: [], programs: {} });
    });

    it('is about the agency’s own couples for a supervisor, and about all for the installation', async () => {
      const elsewhere = await api.givenOrganization('Another agency');
      await given(6, { ...STUCK, organizationIds: [elsewhere, elsewhere] });
      await given(6, { ...STUCK, organizationIds: [api.organizationId, elsewhere] });
      const installation = api.of(await api.givenUser('administrator', null));
      expect((await report()).result).toMatchObject({ waiting: NONE });
      const all = await report(installation);
      expect(all.result).toMatchObject({ waiting: { from: 11, to: 21 } });
      await api.as('supervisor').get(`/barrier-reports/${all.id}`).expect(404);
      await api.as('administrator').post('/barrier-reports').expect(403);
    });

    it('is one at a time, and the same for the same request', async () => {
      const supervisor = api.as('supervisor');
      const first = await supervisor.post('/barrier-reports').set('Idempotency-Key', 'one-act').expect(202);
      const again = await supervisor.post('/barrier-reports').set('Idempotency-Key', 'one-act').expect(202);
      expect((again.body as Report).id).toBe((first.body as Report).id);
    });

    it('is not finished where the process that worked on it gives no sign, and can be asked for again', async () => {
      const [row] = await api.owner.query<{ id: string }[]>(
        `INSERT INTO barrier_report (id, organization_id, requested_by, as_of, percent, last_sign_at)
         VALUES (gen_random_uuid(), $1, $2, now(), 40, now() - interval '2 minutes') RETURNING id`,
        [api.organizationId, api.userIn('supervisor').id],
      );
      const { body } = await api
        .as('supervisor')
        .get(`/barrier-reports/${row?.id ?? ''}`)
        .expect(200);
      expect(body).toMatchObject({ status: 'not-finished', percent: 40, result: null });
      expect((await report()).status).toBe('done');
    });

    it('is not begun twice while one is worked on', async () => {
      await api.owner.query(
        `INSERT INTO barrier_report (id, organization_id, requested_by, as_of) VALUES (gen_random_uuid(), $1, $2, now())`,
        [api.organizationId, api.userIn('supervisor').id],
      );
      const { body } = await api.as('supervisor').post('/barrier-reports').expect(409);
      expect(body).toMatchObject({ type: '/problems/conflict' });
      expect((await report(api.of(await api.givenUser('administrator', null)))).status).toBe('done');
    });

    it('stops with the session that asked for it', async () => {
      const user = await api.givenUser('supervisor', api.organizationId);
      await given(1);
      const { body } = await api.of(user).post('/barrier-reports').expect(202);
      await api.owner.query('UPDATE access.session SET revoked_at = now() WHERE user_id = $1', [user.id]);
      await setTimeout(3000);
      const [row] = await api.owner.query<{ state: string }[]>('SELECT state FROM barrier_report WHERE id = $1', [
        (body as Report).id,
      ]);
      expect(row?.state).toBe('running');
    });
  });
});
