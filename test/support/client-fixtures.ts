import type { TestApi, Agent } from './test-api.js';

/** A client of the agency that a worker works for; returns the id. */
export async function givenClient(worker: Agent, displayName = 'A client'): Promise<string> {
  const { body } = await worker.post('/clients').send({ displayName }).expect(201);
  return (body as { id: string }).id;
}

/** A consent with every element. A test says only what matters to it. */
export function aConsentFor(organizationId: string, changes: object = {}): object {
  return {
    patientName: 'A client',
    discloser: 'An agency',
    information: ['contact', 'general-facts', 'substance-use-facts', 'partner-link'],
    informationDescription: 'Everything I have told my worker, and that I have a partner here',
    recipient: { kind: 'organization', organizationId },
    purposes: ['treatment'],
    rightToRevoke: 'I can take this back at any time by telling my worker or in writing.',
    expiresOn: '2199-12-31',
    signedBy: 'A client',
    signatureKind: 'on-paper',
    signedOn: '2026-01-02',
    textVersion: '2026-01',
    ...changes,
  };
}

/** A client's consent that an organization may know; returns its id. */
export async function givenConsent(
  worker: Agent,
  clientId: string,
  organizationId: string,
  changes: object = {},
): Promise<string> {
  const consent = aConsentFor(organizationId, changes);
  const { body } = await worker.post(`/clients/${clientId}/consents`).send(consent).expect(201);
  return (body as { id: string }).id;
}

/** A link that one client has proposed to another and neither has confirmed; returns its id. */
export async function givenInvitation(
  worker: Agent,
  invitingClientId: string,
  invitedClientId: string,
  kind?: string,
): Promise<string> {
  const { body } = await worker.post('/partner-links').send({ invitingClientId, invitedClientId, kind }).expect(201);
  return (body as { id: string }).id;
}

/** A link that both have confirmed; returns its id. */
export async function givenCouple(worker: Agent, first: string, second: string): Promise<string> {
  const id = await givenInvitation(worker, first, second);
  for (const clientId of [first, second])
    await worker.post(`/partner-links/${id}/confirmations`).send({ clientId }).expect(200);
  return id;
}

/** How often a client's record was opened, as the accounting of disclosures has it. */
export async function disclosuresOf(api: TestApi, clientId: string): Promise<number> {
  const [row] = await api.owner.query<{ count: string }[]>('SELECT count(*) FROM disclosure WHERE client_id = $1', [
    clientId,
  ]);
  return Number(row?.count);
}
