import { givenClient } from '../support/client-fixtures.js';
import { TestApi, type Agent } from '../support/test-api.js';

const self = (fact: string, value: unknown) => ({ fact, state: 'known', value, source: 'self' });

describe('answers', () => {
  let api: TestApi;
  let worker: Agent;
  let id: string;
  beforeAll(async () => {
    api = await TestApi.start();
    worker = api.as('outreach-worker');
  });
  afterAll(() => api.stop());
  beforeEach(async () => (id = await givenClient(worker)));

  const record = (...answers: object[]) => worker.post(`/clients/${id}/answers`).send({ answers });

  it('are stored as they come, known, unknown and refused, several at once', async () => {
    const { body } = await record(
      self('dateOfBirth', '1990-05-01'),
      { fact: 'gender', state: 'refused', source: 'self' },
      { fact: 'coverage', state: 'unknown', source: 'self' },
      self('photoIds', []),
    ).expect(201);
    expect(body.items.map(({ fact, state, value }: never) => [fact, state, value])).toEqual([
      ['coverage', 'unknown', null],
      ['dateOfBirth', 'known', '1990-05-01'],
      ['gender', 'refused', null],
      ['photoIds', 'known', []],
    ]);
  });

  it('are kept: the newest counts, and the history names who said it and when', async () => {
    await record(self('gender', 'woman')).expect(201);
    await record({ fact: 'gender', state: 'refused', source: 'self' }).expect(201);
    const newest = await worker.get(`/clients/${id}/answers`).expect(200);
    expect(newest.body.items).toHaveLength(1);
    expect(newest.body.items[0]).toMatchObject({ fact: 'gender', state: 'refused', value: null });

    const first = await worker.get(`/clients/${id}/answers/gender?limit=1`).expect(200);
    const second = await worker
      .get(`/clients/${id}/answers/gender?limit=1&cursor=${first.body.nextCursor}`)
      .expect(200);
    expect([...first.body.items, ...second.body.items].map(({ state }) => state)).toEqual(['refused', 'known']);
    expect(second.body.items[0]).toMatchObject({
      source: 'self',
      counts: true,
      recordedBy: api.userIn('outreach-worker').id,
      recordedAt: expect.any(String),
    });
    expect(second.body.nextCursor).toBeNull();
  });

  it('that somebody else gave do not count until the client gives them', async () => {
    const { body } = await record({ ...self('pregnant', 'yes'), source: 'reported-by-other' }).expect(201);
    expect(body.items[0]).toMatchObject({ fact: 'pregnant', source: 'reported-by-other', counts: false });
    const confirmed = await record(self('pregnant', 'yes')).expect(201);
    expect(confirmed.body.items[0]).toMatchObject({ fact: 'pregnant', source: 'self', counts: true });
  });

  it.each([
    ['a fact that is not in the dictionary', self('supplier', 'yes'), 'answers[1].fact'],
    ['a value of the wrong type', self('gender', 5), 'answers[1].value'],
    ['a value that does not exist', self('gender', 'both'), 'answers[1].value'],
    ['a day that does not exist', self('dateOfBirth', '2025-02-30'), 'answers[1].value'],
    ['no value', { fact: 'gender', state: 'known', source: 'self' }, 'answers[1].value'],
    ['null for a value', self('gender', null), 'answers[1].value'],
    ['a value beside a refusal', { ...self('gender', 'man'), state: 'refused' }, 'answers[1].value'],
    ['a state that does not exist', { ...self('gender', 'man'), state: 'maybe' }, 'answers[1].state'],
    ['a source that does not exist', { ...self('gender', 'man'), source: 'gossip' }, 'answers[1].source'],
    ['a second answer to the same question', self('homeZip', '06106'), 'answers[1].fact'],
    ['a field that does not exist', { ...self('gender', 'man'), sure: true }, 'answers[1].sure'],
    ['an amount that is too large', self('balances', [{ organization: 'x', dollars: 1e12 }]), 'answers[1].value'],
    ['a NUL byte', self('balances', [{ organization: 'a\u0000b' }]), 'answers[1].value[0].organization'],
  ])('are refused all together where one has %s', async (_case, answer, field) => {
    const { body } = await record(self('homeZip', '06105'), answer).expect(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    const { body: stored } = await worker.get(`/clients/${id}/answers`).expect(200);
    expect(stored.items).toEqual([]);
  });

  it('name the fact and what it takes where a value is refused', async () => {
    const { body } = await record(self('gender', 'both')).expect(400);
    expect(body.errors).toEqual([
      {
        field: 'answers[0].value',
        rule: 'fact-value',
        message: expect.stringContaining('gender'),
        accepted: [expect.stringContaining('nonbinary')],
      },
    ]);
  });

  it.each([[[]], ['gender'], [{}], [null], [['gender']], [[[]]]])(
    'are a list of answers: %j is none',
    async (answers) => {
      await worker.post(`/clients/${id}/answers`).send({ answers }).expect(400);
    },
  );

  it('have no history for a fact that does not exist', async () => {
    await worker.get(`/clients/${id}/answers/supplier`).expect(400);
    await worker.get(`/clients/${id}/answers/toString`).expect(400);
  });

  it('are never changed or removed, not even by the owner of the tables', async () => {
    await record(self('gender', 'woman')).expect(201);
    await expect(api.owner.query(`UPDATE answer SET state = 'refused', value = NULL`)).rejects.toThrow('append-only');
    await expect(api.owner.query('DELETE FROM answer')).rejects.toThrow('append-only');
  });
});
