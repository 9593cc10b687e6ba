import { randomUUID } from 'node:crypto';
import { givenProgram } from '../support/given-program.js';
import { TestApi } from '../support/test-api.js';

const adultsOnly = { type: 'age-range', values: { minimumYears: 18 } };
const HARTFORD = {
  ...{ name: 'Main house', street: '1 Main Street', city: 'Hartford', state: 'CT', zip: '06103' },
  timeZone: 'America/New_York',
};
const NOW = new Date('2026-11-23T15:00:00Z');

describe('the directory', () => {
  let api: TestApi;
  let other: string;
  beforeAll(async () => {
    api = await TestApi.start({ now: () => NOW });
    other = await api.givenOrganization('Another agency');
    await api.owner.query(`INSERT INTO zip_area VALUES ('06103', 41.767, -72.675, 'CT', 'Hartford', 'Hartford')`);
  });
  afterAll(() => api.stop());

  const staff = () => api.as('program-staff');

  describe('organizations', () => {
    it('are added by the administrator of the installation', async () => {
      const administrator = api.of(await api.givenUser('administrator', null));
      const { body } = await administrator.post('/organizations').send({ name: 'New one', kind: 'agency' }).expect(201);
      expect(body).toEqual({ id: body.id, name: 'New one', kind: 'agency', isSample: false, source: 'staff' });
      await api.as('outreach-worker').get(`/organizations/${body.id}`).expect(200, body);
      await api.as('administrator').post('/organizations').send({ name: 'X', kind: 'agency' }).expect(403);
    });

    it('are found by name and state', async () => {
      const { body } = await staff().get('/organizations').query({ name: 'ANOTHER' }).expect(200);
      expect(body).toMatchObject({ items: [{ id: other }], nextCursor: null });
      const inAlaska = await staff().get('/organizations').query({ state: 'AK' }).expect(200);
      expect(inAlaska.body.items).toEqual([]);
    });

    it('are renamed by their own staff only', async () => {
      const { headers } = await staff().get(`/organizations/${api.organizationId}`);
      const rename = (role: 'program-staff' | 'outreach-worker', organization?: string) =>
        api
          .as(role, organization)
          .patch(`/organizations/${api.organizationId}`)
          .set('If-Match', String(headers['etag']))
          .send({ name: 'Renamed' });
      await rename('outreach-worker').expect(403);
      await rename('program-staff', other).expect(403);
      const { body } = await rename('program-staff').expect(200);
      expect(body.name).toBe('Renamed');
    });
  });

  describe('sites', () => {
    const add = (body: object) => staff().post('/sites').send(body);

    it('are added whichever way the id of the organization is written', async () => {
      const { body } = await add({ organizationId: api.organizationId.toUpperCase(), ...HARTFORD }).expect(201);
      expect(body.organizationId).toBe(api.organizationId);
    });

    it('stand in the middle of their ZIP area unless somebody says where', async () => {
      const organizationId = api.organizationId;
      const { body } = await add({ organizationId, ...HARTFORD }).expect(201);
      expect(body).toMatchObject({
        point: { latitude: 41.767, longitude: -72.675 },
        locationPrecision: 'zip-centroid',
      });
      const { headers } = await staff().get(`/sites/${body.id}`);
      const point = { latitude: 41.7658, longitude: -72.6734 };
      const moved = await staff().patch(`/sites/${body.id}`).set('If-Match', String(headers['etag'])).send({ point });
      expect(moved.body).toMatchObject({ point, locationPrecision: 'address', name: 'Main house' });
    });

    it('are listed by organization', async () => {
      const { siteId } = await givenProgram(api, { organizationId: other });
      const { body } = await staff().get('/sites').query({ organizationId: other, state: 'CT', name: 'site' });
      expect(body.items).toMatchObject([{ id: siteId }]);
    });

    it('are not added to another organization', () => add({ organizationId: other, ...HARTFORD }).expect(403));

    it.each([
      ['a state that does not exist', { state: 'ZZ' }, 'state'],
      ['a ZIP code of four digits', { zip: '0610' }, 'zip'],
      ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }, 'timeZone'],
      ['a latitude beyond the pole', { point: { latitude: 91, longitude: 0 } }, 'point.latitude'],
      ['a list for a point', { point: [] }, 'point'],
      ['half a point', { point: { latitude: 41 } }, 'point.longitude'],
      ['a NUL byte', { name: 'a\0b' }, 'name'],
      ['a blank name', { name: '   ' }, 'name'],
      ['null for a name', { name: null }, 'name'],
      ['an unknown field', { colour: 'blue' }, 'colour'],
    ])('refuse %s', async (_case, wrong, field) => {
      const { body } = await add({ organizationId: api.organizationId, ...HARTFORD, ...wrong }).expect(400);
      expect(body.type).toBe('/problems/validation');
      expect(new Set(body.errors.map((error: { field: string }) => error.field))).toEqual(new Set([field]));
    });
  });

  describe('programs', () => {
    let siteId: string;
    beforeAll(async () => {
      ({ siteId } = await givenProgram(api));
    });
    const minimal = () => ({ siteId, name: 'Women in recovery', levelsOfCare: ['residential-long-term'] });
    const add = (body: object) => staff().post('/programs').send(body);

    it('say nothing that nobody has said', async () => {
      const { body } = await add(minimal()).expect(201);
      expect(body).toMatchObject({
        ...{ organizationId: api.organizationId, site: { id: siteId, state: 'CT' }, status: 'active' },
        ...{ couplePolicy: 'not-asked', coupleConditions: [], typicalStayDays: null, noContactDays: null },
        ...{ reportFreshHours: 24, medications: [], contact: {}, intake: {}, isSample: false, source: 'staff' },
      });
    });

    it('keep all that is said', async () => {
      const said = {
        ...{ couplePolicy: 'both-at-once', coupleConditions: ['separate-groups'], typicalStayDays: 90 },
        ...{ noContactDays: 14, reportFreshHours: 12, medications: ['methadone'], sourceVerifiedOn: '2026-11-01' },
        contact: { phone: '860-555-0100', intakePhones: ['860-555-0101'], email: 'intake@example.org' },
        intake: { hours: 'Weekdays 8 to 4', languages: ['es'], groups: ['women'], smoking: 'not-permitted' },
      };
      const { body } = await add({ ...minimal(), ...said }).expect(201);
      expect(body).toMatchObject(said);
      await api.as('outreach-worker').get(`/programs/${body.id}`).expect(200, body);
    });

    it('are found by state, level of care, organization and name, page by page', async () => {
      const organizationId = await api.givenOrganization();
      for (const name of ['Birch', 'Aspen', 'Cedar'])
        await givenProgram(api, { organizationId, name, levelsOfCare: ['outpatient'] });
      const filter = { organizationId, state: 'CT', levelOfCare: 'outpatient', limit: 2 };
      const first = await staff().get('/programs').query(filter).expect(200);
      expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(['Aspen', 'Birch']);
      const second = await staff()
        .get('/programs')
        .query({ ...filter, cursor: first.body.nextCursor });
      expect(second.body).toMatchObject({ items: [{ name: 'Cedar' }], nextCursor: null });
      const named = await staff().get('/programs').query({ organizationId, name: 'spe' });
      expect(named.body.items).toMatchObject([{ name: 'Aspen' }]);
    });

    it('are created once, however often the request is repeated', async () => {
      const key = randomUUID();
      const send = () =>
        staff()
          .post('/programs')
          .set('Idempotency-Key', key)
          .send({ ...minimal(), name: 'Only once' });
      const [first, again] = [await send().expect(201), await send().expect(201)];
      expect(again.body).toEqual(first.body);
      const { body } = await staff().get('/programs').query({ name: 'Only once' });
      expect(body.items).toHaveLength(1);
    });

    it('are changed by somebody who has seen them as they are', async () => {
      const { id } = await givenProgram(api);
      const { headers } = await staff().get(`/programs/${id}`);
      const edit = (etag?: string) => {
        const request = staff().patch(`/programs/${id}`);
        return (etag === undefined ? request : request.set('If-Match', etag)).send({ couplePolicy: 'couples-only' });
      };
      await edit().expect(428);
      const { body } = await edit(String(headers['etag'])).expect(200);
      expect(body).toMatchObject({ couplePolicy: 'couples-only', name: 'A program' });
      const stale = await edit(String(headers['etag'])).expect(412);
      expect(stale.type).toBe('application/problem+json');
    });

    it('let only one of two simultaneous edits stand', async () => {
      const { id } = await givenProgram(api);
      const { headers } = await staff().get(`/programs/${id}`);
      const edit = (name: string) =>
        staff().patch(`/programs/${id}`).set('If-Match', String(headers['etag'])).send({ name });
      const answers = await Promise.all([edit('One'), edit('Two')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });

    it('go back to not said with null, and are closed without being lost', async () => {
      const { id } = await givenProgram(api, { couplePolicy: 'both-at-once' });
      const { headers } = await staff().get(`/programs/${id}`);
      const { body } = await staff()
        .patch(`/programs/${id}`)
        .set('If-Match', String(headers['etag']))
        .send({ couplePolicy: null, contact: null, reportFreshHours: null, status: 'closed' })
        .expect(200);
      expect(body).toMatchObject({ couplePolicy: 'not-asked', contact: {}, reportFreshHours: 24, status: 'closed' });
      const listed = await staff().get('/programs').query({ status: 'closed' });
      expect(listed.body.items).toMatchObject([{ id }]);
    });

    it.each(['outreach-worker', 'case-manager', 'safety-advocate', 'supervisor'] as const)(
      'are not changed by a %s',
      async (role) => {
        const { id } = await givenProgram(api);
        const { headers } = await api.as(role).get(`/programs/${id}`).expect(200);
        await api.as(role).post('/programs').send(minimal()).expect(403);
        const edit = api.as(role).patch(`/programs/${id}`).set('If-Match', String(headers['etag']));
        await edit.send({ name: 'Taken over' }).expect(403);
        const report = { kind: 'any', open: 1, from: '2026-11-23', access: { mode: 'bookable' } };
        await api.as(role).post(`/programs/${id}/capacity-reports`).send(report).expect(403);
      },
    );

    it('are not changed by staff of another organization', async () => {
      const { id } = await givenProgram(api);
      const stranger = api.as('program-staff', other);
      const { headers } = await stranger.get(`/programs/${id}`).expect(200);
      await stranger.post('/programs').send(minimal()).expect(403);
      await stranger
        .patch(`/programs/${id}`)
        .set('If-Match', String(headers['etag']))
        .send({ name: 'Mine' })
        .expect(403);
      const rule = { tree: adultsOnly, authority: 'program', effectiveFrom: '2026-01-01' };
      for (const path of [`programs/${id}`, `organizations/${api.organizationId}`, `sites/${siteId}`])
        await stranger.post(`/${path}/admission-rules`).send(rule).expect(403);
    });

    it('are shown to nobody who is not signed in', async () => {
      const { id } = await givenProgram(api);
      await api.anonymous.get(`/programs/${id}`).expect(401);
      await api.anonymous.get('/fact-dictionary').expect(401);
    });

    it.each([
      ['a number for a name', { name: 7 }, 'name'],
      ['null for a name', { name: null }, 'name'],
      ['a NUL byte', { name: 'a\0b' }, 'name'],
      ['a name of 201 letters', { name: 'x'.repeat(201) }, 'name'],
      ['a site that does not exist', { siteId: randomUUID() }, 'siteId'],
      ['a site id that is no UUID', { siteId: '1 OR 1=1' }, 'siteId'],
      ['a level of care that does not exist', { levelsOfCare: ['spa'] }, 'levelsOfCare'],
      ['no level of care', { levelsOfCare: [] }, 'levelsOfCare'],
      ['the same level twice', { levelsOfCare: ['outpatient', 'outpatient'] }, 'levelsOfCare'],
      ['a couple policy that does not exist', { couplePolicy: 'maybe' }, 'couplePolicy'],
      ['conditions for couples that are not admitted', { coupleConditions: ['separate-groups'] }, 'coupleConditions'],
      ['a stay of no days', { typicalStayDays: 0 }, 'typicalStayDays'],
      ['a stay of half a day', { typicalStayDays: 0.5 }, 'typicalStayDays'],
      ['a huge number', { typicalStayDays: 1e300 }, 'typicalStayDays'],
      ['a number in quotes', { noContactDays: '14' }, 'noContactDays'],
      ['a day that does not exist', { sourceVerifiedOn: '2026-02-30' }, 'sourceVerifiedOn'],
      ['a year before 1900', { sourceVerifiedOn: '0001-01-01' }, 'sourceVerifiedOn'],
      ['a list for contact details', { contact: [] }, 'contact'],
      ['an unknown contact field', { contact: { fax: '1' } }, 'contact.fax'],
      ['a phone number of letters', { contact: { phone: 'call me' } }, 'contact.phone'],
      ['a website of another kind', { contact: { website: 'javascript:alert(1)' } }, 'contact.website'],
      ['a column that staff do not write', { isSample: true }, 'isSample'],
      ['an organization of choice', { organizationId: randomUUID() }, 'organizationId'],
    ])('refuse %s', async (_case, wrong, field) => {
      const { body, type } = await add({ ...minimal(), ...wrong }).expect(400);
      expect(type).toBe('application/problem+json');
      expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    });

    it.each([
      ['/programs/not-a-uuid', 400],
      [`/programs/${randomUUID()}`, 404],
      [`/programs/${randomUUID()}/admission-rules`, 404],
      [`/programs/${randomUUID()}/capacity-reports`, 404],
      [`/admission-rules/${randomUUID()}/versions`, 404],
      ['/programs?state=ZZ', 400],
      ['/programs?name=%00', 400],
      ['/programs?name=a&name=b', 400],
      ['/programs?limit=0', 400],
      ['/programs?limit=1e9', 400],
      ['/programs?cursor=nonsense', 400],
      [`/programs?cursor=${Buffer.from('["a","not-a-uuid"]').toString('base64url')}`, 400],
      ['/programs?colour=blue', 400],
      ['/organizations?organizationId=1', 400],
      ['/sites?organizationId=1', 400],
    ])('answer GET %s with %i', async (path, status) => {
      const { type } = await staff().get(path).expect(status);
      expect(type).toBe('application/problem+json');
    });
  });

  describe('capacity reports', () => {
    let id: string;
    beforeAll(async () => {
      ({ id } = await givenProgram(api));
    });
    const minimal = { kind: 'any', open: 2, from: '2026-11-23', access: { mode: 'bookable' } };
    const report = (body: object) => staff().post(`/programs/${id}/capacity-reports`).send(body);

    it('are added and never changed, newest first', async () => {
      const { body } = await report(minimal).expect(201);
      expect(body).toMatchObject({ programId: id, ...minimal, holdDays: 0, reportedAt: NOW.toISOString() });
      expect(body.reportedBy).toBe(api.userIn('program-staff').id);
      await report({ ...minimal, open: 0, reportedAt: '2026-11-23T09:00:00-05:00' }).expect(201);
      const first = await api.as('outreach-worker').get(`/programs/${id}/capacity-reports`).query({ limit: 1 });
      expect(first.body.items).toMatchObject([{ open: 2 }]);
      const second = await staff()
        .get(`/programs/${id}/capacity-reports`)
        .query({ limit: 1, cursor: first.body.nextCursor });
      expect(second.body).toMatchObject({
        items: [{ open: 0, reportedAt: '2026-11-23T14:00:00.000Z' }],
        nextCursor: null,
      });
    });

    it('of recurring intake say how many a day', async () => {
      const access = { mode: 'recurring-intake', perDay: 3, weekdays: ['monday', 'thursday'] };
      const { body } = await report({ kind: 'woman', from: '2026-11-23', access }).expect(201);
      expect(body).toMatchObject({ kind: 'woman', open: 3, access });
    });

    it.each([
      ['fewer than no places', { open: -1 }, 'open'],
      ['half a place', { open: 0.5 }, 'open'],
      ['no number of places', { open: null }, 'open'],
      ['a place for a kind that does not exist', { kind: 'vip' }, 'kind'],
      ['a day that does not exist', { from: '2026-13-01' }, 'from'],
      ['a day far away', { from: '2199-01-01' }, 'from'],
      ['an hour that does not exist', { access: { mode: 'call-list', at: '25:00' } }, 'access'],
      ['a call list without an hour', { access: { mode: 'call-list' } }, 'access'],
      ['an hour that means nothing', { access: { mode: 'bookable', at: '08:00' } }, 'access'],
      ['intake on no day', { access: { mode: 'recurring-intake', perDay: 1, weekdays: [] } }, 'access'],
      ['a mode that does not exist', { access: { mode: 'constructor' } }, 'access'],
      ['text for a mode', { access: 'bookable' }, 'access'],
      ['a report from the future', { reportedAt: '2026-11-24T00:00:00Z' }, 'reportedAt'],
      ['an instant without a zone', { reportedAt: '2026-11-23T09:00:00' }, 'reportedAt'],
      ['an instant of long ago', { reportedAt: '1970-01-01T00:00:00Z' }, 'reportedAt'],
      ['a hold of a thousand days', { holdDays: 1000 }, 'holdDays'],
    ])('refuse %s', async (_case, wrong, field) => {
      const { body } = await report({ ...minimal, ...wrong }).expect(400);
      expect(body.errors).toMatchObject([{ field }]);
    });
  });

  describe('the dictionaries', () => {
    it('describe each rule type with the values it takes and the facts it reads', async () => {
      const { body } = await staff().get('/admission-rule-types').expect(200);
      const age = body.items.find(({ code }: { code: string }) => code === 'age-range');
      expect(age).toMatchObject({
        ...{ label: 'Age', reads: ['dateOfBirth'], legalNote: null },
        values: { type: 'object', additionalProperties: false, properties: { minimumYears: { type: 'integer' } } },
      });
    });

    it('describe each fact with the question that settles it', async () => {
      const { body } = await api.as('safety-advocate').get('/fact-dictionary').expect(200);
      const pregnant = body.items.find(({ key }: { key: string }) => key === 'pregnant');
      expect(pregnant).toMatchObject({ question: 'Are you pregnant?', askedAlone: true, sensitivity: 'part2' });
    });
  });
});
