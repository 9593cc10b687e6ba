import { randomUUID } from 'node:crypto';
import { givenProgram } from '../support/given-program.js';
import { TestApi } from '../support/test-api.js';

const NOW = new Date('2026-11-23T03:30:00Z');
const over = (minimumYears: number) => ({ type: 'age-range', values: { minimumYears } });
const rule = (years = 18, from = '2026-01-01') => ({ tree: over(years), authority: 'program', effectiveFrom: from });

describe('admission rules', () => {
  let api: TestApi;
  let id: string;
  let siteId: string;
  beforeAll(async () => (api = await TestApi.start({ now: () => NOW })));
  beforeEach(async () => ({ id, siteId } = await givenProgram(api)));
  afterAll(() => api.stop());

  const staff = () => api.as('program-staff');
  const publish = (body: object = rule(), path = `/programs/${id}/admission-rules`) => staff().post(path).send(body);
  const next = (ruleId: string, body: object) => staff().post(`/admission-rules/${ruleId}/versions`).send(body);
  const withdraw = (ruleId: string, body: object) => staff().post(`/admission-rules/${ruleId}/withdrawal`).send(body);
  const standing = async (on?: string) => {
    const { body } = await api.as('outreach-worker').get(`/programs/${id}/admission-rules`).query({ on }).expect(200);
    return body as {
      on: string;
      items: { tree: unknown; version: number; scope: object; effectiveTo: string | null }[];
    };
  };

  it('are published with who set them, on what basis and how somebody made sure', async () => {
    const said = {
      ...{
        authority: 'state',
        legalBasis: '17a-676 C.G.S.',
        stricterThanFederal: true,
        waivableBy: 'medical director',
      },
      ...{ possiblyUnlawful: 'The federal history condition is gone.', verifiedOn: '2026-11-20', verifiedBy: 'J. D.' },
      ...{ verifiedHow: 'phone', note: 'Asked at intake.\nSecond line.', effectiveTo: '2027-06-30' },
    };
    const { body } = await publish({ ...rule(), ...said }).expect(201);
    expect(body).toMatchObject({
      version: 1,
      scope: { kind: 'program', id },
      tree: over(18),
      ...said,
      withdrawn: false,
    });
    expect(body.publishedBy).toBe(api.userIn('program-staff').id);
  });

  it('stand version by version, each until the day before the next', async () => {
    const { body: first } = await publish(rule(18, '2026-01-01')).expect(201);
    await next(first.ruleId, rule(21, '2026-12-01')).expect(201);
    expect((await standing('2026-11-30')).items).toMatchObject([{ version: 1, effectiveTo: '2026-11-30' }]);
    expect((await standing('2026-12-01')).items).toMatchObject([{ version: 2, tree: over(21), effectiveTo: null }]);
    expect((await standing('2025-12-31')).items).toEqual([]);
    const { body } = await staff().get(`/admission-rules/${first.ruleId}/versions`).expect(200);
    expect(body.items.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
  });

  it('are shown for today at the place of the program unless a day is named', async () => {
    expect((await standing()).on).toBe('2026-11-22');
  });

  it('end when they are withdrawn, and come back with another version', async () => {
    const { body } = await publish().expect(201);
    const withdrawal = await withdraw(body.ruleId, { from: '2026-12-01', note: 'No longer asked.' }).expect(201);
    expect(withdrawal.body).toMatchObject({ version: 2, withdrawn: true, effectiveFrom: '2026-12-01' });
    expect((await standing('2026-11-30')).items).toHaveLength(1);
    expect((await standing('2026-12-01')).items).toEqual([]);
    await withdraw(body.ruleId, { from: '2026-12-02' }).expect(409);
    await next(body.ruleId, rule(18, '2027-01-01')).expect(201);
    expect((await standing('2027-01-01')).items).toMatchObject([{ version: 3 }]);
  });

  it('are inherited from the site and the organization, and say so', async () => {
    const organizationId = await api.givenOrganization();
    ({ id, siteId } = await givenProgram(api, { organizationId }));
    const insider = api.as('program-staff', organizationId);
    await insider.post(`/programs/${id}/admission-rules`).send(rule()).expect(201);
    await insider.post(`/sites/${siteId}/admission-rules`).send(rule()).expect(201);
    await insider.post(`/organizations/${organizationId}/admission-rules`).send(rule()).expect(201);
    expect((await standing()).items).toMatchObject([
      { scope: { kind: 'program', id }, inheritedFrom: null, inheritedFromName: null },
      {
        scope: { kind: 'organization', id: organizationId },
        inheritedFrom: 'agency',
        inheritedFromName: 'An agency',
      },
      { scope: { kind: 'site', id: siteId }, inheritedFrom: 'site', inheritedFromName: 'A site' },
    ]);
  });

  it('never begin before the version they follow', async () => {
    const { body } = await publish(rule(18, '2026-06-01')).expect(201);
    const refused = await next(body.ruleId, rule(18, '2026-05-31')).expect(400);
    expect(refused.body.errors).toMatchObject([{ field: 'effectiveFrom', rule: 'not-before' }]);
    await withdraw(body.ruleId, { from: '2026-05-31' }).expect(400);
    await next(body.ruleId, rule(21, '2026-06-01')).expect(201);
    expect((await standing('2026-06-01')).items).toMatchObject([{ version: 2 }]);
  });

  it('are published one after the other when two people publish at once', async () => {
    const { body } = await publish().expect(201);
    const answers = await Promise.all([19, 20, 21].map((years) => next(body.ruleId, rule(years, '2026-12-01'))));
    expect(answers.map((answer) => answer.body.version).sort()).toEqual([2, 3, 4]);
    expect((await standing('2026-12-01')).items).toHaveLength(1);
  });

  it('are published once, however often the request is repeated', async () => {
    const key = randomUUID();
    const send = () => publish().set('Idempotency-Key', key);
    const [first, again] = [await send().expect(201), await send().expect(201)];
    expect(again.body.id).toBe(first.body.id);
    expect((await standing()).items).toHaveLength(1);
    await publish(rule(30)).set('Idempotency-Key', key).expect(422);
  });

  it('are not published by other roles or by staff of another organization', async () => {
    const { body } = await publish().expect(201);
    const other = await api.givenOrganization();
    for (const agent of [api.as('outreach-worker'), api.as('supervisor'), api.as('program-staff', other)]) {
      await agent.post(`/programs/${id}/admission-rules`).send(rule()).expect(403);
      await agent.post(`/admission-rules/${body.ruleId}/versions`).send(rule()).expect(403);
      await agent.post(`/admission-rules/${body.ruleId}/withdrawal`).send({ from: '2026-12-01' }).expect(403);
    }
  });

  it('about two partners are published like others, and not mixed with rules about one client', async () => {
    const gap = { type: 'gap-since-partners-stay', values: { days: 30 } };
    const tree = { any: [gap, { type: 'relationship-length', values: { months: 6 } }] };
    const { body } = await publish({ ...rule(), tree }).expect(201);
    expect(body).toMatchObject({ tree, version: 1 });
    const mixed = await publish({ ...rule(), tree: { all: [gap, over(18)] } });
    expect(mixed.status).toBe(400);
    expect(mixed.body).toMatchObject({ type: '/problems/rule-unreadable', errors: [{ field: 'tree' }] });
    expect(mixed.body.errors[0].message).toContain('write them as two rules');
  });

  it('that cannot be read are refused, with the place and what is accepted', async () => {
    const tree = {
      any: [over(18), { all: [{ type: 'age-range', values: { minimumYears: 'old' } }, { type: 'vibes' }] }],
    };
    const { body } = await publish({ ...rule(), tree }).expect(400);
    expect(body).toMatchObject({
      type: '/problems/rule-unreadable',
      errors: [
        { field: 'tree.any[1].all[0].values.minimumYears', accepted: ['a whole number from 0 to 120'] },
        { field: 'tree.any[1].all[1].type', accepted: [expect.stringContaining('age-range')] },
      ],
    });
    expect((await standing()).items).toEqual([]);
  });

  const deep = (levels: number): object => (levels === 0 ? over(18) : { not: deep(levels - 1) });

  it.each([
    ['no tree', { tree: undefined }, 'tree'],
    ['a list for a tree', { tree: [over(18)] }, 'tree'],
    ['text for a tree', { tree: 'age-range' }, 'tree'],
    ['an empty tree', { tree: {} }, 'tree'],
    ['an empty list of alternatives', { tree: { any: [] } }, 'tree.any'],
    ['a tree of nine levels', { tree: deep(9) }, expect.stringMatching(/^tree\.not/)],
    [
      'a value that is no number',
      { tree: { type: 'age-range', values: { minimumYears: null } } },
      'tree.values.minimumYears',
    ],
    ['a huge value', { tree: { type: 'age-range', values: { minimumYears: 1e300 } } }, 'tree.values.minimumYears'],
    ['a value that does not exist', { tree: { type: 'age-range', values: { years: 18 } } }, 'tree.values.years'],
    ['a prototype for a type', { tree: { type: 'toString', values: {} } }, 'tree.type'],
    ['an authority that does not exist', { authority: 'me' }, 'authority'],
    ['a day that does not exist', { effectiveFrom: '2026-02-29' }, 'effectiveFrom'],
    ['a last day before the first', { effectiveTo: '2025-12-31' }, 'effectiveTo'],
    ['a verification in the future', { verifiedOn: '2026-12-24' }, 'verifiedOn'],
    ['a NUL byte', { note: 'a\0b' }, 'note'],
    ['text for yes', { stricterThanFederal: 'yes' }, 'stricterThanFederal'],
    ['an unknown field', { version: 7 }, 'version'],
  ])('with %s are refused', async (_case, wrong, field) => {
    const { body, type } = await publish({ ...rule(), ...wrong }).expect(400);
    expect(type).toBe('application/problem+json');
    expect(body.errors).toMatchObject([{ field }]);
    expect((await standing()).items).toEqual([]);
  });
});
