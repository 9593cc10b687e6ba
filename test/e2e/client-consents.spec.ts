import { randomUUID } from 'node:crypto';
import { aConsentFor, disclosuresOf, givenClient, givenConsent } from '../support/client-fixtures.js';
import { TestApi, type Agent } from '../support/test-api.js';

const ANSWERS = {
  answers: [
    { fact: 'gender', state: 'known', value: 'woman', source: 'self' },
    { fact: 'medications', state: 'known', value: ['methadone'], source: 'self' },
  ],
};

describe('a consent', () => {
  let api: TestApi;
  let north: string;
  let worker: Agent;
  let reader: Agent;
  let id: string;
  beforeAll(async () => {
    api = await TestApi.start();
    north = await api.givenOrganization('North');
    worker = api.as('outreach-worker');
    reader = api.as('case-manager', north);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    id = await givenClient(worker, 'Ana');
    await worker.post(`/clients/${id}/answers`).send(ANSWERS).expect(201);
  });

  it('opens the record to the agency it names, and each opening leaves a row', async () => {
    await reader.get(`/clients/${id}`).expect(404);
    await givenConsent(worker, id, north);
    const before = await disclosuresOf(api, id);
    const { body } = await reader.get(`/clients/${id}`).expect(200);
    expect(body).toMatchObject({ id, displayName: 'Ana', organizationId: api.organizationId });
    await reader.get(`/clients/${id}/answers`).expect(200);
    const listed = await reader.get('/clients').expect(200);
    expect(listed.body.items.map((item: { id: string }) => item.id)).toContain(id);
    expect(await disclosuresOf(api, id)).toBe(before + 3);
    const [row] = await api.owner.query(
      'SELECT basis, organization_id, consent_id FROM disclosure WHERE client_id = $1 ORDER BY at DESC LIMIT 1',
      [id],
    );
    expect(row).toEqual({ basis: 'consent', organization_id: north, consent_id: expect.any(String) });
  });

  it('opens nothing to a third agency, nor to the staff of a program of the one it names', async () => {
    await givenConsent(worker, id, north);
    const south = await api.givenOrganization('South');
    await api.as('case-manager', south).get(`/clients/${id}`).expect(404);
    await api.as('program-staff', north).get(`/clients/${id}`).expect(403);
  });

  it.each([
    ['only contact', ['contact'], true, []],
    ['only general facts', ['general-facts'], false, ['gender']],
    ['only substance use facts', ['substance-use-facts'], false, ['medications']],
    ['all of them', ['contact', 'general-facts', 'substance-use-facts'], true, ['gender', 'medications']],
  ])('opens no more than the information it names: %s', async (_case, information, contact, facts) => {
    await givenConsent(worker, id, north, { information });
    const client = await reader.get(`/clients/${id}`).expect(200);
    expect(client.body.contact !== null).toBe(contact);
    const answers = await reader.get(`/clients/${id}/answers`).expect(200);
    expect(answers.body.items.map(({ fact }: { fact: string }) => fact)).toEqual(facts);
    for (const fact of ['gender', 'medications']) {
      const history = await reader.get(`/clients/${id}/answers/${fact}`).expect(200);
      expect(history.body.items).toHaveLength(facts.includes(fact) ? 1 : 0);
    }
  });

  it('opens nothing for a purpose it does not name', async () => {
    await givenConsent(worker, id, north, { purposes: ['referral'] });
    await reader.get(`/clients/${id}`).expect(404);
    await reader.get(`/clients/${id}?purpose=payment`).expect(404);
    await reader.get(`/clients/${id}?purpose=referral`).expect(200);
    await reader.get(`/clients/${id}?purpose=curiosity`).expect(400);
  });

  it('opens nothing any more once it is revoked: the same answer as for a client who is absent', async () => {
    const consentId = await givenConsent(worker, id, north);
    await reader.get(`/clients/${id}`).expect(200);
    const revoked = await worker.post(`/consents/${consentId}/revocation`).expect(200);
    expect(revoked.body).toMatchObject({ live: false, revokedAt: expect.any(String) });
    const closed = await reader.get(`/clients/${id}`).expect(404);
    const absent = await reader.get(`/clients/${randomUUID()}`).expect(404);
    expect(closed.text).toBe(absent.text);
    const tombstone = await reader.get(`/consents/${consentId}`).expect(404);
    expect(tombstone.text).toBe(absent.text);
    await worker.post(`/consents/${consentId}/revocation`).expect(409);
  });

  it('is revoked once by two who do it at the same time', async () => {
    const consentId = await givenConsent(worker, id, north);
    const revoke = () => worker.post(`/consents/${consentId}/revocation`);
    const answers = await Promise.all([revoke(), revoke()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('opens nothing after its last day', async () => {
    await givenConsent(worker, id, north, { expiresOn: '2026-01-03' });
    await reader.get(`/clients/${id}`).expect(404);
  });

  it('lets another agency read, and only the keeping agency write', async () => {
    const consentId = await givenConsent(worker, id, north);
    const { headers } = await reader.get(`/clients/${id}`).expect(200);
    await reader.post(`/clients/${id}/answers`).send(ANSWERS).expect(403);
    await reader.patch(`/clients/${id}`).set('If-Match', headers.etag!).send({ displayName: 'B' }).expect(403);
    await reader.post(`/clients/${id}/consents`).send(aConsentFor(north)).expect(403);
    await reader.post(`/consents/${consentId}/revocation`).expect(403);
  });

  it('shows another agency the consents addressed to it, and no others', async () => {
    const south = await api.givenOrganization('South');
    const consentId = await givenConsent(worker, id, north);
    const hidden = await givenConsent(worker, id, south);
    const all = await worker.get(`/clients/${id}/consents`).expect(200);
    expect(all.body.items.map((item: { id: string }) => item.id).sort()).toEqual([consentId, hidden].sort());
    const own = await reader.get(`/clients/${id}/consents`).expect(200);
    expect(own.body.items.map((item: { id: string }) => item.id)).toEqual([consentId]);
    await reader.get(`/consents/${hidden}`).expect(404);
  });

  it('is listed page by page', async () => {
    for (const signedOn of ['2026-01-02', '2026-01-04', '2026-01-03'])
      await givenConsent(worker, id, north, { signedOn });
    const first = await worker.get(`/clients/${id}/consents?limit=2`).expect(200);
    const second = await worker.get(`/clients/${id}/consents?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    const days = [...first.body.items, ...second.body.items].map(({ signedOn }) => signedOn);
    expect(days).toEqual(['2026-01-04', '2026-01-03', '2026-01-02']);
  });

  it('may have no end for treatment, payment and operations', async () => {
    await givenConsent(worker, id, north, { expiresOn: null });
    await reader.get(`/clients/${id}`).expect(200);
  });

  it.each([
    ['no name', { patientName: ' ' }, 'patientName'],
    ['nobody who discloses', { discloser: '' }, 'discloser'],
    ['no information', { information: [] }, 'information'],
    ['no description', { informationDescription: '' }, 'informationDescription'],
    ['no recipient', { recipient: undefined }, 'recipient'],
    ['a recipient that is a list', { recipient: [] }, 'recipient'],
    ['no purpose', { purposes: [] }, 'purposes'],
    ['no word about revoking', { rightToRevoke: '' }, 'rightToRevoke'],
    ['no end', { purposes: ['referral'], expiresOn: null }, 'expiresOn'],
    ['an end before its signature', { expiresOn: '2026-01-01' }, 'expiresOn'],
    ['an end that is no day', { expiresOn: 'when I say so' }, 'expiresOn'],
    ['no signature', { signedBy: '' }, 'signedBy'],
    ['no kind of signature', { signatureKind: undefined }, 'signatureKind'],
    ['no date', { signedOn: undefined }, 'signedOn'],
    ['a date to come', { signedOn: '2190-01-01' }, 'signedOn'],
    ['no version of the text', { textVersion: '' }, 'textVersion'],
    ['an organization that does not exist', { recipient: recipient('organizationId') }, 'recipient.organizationId'],
    ['a partner who does not exist', { recipient: { kind: 'partner', clientId: randomUUID() } }, 'recipient.clientId'],
    ['a class that does not exist', { recipient: { kind: 'class', class: 'all' } }, 'recipient.class'],
    ['two recipients', { recipient: { kind: 'person', name: 'B', class: 'health-plans' } }, 'recipient.class'],
    ['a field that does not exist', { irrevocable: true }, 'irrevocable'],
  ])('is not recorded with %s', async (_case, changes, field) => {
    const { body } = await worker.post(`/clients/${id}/consents`).send(aConsentFor(north, changes)).expect(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('for the partner opens nothing to the partner’s agency', async () => {
    const partner = await givenClient(worker, 'Ben');
    await givenConsent(worker, id, north, {
      recipient: { kind: 'partner', clientId: partner },
      purposes: ['sharing-with-partner'],
    });
    await reader.get(`/clients/${id}`).expect(404);
  });
});

function recipient(field: string): object {
  return { kind: 'organization', [field]: randomUUID() };
}
