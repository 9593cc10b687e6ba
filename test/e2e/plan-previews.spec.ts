import { disclosuresOf, givenClient, givenConsent, givenCouple } from '../support/client-fixtures.js';
import { givenProgram } from '../support/given-program.js';
import { stateQuery } from '../support/table-states.js';
import { TestApi, type Agent } from '../support/test-api.js';

const SEEN_ALONE = {
  ...{ askedOn: '2026-03-10', askedAlone: true, wantsTreatment: 'yes', wantsToBePlacedTogether: 'yes' },
  ...{ safetyConcern: 'no', acuteEmergency: 'no', noContactOrder: 'no' },
};
const LEVEL = 'residential-long-term';
const WOMEN_ONLY = { type: 'gender-served', values: { genders: ['woman'] } };

interface Preview {
  readonly outcome?: string;
  readonly gates?: string;
  readonly plans?: readonly object[];
  readonly individual: readonly object[];
  readonly programs: Readonly<Record<string, object>>;
  readonly changes: {
    readonly plans: readonly { change: string; kind: string; programIds: string[] }[];
    readonly plansByKind: object;
    readonly plansByProgram: object;
    readonly options: readonly { change: string; clientId: string; programId: string }[];
    readonly optionsByProgram: object;
  };
}

describe('plan previews', () => {
  let api: TestApi;
  let worker: Agent;
  let house: { id: string; ruleIds: string[] };
  beforeAll(async () => {
    api = await TestApi.start();
    worker = api.as('outreach-worker');
    const places = { open: 4, holdDays: 30 };
    house = await givenProgram(api, { couplePolicy: 'both-at-once', rules: [WOMEN_ONLY], capacity: [places] });
  });
  afterAll(() => api.stop());

  async function givenTwo(
    genders: readonly (string | null)[],
    screens: readonly (object | null)[] = [SEEN_ALONE, SEEN_ALONE],
  ) {
    const clients = [await givenClient(worker), await givenClient(worker)].sort() as [string, string];
    for (const [index, id] of clients.entries()) {
      const facts = { levelsOfCareSought: [LEVEL], ...(genders[index] && { gender: genders[index] }) };
      const answers = Object.entries(facts).map(([fact, value]) => ({ fact, state: 'known', value, source: 'self' }));
      await worker.post(`/clients/${id}/answers`).send({ answers }).expect(201);
      const screen = screens[index];
      if (screen) await worker.post(`/clients/${id}/private-screens`).send(screen).expect(201);
    }
    return { id: await givenCouple(worker, ...clients), clients };
  }

  const answer = (fact: string, value: unknown, source = 'self') => ({ fact, state: 'known', value, source });
  const preview = async (path: string, body: object, agent = worker): Promise<Preview> =>
    (await agent.post(`${path}/plan-previews`).send(body).expect(200)).body as Preview;

  it('shows which plans an answer would bring that nobody has recorded', async () => {
    const { id, clients } = await givenTwo(['woman', 'man']);
    const partners = [{ clientId: clients[1], answers: [answer('gender', 'woman')] }];
    const found = await preview(`/couples/${id}`, { partners });
    expect(found).toMatchObject({ outcome: 'plans', gates: 'open', coupleId: id, clientIds: clients });
    const gained = { change: 'gained', kind: 'same-program-together', programIds: [house.id, house.id] };
    expect(found.changes.plans).toMatchObject([
      { ...gained, before: { rank: null }, after: { rank: 1, status: 'feasible' } },
    ]);
    expect(found.changes.plansByKind).toEqual({ 'same-program-together': { gained: 1, lost: 0, moved: 0 } });
    expect(found.changes.plansByProgram).toEqual({ [house.id]: { gained: 1, lost: 0, moved: 0 } });
    expect(found.changes.options).toMatchObject([{ change: 'gained', clientId: clients[1], programId: house.id }]);
  });

  it('answers as a search does once it is recorded, in the same shape', async () => {
    const { id, clients } = await givenTwo(['woman', null]);
    const said = [answer('gender', 'woman'), answer('pregnant', 'no')];
    const asOf = new Date().toISOString();
    const { changes, ...shown } = await preview(`/couples/${id}`, {
      asOf,
      partners: [{ clientId: clients[1], answers: said }],
    });
    expect(changes.plans.length).toBeGreaterThan(0);
    await worker.post(`/clients/${clients[1]}/answers`).send({ answers: said }).expect(201);
    const { body } = await worker.post(`/couples/${id}/plan-searches`).send({ asOf }).expect(201);
    const { id: _id, createdAt: _createdAt, ...kept } = body as Record<string, unknown>;
    expect({ ...shown, asOf: '' }).toEqual({ ...kept, asOf: '' });
  });

  it('shows what an unpublished rule, another couple policy or other places would do', async () => {
    const { id } = await givenTwo(['woman', 'woman']);
    const withProgram = (changes: object) =>
      preview(`/couples/${id}`, { programs: [{ programId: house.id, ...changes }] });
    const mens = { ruleId: house.ruleIds[0], tree: { type: 'gender-served', values: { genders: ['man'] } } };
    for (const changes of [{ rules: [mens] }, { closed: true }, { couplePolicy: 'couples-only', capacity: FULL }])
      expect([changes, (await withProgram(changes)).changes.plans]).toMatchObject([changes, [{ change: 'lost' }]]);
    const [still] = (await withProgram({ withoutRuleIds: house.ruleIds })).changes.plans;
    expect(still).toBeUndefined();
    const barred = await withProgram({ couplePolicy: 'not-at-once' });
    expect(barred.changes.plans.map(({ change, kind }) => `${change} ${kind}`).sort()).toEqual([
      ...['gained sequenced', 'lost same-program-together'],
    ]);
  });

  it('does the same for one client', async () => {
    const { clients } = await givenTwo(['woman', 'man']);
    const found = await preview(`/clients/${clients[1]}`, { answers: [answer('gender', 'woman')] });
    expect(found.changes).toMatchObject({ plans: [], options: [{ change: 'gained', programId: house.id }] });
    expect(found.changes.optionsByProgram).toEqual({ [house.id]: { gained: 1, lost: 0, moved: 0 } });
    expect(Object.keys(found.programs)).toEqual([house.id]);
  });

  it('stores nothing but that the records were opened', async () => {
    const { id, clients } = await givenTwo(['woman', 'man']);
    const states = await stateQuery(api.owner);
    const read = async () => {
      const [row] = await api.owner.query<{ state: string }[]>(states);
      return row?.state.split('\n').filter((line) => !line.startsWith('public.disclosure'));
    };
    const [before, opened] = [await read(), await disclosuresOf(api, clients[0])];
    const partners = [{ clientId: clients[0], answers: [answer('gender', 'man')] }];
    await preview(`/couples/${id}`, { partners, programs: [{ programId: house.id, closed: true }] });
    await preview(`/clients/${clients[0]}`, { answers: [answer('gender', 'man')] });
    expect(await read()).toEqual(before);
    expect(await disclosuresOf(api, clients[0])).toBe(opened + 2);
    expect(await disclosuresOf(api, clients[1])).toBeGreaterThan(0);
  });

  it('takes what somebody else said for unknown, as ever', async () => {
    const { id, clients } = await givenTwo(['woman', 'man']);
    const told = [answer('gender', 'woman', 'reported-by-other')];
    const found = await preview(`/couples/${id}`, { partners: [{ clientId: clients[1], answers: told }] });
    expect(found.changes.plans).toMatchObject([{ change: 'gained', after: { status: 'provisional' } }]);
  });

  it('shows nothing joint behind a closed gate, whatever would be said', async () => {
    const closings = [{ safetyConcern: 'yes' }, { wantsTreatment: 'no' }, { wantsToBePlacedTogether: 'unsure' }];
    const seen: unknown[] = [];
    for (const closing of closings) {
      const { id, clients } = await givenTwo(['woman', 'man'], [SEEN_ALONE, { ...SEEN_ALONE, ...closing }]);
      const partners = [{ clientId: clients[1], answers: [answer('gender', 'woman')] }];
      const found = await preview(`/couples/${id}`, { asOf: AS_OF, partners });
      expect(found).toMatchObject({ outcome: 'no-joint-option', gates: 'closed', plans: [] });
      expect(found.changes).toMatchObject({ plans: [], plansByKind: {}, plansByProgram: {} });
      const text = JSON.stringify(found);
      seen.push(text.replaceAll(id, 'couple').replaceAll(clients[0], 'one').replaceAll(clients[1], 'other'));
    }
    expect(new Set(seen).size).toBe(1);
  });

  it('changes the own options of one client by that client’s answers only', async () => {
    const { id, clients } = await givenTwo(['woman', 'man']);
    const partners = [{ clientId: clients[1], answers: [answer('gender', 'woman')] }];
    const found = await preview(`/couples/${id}`, { partners });
    expect(found.changes.options.map(({ clientId }) => clientId)).toEqual([clients[1]]);
  });

  it('lets another agency ask only about what the client lets it know', async () => {
    const elsewhere = await api.givenOrganization('Another agency');
    const client = await givenClient(api.as('outreach-worker', elsewhere));
    const consent = { information: ['general-facts'], purposes: ['matching'] };
    await givenConsent(api.as('outreach-worker', elsewhere), client, api.organizationId, consent);
    await preview(`/clients/${client}`, { answers: [answer('gender', 'woman')] });
    const withheld = { answers: [answer('diagnoses', ['opioid-use-disorder'])] };
    const { body } = await worker.post(`/clients/${client}/plan-previews`).send(withheld).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'answers[0].fact', rule: 'not-opened' }] });
  });

  it.each([
    ['an answer of the wrong kind', { answers: [answer('gender', 'blue')] }, 'answers[0].value', 'fact-value'],
    [
      'a question twice',
      { answers: [answer('gender', 'man'), answer('gender', 'man')] },
      'answers[1].fact',
      'answered-once',
    ],
    ['a question that is none', { answers: [answer('shoeSize', 43)] }, 'answers.0.fact', 'is-in'],
    [
      'a program that is none',
      { programs: [{ programId: '6a6ee6d0-0000-4000-8000-000000000000' }] },
      'programs[0].programId',
      'exists',
    ],
  ])('refuses %s', async (_, body, field, rule) => {
    const client = await givenClient(worker);
    const refusal = await worker.post(`/clients/${client}/plan-previews`).send(body).expect(400);
    const [problem] = (refusal.body as { errors: { field: string; rule: string }[] }).errors;
    expect(problem).toMatchObject({ field: field.replace('.0.', '[0].'), rule });
  });

  it('refuses a rule that cannot be read, and one of another program', async () => {
    const client = await givenClient(worker);
    const send = (changes: object) =>
      worker
        .post(`/clients/${client}/plan-previews`)
        .send({ programs: [{ programId: house.id, ...changes }] })
        .expect(400);
    const unreadable = await send({ rules: [{ tree: { type: 'height', values: {} } }] });
    expect(unreadable.body).toMatchObject({ errors: [{ field: 'programs[0].rules[0].tree.type' }] });
    const foreign = await send({ withoutRuleIds: ['6a6ee6d0-0000-4000-8000-000000000000'] });
    expect(foreign.body).toMatchObject({ errors: [{ field: 'programs[0].withoutRuleIds[0]', rule: 'exists' }] });
    const uncounted = await send({ capacity: [{ kind: 'any', from: '2026-03-10', access: { mode: 'bookable' } }] });
    expect(uncounted.body).toMatchObject({ errors: [{ field: 'programs[0].capacity[0].open' }] });
  });

  it('refuses answers of somebody who is not one of the two', async () => {
    const { id } = await givenTwo(['woman', 'man']);
    const partners = [{ clientId: await givenClient(worker), answers: [] }];
    const { body } = await worker.post(`/couples/${id}/plan-previews`).send({ partners }).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'partners[0].clientId', rule: 'is-partner' }] });
  });

  const FULL = [{ kind: 'any', open: 0, from: new Date().toISOString().slice(0, 10), access: { mode: 'bookable' } }];
  const AS_OF = new Date().toISOString();
});
