import { givenClient, givenCouple, givenInvitation } from '../support/client-fixtures.js';
import { Couples } from '../../src/modules/partner-links/index.js';
import { Database } from '../../src/platform/database/database.js';
import { TestApi, type Agent, type TestUser } from '../support/test-api.js';

const SCREEN = { askedOn: '2026-02-14', askedAlone: true };

describe('what the database keeps of partners, whoever writes', () => {
  let api: TestApi;
  let worker: Agent;
  let ana: string;
  let ben: string;
  beforeAll(async () => {
    api = await TestApi.start();
    worker = api.as('outreach-worker');
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    [ana, ben] = [await givenClient(worker), await givenClient(worker)];
  });

  const runtime = (user: TestUser, sql: string, values: unknown[] = []) =>
    api.app.get(Database).asSession(user.token, (tx) => tx.query(sql, values));

  it('a link that only one has confirmed cannot be made confirmed', async () => {
    const link = await givenInvitation(worker, ana, ben);
    await worker.post(`/partner-links/${link}/confirmations`).send({ clientId: ana }).expect(200);
    const force = `UPDATE partner_link SET status = 'confirmed' WHERE id = $1`;
    await expect(api.owner.query(force, [link])).rejects.toThrow('confirmed by both');
  });

  it('a link of another kind than partners takes nobody’s place, and keeps its kind', async () => {
    const link = await givenInvitation(worker, ana, ben, 'kin');
    expect(await api.owner.query('SELECT 1 FROM partner_link_member WHERE link_id = $1', [link])).toEqual([]);
    const turn = `UPDATE partner_link SET kind = 'intimate-partner' WHERE id = $1`;
    await expect(runtime(api.userIn('outreach-worker'), turn, [link])).rejects.toThrow('permission denied');
  });

  it('an ended link cannot be brought back', async () => {
    const link = await givenCouple(worker, ana, ben);
    await worker.post(`/partner-links/${link}/ending`).send({ clientId: ana }).expect(200);
    const revive = `UPDATE partner_link SET status = 'invited', ended_at = NULL, ended_by_client_id = NULL WHERE id = $1`;
    await expect(api.owner.query(revive, [link])).rejects.toThrow('does not go back');
    const members = await api.owner.query('SELECT 1 FROM partner_link_member WHERE link_id = $1', [link]);
    expect(members).toEqual([]);
  });

  it.each([
    ['the history of a link', `UPDATE partner_link_event SET event = 'ended'`],
    ['the accounting', 'DELETE FROM disclosure'],
    ['a private screen', `UPDATE private_screen SET safety_concern = 'no'`],
    ['the table of live links', 'DELETE FROM partner_link_member'],
    ['the agency that keeps a client', 'UPDATE client SET organization_id = organization_id'],
    ['what a consent opens', `UPDATE consent SET information = '{contact}'`],
    ['who recorded a screen as what', `INSERT INTO private_screen (recorded_as) VALUES ('safety-advocate')`],
    ['who is told that a client was opened', `INSERT INTO disclosure (actor_user_id) VALUES (gen_random_uuid())`],
  ])('requests cannot write %s', async (_case, sql) => {
    await expect(runtime(api.userIn('safety-advocate'), sql)).rejects.toThrow('permission denied');
  });

  it.each([
    ['who ended a link', 'SELECT ended_by_client_id FROM partner_link'],
    ['the accounting', 'SELECT 1 FROM disclosure'],
    ['the table of live links', 'SELECT 1 FROM partner_link_member'],
  ])('requests cannot read %s', async (_case, sql) => {
    await expect(runtime(api.userIn('safety-advocate'), sql)).rejects.toThrow('permission denied');
  });

  it('screens are read with the safety privilege, and by nobody else', async () => {
    await worker
      .post(`/clients/${ana}/private-screens`)
      .send({ ...SCREEN, safetyConcern: 'yes' })
      .expect(201);
    const read = 'SELECT safety_concern FROM private_screen WHERE client_id = $1';
    expect(await runtime(api.userIn('safety-advocate'), read, [ana])).toEqual([{ safety_concern: 'yes' }]);
    expect(await runtime(api.userIn('supervisor'), read, [ana])).toEqual([]);
  });

  describe('for a joint search', () => {
    const opening = (user = api.userIn('outreach-worker')) => ({
      actor: { ...user, userId: user.id, sessionToken: user.token },
      purpose: 'matching' as const,
    });
    const open = (link: string) => {
      const { actor, purpose } = opening();
      return api.app
        .get(Database)
        .asSession(actor.sessionToken, () => api.app.get(Couples).open(link, { actor, purpose }));
    };
    const screenOf = async (link: string, clientId: string) => {
      const { link: stored, screens } = await open(link);
      return screens[stored.clientIds.indexOf(clientId)];
    };
    const say = (role: 'outreach-worker' | 'safety-advocate', clientId: string, screen: object) =>
      api
        .as(role)
        .post(`/clients/${clientId}/private-screens`)
        .send({ ...SCREEN, ...screen })
        .expect(201);

    it('both records and both screens are opened, null for a client who was never asked alone', async () => {
      const link = await givenCouple(worker, ana, ben);
      await say('outreach-worker', ana, { wantsTreatment: 'yes', safetyConcern: 'no' });
      const couple = await open(link);
      expect(couple.records.map(({ id }) => id).sort()).toEqual([ana, ben].sort());
      expect(couple.link).toMatchObject({ id: link, status: 'confirmed' });
      expect(await screenOf(link, ana)).toEqual({ askedOn: '2026-02-14', wantsTreatment: 'yes', safetyConcern: 'no' });
      expect(await screenOf(link, ben)).toBeNull();
    });

    it('the newest answer to each question counts, and a question left out keeps its answer', async () => {
      const link = await givenCouple(worker, ana, ben);
      await say('outreach-worker', ana, { wantsTreatment: 'no', wantsToBePlacedTogether: 'yes' });
      await say('outreach-worker', ana, { wantsTreatment: 'yes' });
      expect(await screenOf(link, ana)).toMatchObject({ wantsTreatment: 'yes', wantsToBePlacedTogether: 'yes' });
    });

    it('a concern stands until the client withdraws it to a safety advocate', async () => {
      const link = await givenCouple(worker, ana, ben);
      await say('outreach-worker', ana, { safetyConcern: 'yes' });
      await say('outreach-worker', ana, { safetyConcern: 'no' });
      expect(await screenOf(link, ana)).toMatchObject({ safetyConcern: 'yes' });
      await say('safety-advocate', ana, { safetyConcern: 'no' });
      expect(await screenOf(link, ana)).toMatchObject({ safetyConcern: 'no' });
      await say('outreach-worker', ana, { safetyConcern: 'unsure' });
      expect(await screenOf(link, ana)).toMatchObject({ safetyConcern: 'unsure' });
    });

    it('an order that forbids contact stands like a concern', async () => {
      const link = await givenCouple(worker, ana, ben);
      await say('outreach-worker', ana, { noContactOrder: 'yes' });
      await say('outreach-worker', ana, { noContactOrder: 'no', wantsTreatment: 'yes' });
      expect(await screenOf(link, ana)).toMatchObject({ noContactOrder: 'yes', wantsTreatment: 'yes' });
      await say('safety-advocate', ana, { noContactOrder: 'no' });
      expect(await screenOf(link, ana)).toMatchObject({ noContactOrder: 'no' });
    });

    it('screens of clients whom the caller may not open are not there', async () => {
      const north = await api.givenOrganization();
      await say('outreach-worker', ana, { safetyConcern: 'yes' });
      const ask = 'SELECT client_id FROM access.screens_for_matching($1)';
      expect(await runtime(api.userIn('safety-advocate', north), ask, [[ana, ben]])).toEqual([]);
      expect(await runtime(api.userIn('program-staff'), ask, [[ana, ben]])).toEqual([]);
      expect(await runtime(api.userIn('outreach-worker'), ask, [[ana, ben]])).toHaveLength(2);
    });
  });
});
