import { randomUUID } from 'node:crypto';
import { disclosuresOf, givenClient, givenConsent, givenCouple, givenInvitation } from '../support/client-fixtures.js';
import { TestApi, type Agent } from '../support/test-api.js';

describe('a partner link', () => {
  let api: TestApi;
  let north: string;
  let worker: Agent;
  let ana: string;
  let ben: string;
  beforeAll(async () => {
    api = await TestApi.start();
    north = await api.givenOrganization('North');
    worker = api.as('outreach-worker');
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    [ana, ben] = [await givenClient(worker, 'Ana'), await givenClient(worker, 'Ben')];
  });

  const invite = (invitingClientId: string, invitedClientId: string, agent = worker) =>
    agent.post('/partner-links').send({ invitingClientId, invitedClientId });
  const confirm = (link: string, clientId: string, agent = worker) =>
    agent.post(`/partner-links/${link}/confirmations`).send({ clientId });
  const end = (link: string, clientId: string, agent = worker) =>
    agent.post(`/partner-links/${link}/ending`).send({ clientId });
  const statusOf = async (link: string) => (await worker.get(`/couples/${link}`).expect(200)).body.status as string;

  it('is confirmed once each of the two has confirmed it, and not before', async () => {
    const link = await givenInvitation(worker, ana, ben);
    expect(await statusOf(link)).toBe('invited');
    expect((await confirm(link, ben).expect(200)).body).toEqual({
      id: link,
      clientId: ben,
      status: 'invited',
      confirmed: true,
    });
    expect((await confirm(link, ben).expect(200)).body.status).toBe('invited');
    expect((await confirm(link, ana).expect(200)).body.status).toBe('confirmed');
    expect(await statusOf(link)).toBe('confirmed');
  });

  it.each(['who invited', 'who was invited'])('is ended by the one %s, alone, confirmed or not', async (who) => {
    for (const link of [await givenInvitation(worker, ana, ben), null]) {
      const id = link ?? (await givenCouple(worker, ana, ben));
      const { body } = await end(id, who === 'who invited' ? ana : ben).expect(200);
      expect(body.status).toBe('ended');
      await end(id, ana).expect(409);
      await confirm(id, ben).expect(409);
      expect((await worker.get('/couples').expect(200)).body.items.map((item: never) => item['id'])).not.toContain(id);
    }
  });

  it('tells nobody who ended it', async () => {
    const link = await givenCouple(worker, ana, ben);
    await end(link, ben).expect(200);
    const { text } = await worker.get(`/couples/${link}`).expect(200);
    expect(text).not.toMatch(/endedBy|endedAt/);
    const kept = await api.owner.query(
      'SELECT event, client_id FROM partner_link_event WHERE link_id = $1 ORDER BY ordinal',
      [link],
    );
    expect(kept).toEqual([
      { event: 'invited', client_id: ana },
      { event: 'confirmed', client_id: ana },
      { event: 'confirmed', client_id: ben },
      { event: 'ended', client_id: ben },
    ]);
  });

  it('is one at a time: the answer is the same whichever of the two has another', async () => {
    const cleo = await givenClient(worker, 'Cleo');
    await givenInvitation(worker, ana, ben);
    const inviting = await invite(ana, cleo).expect(409);
    const invited = await invite(cleo, ana).expect(409);
    expect(inviting.text).toBe(invited.text);
    expect(inviting.body.type).toBe('/problems/link-not-possible');
    await invite(ben, ana).expect(409);
  });

  it('makes room for another, and for a new one between the same two, when it has ended', async () => {
    const first = await givenCouple(worker, ana, ben);
    await end(first, ana).expect(200);
    const second = await givenInvitation(worker, ben, ana);
    expect(second).not.toBe(first);
    expect(await statusOf(second)).toBe('invited');
    expect(await statusOf(first)).toBe('ended');
  });

  it.each([
    ['the same two', () => [invite(ana, ben), invite(ana, ben)]],
    ['the same two, each inviting the other', () => [invite(ana, ben), invite(ben, ana)]],
  ])('is made once of two invitations at the same time of %s', async (_case, send) => {
    const answers = await Promise.all(send());
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is made once of many invitations at the same time around a circle', async () => {
    const circle = [ana, ben, await givenClient(worker)];
    const pairs = circle.flatMap((one) =>
      circle.filter((other) => other !== one).map((other) => [one, other] as const),
    );
    const answers = await Promise.all(pairs.map(([one, other]) => invite(one, other)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('is confirmed by two confirmations at the same time', async () => {
    const link = await givenInvitation(worker, ana, ben);
    const answers = await Promise.all([confirm(link, ana), confirm(link, ben), confirm(link, ana)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await statusOf(link)).toBe('confirmed');
  });

  it('is ended once by two endings at the same time', async () => {
    const link = await givenCouple(worker, ana, ben);
    const answers = await Promise.all([end(link, ana), end(link, ben)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('needs two people, both of whom the caller may open', async () => {
    await invite(ana, ana).expect(409);
    const foreign = await givenClient(api.as('outreach-worker', north));
    const [hidden, absent] = [await invite(ana, foreign).expect(404), await invite(ana, randomUUID()).expect(404)];
    expect(hidden.text).toBe(absent.text);
    const reversed = await invite(foreign, ana).expect(404);
    expect(reversed.text).toBe(absent.text);
  });

  it('does not exist for another agency', async () => {
    const link = await givenCouple(worker, ana, ben);
    const stranger = api.as('supervisor', north);
    const absent = await stranger.get(`/couples/${randomUUID()}`).expect(404);
    expect((await stranger.get(`/couples/${link}`).expect(404)).text).toBe(absent.text);
    expect((await end(link, ana, stranger).expect(404)).text).toBe(absent.text);
    expect((await confirm(link, randomUUID(), worker).expect(404)).text).toBe(absent.text);
    const cleo = await givenClient(worker);
    expect((await end(link, cleo).expect(404)).text).toBe(absent.text);
    expect((await stranger.get('/couples').expect(200)).body.items).toEqual([]);
  });

  it('is known to another agency when both have agreed that it may know of the link', async () => {
    const link = await givenCouple(worker, ana, ben);
    const reader = api.as('case-manager', north);
    await givenConsent(worker, ana, north);
    await reader.get(`/couples/${link}`).expect(404);
    const consent = await givenConsent(worker, ben, north, { information: ['contact', 'general-facts'] });
    await reader.get(`/couples/${link}`).expect(404);
    await worker.post(`/consents/${consent}/revocation`).expect(200);
    await givenConsent(worker, ben, north);
    await reader.get(`/couples/${link}`).expect(200);
    const { body } = await reader.get('/couples').expect(200);
    expect(body.items.map((item: never) => item['id'])).toContain(link);
  });

  it('between clients of two agencies is confirmed and ended by each at their own', async () => {
    const northWorker = api.as('outreach-worker', north);
    const nora = await givenClient(northWorker, 'Nora');
    await givenConsent(northWorker, nora, api.organizationId);
    const link = await givenInvitation(worker, ana, nora);
    await confirm(link, ana).expect(200);
    // The worker of the other agency may not open Ana's record, and needs no more than Nora's.
    const confirmed = await confirm(link, nora, northWorker).expect(200);
    expect(confirmed.body).toEqual({ id: link, clientId: nora, status: 'confirmed', confirmed: true });
    expect(confirmed.text).not.toContain(ana);
    await northWorker.get(`/couples/${link}`).expect(404);
    await end(link, nora, northWorker).expect(200);
    expect(await statusOf(link)).toBe('ended');
  });

  it('opens both records when it is read, with a row in the accounting of each', async () => {
    const link = await givenCouple(worker, ana, ben);
    const before = [await disclosuresOf(api, ana), await disclosuresOf(api, ben)];
    await worker.get(`/couples/${link}`).expect(200);
    const after = [await disclosuresOf(api, ana), await disclosuresOf(api, ben)];
    expect(after).toEqual(before.map((count) => count + 1));
  });

  it.each([
    ['nobody', {}, 'invitingClientId'],
    ['a text', { invitingClientId: 'ana', invitedClientId: randomUUID() }, 'invitingClientId'],
    ['a third field', { invitingClientId: randomUUID(), invitedClientId: randomUUID(), role: 'head' }, 'role'],
    ['a kind there is not', { invitingClientId: randomUUID(), invitedClientId: randomUUID(), kind: 'spouse' }, 'kind'],
  ])('is not made of %s', async (_case, body, field) => {
    const { body: problem } = await worker.post('/partner-links').send(body).expect(400);
    expect(problem.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  describe('between relatives, friends or others', () => {
    it.each(['kin', 'friend', 'other'])('(%s) is confirmed and ended like one of partners', async (kind) => {
      const link = await givenInvitation(worker, ana, ben, kind);
      for (const clientId of [ana, ben]) await confirm(link, clientId).expect(200);
      const { body } = await worker.get(`/partner-links/${link}`).expect(200);
      expect(body).toMatchObject({ id: link, kind, status: 'confirmed' });
      expect(body.partners.map(({ clientId }: { clientId: string }) => clientId).sort()).toEqual([ana, ben].sort());
      expect((await end(link, ben).expect(200)).body.status).toBe('ended');
      await confirm(link, ana).expect(409);
    });

    it('is no couple: asked for as one it is a link that does not exist', async () => {
      const link = await givenInvitation(worker, ana, ben, 'kin');
      for (const clientId of [ana, ben]) await confirm(link, clientId).expect(200);
      const absent = randomUUID();
      const asCouple = [
        (id: string) => worker.get(`/couples/${id}`),
        (id: string) => worker.patch(`/couples/${id}`).set('If-Match', '"any"').send({ radiusMiles: 12 }),
        (id: string) => worker.post(`/couples/${id}/plan-searches`).send({}),
        (id: string) => api.as('safety-advocate').get(`/couples/${id}/gates`),
      ];
      const before = [await disclosuresOf(api, ana), await disclosuresOf(api, ben)];
      for (const ask of asCouple) expect((await ask(link).expect(404)).text).toBe((await ask(absent).expect(404)).text);
      expect([await disclosuresOf(api, ana), await disclosuresOf(api, ben)]).toEqual(before);
      const { body } = await worker.get('/couples').expect(200);
      expect(body.items.map((item: never) => item['id'])).not.toContain(link);
      const links = await worker.get('/partner-links').expect(200);
      expect(links.body.items[0]).toMatchObject({ id: link, kind: 'kin' });
    });

    it('leaves room for a partner and for other people, once for the same two', async () => {
      const cleo = await givenClient(worker, 'Cleo');
      await givenInvitation(worker, ana, cleo, 'kin');
      await givenInvitation(worker, ana, ben, 'kin');
      await givenInvitation(worker, cleo, ana, 'friend');
      await givenCouple(worker, ana, ben);
      const again = await worker
        .post('/partner-links')
        .send({ invitingClientId: cleo, invitedClientId: ana, kind: 'kin' })
        .expect(409);
      expect(again.text).toBe((await invite(ana, cleo).expect(409)).text);
    });

    it('does not exist for another agency', async () => {
      const link = await givenInvitation(worker, ana, ben, 'friend');
      const stranger = api.as('supervisor', north);
      const absent = await stranger.get(`/partner-links/${randomUUID()}`).expect(404);
      expect((await stranger.get(`/partner-links/${link}`).expect(404)).text).toBe(absent.text);
      const { body } = await stranger.get('/partner-links').expect(200);
      expect(body.items.map((item: never) => item['id'])).not.toContain(link);
    });
  });

  describe('has preferences', () => {
    it('as usual at first, and changed by whoever says which state they edited', async () => {
      const link = await givenCouple(worker, ana, ben);
      const { body, headers } = await worker.get(`/couples/${link}`).expect(200);
      expect(body.preferences).toMatchObject({
        radiusMiles: 10,
        windowDays: 7,
        horizonDays: 90,
        acceptsApart: 'unset',
      });
      const change = { radiusMiles: 25, planKinds: ['bridge'], travelLimitMiles: 40 };
      await worker.patch(`/couples/${link}`).send(change).expect(428);
      const changed = await worker.patch(`/couples/${link}`).set('If-Match', headers.etag!).send(change).expect(200);
      expect(changed.body.preferences).toMatchObject({ radiusMiles: 25, windowDays: 7, travelLimitMiles: 40 });
      expect(changed.body.preferences.planKinds[0]).toBe('bridge');
      await worker.patch(`/couples/${link}`).set('If-Match', headers.etag!).send(change).expect(412);
      const again = { travelLimitMiles: null };
      const etag = changed.headers.etag!;
      const cleared = await worker.patch(`/couples/${link}`).set('If-Match', etag).send(again).expect(200);
      expect(cleared.body.preferences).toMatchObject({ radiusMiles: 25, travelLimitMiles: null });
    });

    it.each([
      ['radiusMiles', -1],
      ['windowDays', 91],
      ['horizonDays', 0],
      ['withdrawalLimitHours', '72'],
      ['planKinds', ['together']],
      ['acceptsApart', true],
      ['householdRule', 'both'],
      ['headOfHousehold', 'ana'],
    ])('that take no %s of %j', async (field, value) => {
      const link = await givenCouple(worker, ana, ben);
      const { headers } = await worker.get(`/couples/${link}`).expect(200);
      const { body } = await worker
        .patch(`/couples/${link}`)
        .set('If-Match', headers.etag!)
        .send({ [field]: value })
        .expect(400);
      expect(body.errors[0].field).toBe(field);
    });
  });
});
