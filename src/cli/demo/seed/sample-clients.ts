import { isDeepStrictEqual } from 'node:util';
import { addMonths } from '../../../domain/calendar.js';
import type { Consent } from '../../../domain/consent/consent.js';
import type { Answer } from '../../../domain/facts/index.js';
import type { ApiSession } from '../api-session.js';
import type { SampleClient, SampleMoment } from '../world/sample-world.js';

/** Who enters a client's record, and who alone may look up whether somebody has been seen alone. */
export interface RecordKeepers {
  readonly worker: ApiSession;
  readonly advocate: ApiSession;
}

/** Ids of sample clients who are there, by name. */
export async function knownClients(worker: ApiSession): Promise<Map<string, string>> {
  const clients = await worker.all<{ id: string; displayName: string }>('/clients');
  return new Map(clients.map(({ id, displayName }) => [displayName, id]));
}

/** Enters what is missing of a sample client and puts answers back to the story. Returns the id. */
export async function enterClient(
  { worker, advocate }: RecordKeepers,
  client: SampleClient,
  moment: SampleMoment,
  knownId: string | undefined,
): Promise<string> {
  const { displayName, saidAlone } = client;
  const id = knownId ?? (await worker.post<{ id: string }>('/clients', { displayName })).id;
  await enterAnswers(worker, id, client.facts(moment));
  if (saidAlone) await enterScreen({ worker, advocate }, id, { ...saidAlone, askedOn: moment.today });
  await enterConsent(worker, id, displayName, moment);
  return id;
}

async function enterAnswers(worker: ApiSession, id: string, facts: object): Promise<void> {
  const newest = await worker.get<{ items: Answer[] }>(`/clients/${id}/answers`);
  const standing = new Map<string, object>(newest.items.map(({ fact, state, value }) => [fact, { state, value }]));
  const answers = Object.entries(facts)
    .map(([fact, value]: [string, unknown]) => ({ fact, state: 'known', value, source: 'self' }))
    .filter(({ fact, state, value }) => !isDeepStrictEqual(standing.get(fact), { state, value }));
  if (answers.length > 0) await worker.post(`/clients/${id}/answers`, { answers });
}

async function enterScreen({ worker, advocate }: RecordKeepers, id: string, screen: object): Promise<void> {
  const path = `/clients/${id}/private-screens`;
  const { items } = await advocate.get<{ items: unknown[] }>(`${path}?limit=1`);
  if (items.length === 0) await worker.post(path, { ...screen, askedAlone: true });
}

/** Each for themselves: what one of the two has agreed to says nothing of the other. */
async function enterConsent(worker: ApiSession, id: string, name: string, { today }: SampleMoment): Promise<void> {
  const path = `/clients/${id}/consents`;
  const consents = await worker.all<Consent & { live: boolean }>(path);
  if (consents.some(({ live }) => live)) return;
  await worker.post(path, {
    patientName: name,
    discloser: 'Bobolink Street Outreach (sample)',
    information: ['contact', 'general-facts', 'substance-use-facts'],
    informationDescription:
      'How I can be reached, and what I use and need, as a program asks for it before it admits me.',
    recipient: { kind: 'class', class: 'treating-providers' },
    purposes: ['treatment', 'referral'],
    rightToRevoke: 'I can take this back at any time by telling my worker, for everything that is not sent yet.',
    expiresOn: addMonths(today, 12),
    ...{ signedBy: name, signatureKind: 'electronic', signedOn: today, textVersion: 'sample-1' },
  });
}
