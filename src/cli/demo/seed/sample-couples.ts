import { isDeepStrictEqual } from 'node:util';
import type { ApiSession } from '../api-session.js';
import { SAMPLE_COUPLES } from '../world/couples.js';
import type { SampleCouple, SampleMoment } from '../world/sample-world.js';
import { enterClient, knownClients, type RecordKeepers } from './sample-clients.js';

interface Couple {
  readonly id: string;
  readonly partners: readonly { readonly clientId: string; readonly confirmed: boolean }[];
  readonly preferences?: object;
}

/** An entered sample couple. */
export interface EnteredCouple {
  readonly id: string;
  readonly sample: SampleCouple;
  /** In the order of the sample's partners. */
  readonly clientIds: readonly [string, string];
}

/** Enters the couples that are missing, as the outreach worker would: each partner, the link, what they prefer. */
export async function enterCouples(keepers: RecordKeepers, moment: SampleMoment): Promise<EnteredCouple[]> {
  const { worker } = keepers;
  const known = await knownClients(worker);
  const couples = await worker.all<Couple>('/couples');
  const entered: EnteredCouple[] = [];
  for (const sample of SAMPLE_COUPLES) {
    const [first, second] = sample.partners;
    const clientIds = [
      await enterClient(keepers, first, moment, known.get(first.displayName)),
      await enterClient(keepers, second, moment, known.get(second.displayName)),
    ] as const;
    const linked = couples.find(({ partners }) => clientIds.every((id) => isIn(partners, id)));
    const id = await enterLink(worker, clientIds, linked);
    await enterPreferences(worker, id, sample);
    entered.push({ id, sample, clientIds });
  }
  return entered;
}

/** One proposes; each of the two then confirms for themselves. */
async function enterLink(worker: ApiSession, clientIds: readonly [string, string], linked?: Couple): Promise<string> {
  const [invitingClientId, invitedClientId] = clientIds;
  const link = linked ?? (await worker.post<Couple>('/partner-links', { invitingClientId, invitedClientId }));
  for (const { clientId } of link.partners.filter(({ confirmed }) => !confirmed))
    await worker.post(`/partner-links/${link.id}/confirmations`, { clientId });
  return link.id;
}

async function enterPreferences(worker: ApiSession, id: string, { preferences }: SampleCouple): Promise<void> {
  const { preferences: standing = {} } = await worker.get<Couple>(`/couples/${id}`);
  if (isDeepStrictEqual(standing, { ...standing, ...preferences })) return;
  await worker.edit(`/couples/${id}`, preferences);
}

const isIn = (partners: Couple['partners'], id: string) => partners.some(({ clientId }) => clientId === id);
