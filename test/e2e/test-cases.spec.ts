import { randomUUID } from 'node:crypto';
import { givenFunder, givenFunding } from '../support/given-funder.js';
import { givenProgram } from '../support/given-program.js';
import { givenTestCase, type GivenTestCase } from '../support/given-test-case.js';
import { stateQuery } from '../support/table-states.js';
import { TestApi } from '../support/test-api.js';

const NOW = new Date('2026-11-23T15:00:00Z');
const over = (minimumYears: number) => ({ type: 'age-range', values: { minimumYears } });
const rule = (years: number, more: object = {}) => ({
  ...{ tree: over(years), authority: 'program', effectiveFrom: '2026-01-01' },
  ...more,
});
const eighteen = { name: 'Eighteen today', facts: { dateOfBirth: '2008-03-10' }, askedOn: '2026-03-10' };

describe('test cases', () => {
  let api: TestApi;
  let organizationId: string;
  let program: string;
  let siteId: string;
  beforeAll(async () => (api = await TestApi.start({ now: () => NOW })));
  beforeEach(async () => {
    organizationId = await api.givenOrganization();
    ({ id: program, siteId } = await givenProgram(api, { organizationId }));
  });
  afterAll(() => api.stop());

  const staff = () => api.as('program-staff', organizationId);
  const given = (told: GivenTestCase = {}) => givenTestCase(api, program, organizationId, { ...eighteen, ...told });
  const publish = (body: object, path = `/programs/${program}`) => staff().post(`${path}/admission-rules`).send(body);
  const run = async (body: object = {}) =>
    (await staff().post(`/programs/${program}/test-case-runs`).send(body).expect(200)).body;
  const read = async (id: string) => {
    const { body, headers } = await staff().get(`/test-cases/${id}`).expect(200);
    return { body, etag: String(headers['etag']) };
  };
  const edit = async (id: string, body: object) =>
    staff()
      .patch(`/test-cases/${id}`)
      .set('If-Match', (await read(id)).etag)
      .send(body);

  it('are kept with invented facts, what must be decided and what must stand in the way', async () => {
    const said = { ...eighteen, expected: 'excluded', blockedBy: 'photo-id' };
    const { body } = await staff().post(`/programs/${program}/test-cases`).send(said).expect(201);
    const kept = { ...said, id: body.id, programId: program, outdatedAt: null, outdatedBy: null };
    expect(body).toEqual(kept);
    expect((await staff().get(`/programs/${program}/test-cases`).expect(200)).body.items).toEqual([kept]);
  });

  it('are added once, however often the request is repeated', async () => {
    const key = randomUUID();
    const send = () =>
      staff()
        .post(`/programs/${program}/test-cases`)
        .set('Idempotency-Key', key)
        .send({ ...eighteen, expected: 'ready' });
    expect((await send().expect(201)).body.id).toBe((await send().expect(201)).body.id);
    expect((await run()).items).toHaveLength(1);
  });

  it('refuse a rule under which one comes out otherwise, naming the case and the difference', async () => {
    const id = await given();
    await publish(rule(18)).expect(201);
    const { body, type } = await publish(rule(21)).expect(409);
    expect(type).toBe('application/problem+json');
    expect(body).toMatchObject({
      type: '/problems/test-cases-fail',
      cases: [
        {
          ...{ id, name: 'Eighteen today', expected: 'ready', decision: 'excluded', passed: false },
          inTheWay: [{ rule: 'Age', outcome: 'unmet', because: expect.any(String) }],
        },
      ],
    });
    const { items } = (await staff().get(`/programs/${program}/admission-rules`).expect(200)).body;
    expect(items).toHaveLength(1);
    expect((await read(id)).body.outdatedAt).toBeNull();
  });

  it('stand in the way of the next version, of a withdrawal, and of a rule of the site or the organization', async () => {
    await given({ facts: { dateOfBirth: '2009-03-10' }, expected: 'excluded', blockedBy: 'age-range' });
    await publish(rule(17)).expect(409);
    await publish(rule(18)).expect(201);
    const [first] = (await staff().get(`/programs/${program}/admission-rules`).expect(200)).body.items;
    const path = `/admission-rules/${first.ruleId}`;
    await staff().post(`${path}/versions`).send(rule(17)).expect(409);
    await staff().post(`${path}/withdrawal`).send({ from: '2026-12-01' }).expect(409);
    await given({ name: 'Forty', facts: { dateOfBirth: '1986-03-10' } });
    for (const owner of [`/sites/${siteId}`, `/organizations/${organizationId}`]) {
      await publish(rule(60), owner).expect(409);
      await publish(rule(40), owner).expect(201);
    }
  });

  it('of another program are no hindrance', async () => {
    await given();
    const other = await givenProgram(api, { organizationId });
    await publish(rule(21), `/programs/${other.id}`).expect(201);
  });

  it('let a rule pass whose days are over, and try one that begins later as if it stood', async () => {
    await given();
    await publish(rule(21, { effectiveFrom: '2026-01-01', effectiveTo: '2026-06-30' })).expect(201);
    await publish(rule(21, { effectiveFrom: '2027-01-01' })).expect(409);
  });

  it('that the publisher calls outdated are marked so, with who said it and when, and are run no more', async () => {
    const id = await given();
    const other = await given({ name: 'Seventeen', facts: { dateOfBirth: '2009-03-10' }, expected: 'excluded' });
    const { body } = await publish(rule(21, { outdatedCases: [id.toUpperCase()] })).expect(201);
    expect(body.version).toBe(1);
    expect((await read(id)).body).toMatchObject({
      ...{ outdatedAt: expect.any(String), outdatedBy: api.userIn('program-staff', organizationId).id },
    });
    expect((await run()).items.map((item: { id: string }) => item.id)).toEqual([other]);
  });

  it('are called outdated only by name, and only those of the program', async () => {
    const id = await given();
    const elsewhere = await givenProgram(api, { organizationId });
    const stranger = await givenTestCase(api, elsewhere.id, organizationId);
    for (const outdatedCases of [[stranger], [randomUUID()], [id, randomUUID()]]) {
      const { body } = await publish(rule(21, { outdatedCases })).expect(400);
      expect(body.errors).toMatchObject([{ field: 'outdatedCases' }]);
    }
    await publish(rule(21, { outdatedCases: ['x'] })).expect(400);
    await publish(rule(21, { outdatedCases: [] })).expect(409);
    expect((await read(id)).body.outdatedAt).toBeNull();
  });

  it('are changed with If-Match, marked as outdated and brought back', async () => {
    const id = await given();
    const { etag } = await read(id);
    await staff().patch(`/test-cases/${id}`).send({ name: 'x' }).expect(428);
    expect((await edit(id, { facts: {}, expected: 'undetermined', blockedBy: 'age-range' })).body).toMatchObject({
      ...{ facts: {}, expected: 'undetermined', blockedBy: 'age-range', name: 'Eighteen today' },
    });
    await staff().patch(`/test-cases/${id}`).set('If-Match', etag).send({ name: 'x' }).expect(412);
    const marked = (await edit(id, { outdated: true })).body;
    expect(marked.outdatedBy).toBe(api.userIn('program-staff', organizationId).id);
    expect((await edit(id, { name: 'Still outdated' })).body).toMatchObject({ outdatedAt: marked.outdatedAt });
    expect((await edit(id, { outdated: false, blockedBy: null, askedOn: null })).body).toMatchObject({
      ...{ outdatedAt: null, outdatedBy: null, blockedBy: null, askedOn: '2026-11-23' },
    });
    expect((await edit(id, { expected: 'ready', blockedBy: 'age-range' })).status).toBe(400);
  });

  it('are run against rules that nobody has saved, and nothing is kept of it', async () => {
    const id = await given();
    const { body: published } = await publish(rule(18)).expect(201);
    const state = await stateQuery(api.owner);
    const before = await api.owner.query<unknown>(state);
    expect(await run()).toMatchObject({
      on: '2026-11-23',
      passed: true,
      items: [{ id, decision: 'ready', inTheWay: [] }],
    });
    const same = { rules: [{ ruleId: published.ruleId, tree: over(18) }] };
    expect((await run(same)).items).toEqual((await run()).items);
    const stricter = { rules: [{ ruleId: published.ruleId.toUpperCase(), tree: over(21) }] };
    expect(await run(stricter)).toMatchObject({ passed: false, items: [{ passed: false, decision: 'excluded' }] });
    const more = { rules: [{ tree: { type: 'photo-id', values: { accepts: ['agency-letter'] } } }] };
    expect(await run(more)).toMatchObject({
      items: [{ decision: 'undetermined', inTheWay: [{ rule: 'Photo ID', outcome: 'unknown' }] }],
    });
    expect((await run({ rules: [{ ruleId: published.ruleId, tree: null }] })).passed).toBe(true);
    expect((await run({ on: '2025-12-31' })).on).toBe('2025-12-31');
    expect(await api.owner.query<unknown>(state)).toEqual(before);
  });

  it('are run on the rules that a program inherits too', async () => {
    await given();
    const funder = await givenFunder(api);
    await givenFunding(api.owner, program, funder);
    const installation = api.of(await api.givenUser('administrator', null));
    await installation.post(`/funders/${funder}/admission-rules`).send(rule(21)).expect(201);
    expect((await run()).passed).toBe(false);
    await publish(rule(18)).expect(409);
  });

  it.each([
    ['a fact that is not in the dictionary', { facts: { favourite: 'tea' } }, 'facts.favourite'],
    ['a value that the dictionary does not accept', { facts: { dateOfBirth: '2008-02-30' } }, 'facts.dateOfBirth'],
    ['a list for facts', { facts: [] }, 'facts'],
    ['a decision that does not exist', { expected: 'admitted' }, 'expected'],
    ['a rule type that does not exist', { expected: 'excluded', blockedBy: 'vibes' }, 'blockedBy'],
    ['somebody ready and barred', { blockedBy: 'age-range' }, 'blockedBy'],
    ['a day that does not exist', { askedOn: '2026-02-30' }, 'askedOn'],
    ['an unknown field', { clientId: randomUUID() }, 'clientId'],
  ])('with %s are refused', async (_case, wrong, field) => {
    const said = { ...eighteen, expected: 'ready', ...wrong };
    const { body } = await staff().post(`/programs/${program}/test-cases`).send(said).expect(400);
    expect(body.errors).toMatchObject([{ field }]);
  });

  it.each([
    ['a rule that does not stand', [{ ruleId: randomUUID(), tree: over(18) }], 'rules[0].ruleId'],
    ['a new rule that asks nothing', [{ tree: null }], 'rules[0].tree'],
    ['a rule that cannot be read', [{ tree: over(18) }, { tree: { type: 'vibes', values: {} } }], 'rules[1].tree.type'],
    ['a list for a rule', [[]], 'rules'],
  ])('are not run against %s', async (_case, rules, field) => {
    const { body } = await staff().post(`/programs/${program}/test-case-runs`).send({ rules }).expect(400);
    expect(body.errors[0].field).toContain(field);
  });

  it('are seen by nobody but the program’s own staff', async () => {
    const id = await given();
    const other = await api.givenOrganization();
    await api.as('program-staff', other).get(`/test-cases/${id}`).expect(404);
    await api.as('program-staff', other).get(`/programs/${program}/test-cases`).expect(403);
    await api.as('outreach-worker', organizationId).get(`/test-cases/${id}`).expect(403);
  });

  it('are at most a hundred of one program', async () => {
    await api.owner.query(
      `INSERT INTO program_test_case (id, program_id, name, facts, asked_on, expected, created_by)
       SELECT gen_random_uuid(), $1, 'One of many', '{}', '2026-03-10', 'ready', $2 FROM generate_series(1, 100)`,
      [program, api.userIn('program-staff', organizationId).id],
    );
    const said = { ...eighteen, expected: 'ready' };
    const { body } = await staff().post(`/programs/${program}/test-cases`).send(said).expect(409);
    expect(body.type).toBe('/problems/too-many-test-cases');
  });
});
