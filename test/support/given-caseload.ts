import { randomUUID } from 'node:crypto';
import type { TestApi, TestUser } from './test-api.js';

/** What a test says of a couple that waits; the rest is as it has to be for one. */
export interface GivenCouple {
  readonly organizationIds?: readonly [string, string];
  readonly facts?: readonly [object, object];
  /** What each said alone; null for one who was not asked. */
  readonly screens?: readonly [GivenScreen | null, GivenScreen | null];
  readonly preferences?: object;
  readonly confirmedBy?: 0 | 1 | 2;
  /** When all this was said; two days ago unless given. */
  readonly at?: string;
}

/** Answers to the private questions. */
export interface GivenScreen {
  readonly wants_treatment?: string;
  readonly wants_to_be_placed_together?: string;
  readonly safety_concern?: string;
  readonly acute_emergency?: string;
  readonly no_contact_order?: string;
}

/** Answers of somebody for whom every gate is open. */
export const OPEN: GivenScreen = {
  wants_treatment: 'yes',
  wants_to_be_placed_together: 'yes',
  safety_concern: 'no',
  acute_emergency: 'no',
  no_contact_order: 'no',
};

/** A couple entered some days ago, by the owner's connection: through the API nothing is older than now. */
export async function givenWaitingCouple(
  api: TestApi,
  given: GivenCouple = {},
): Promise<{ id: string; clientIds: readonly [string, string] }> {
  const { owner, organizationId } = api;
  const {
    organizationIds = [organizationId, organizationId],
    facts = [{}, {}],
    screens = [OPEN, OPEN],
    confirmedBy = 2,
  } = given;
  const ids = [randomUUID(), randomUUID()].sort() as [string, string];
  const at = given.at ?? new Date(Date.now() - 2 * 86_400_000).toISOString();
  const users = organizationIds.map((organization) => api.userIn('outreach-worker', organization).id);
  for (const [index, id] of ids.entries()) {
    const [organization, user] = [organizationIds[index], users[index]];
    await owner.query(
      `INSERT INTO client (id, organization_id, display_name, created_by, created_at) VALUES ($1, $2, 'A client', $3, $4)`,
      [id, organization, user, at],
    );
    for (const [key, value] of Object.entries(facts[index] ?? {}))
      await owner.query(
        `INSERT INTO answer (id, client_id, organization_id, fact_key, state, value, source, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, 'known', $5, 'self', $6, $7)`,
        [randomUUID(), id, organization, key, JSON.stringify(value), user, at],
      );
    const screen = screens[index];
    if (screen)
      await givenScreen(owner, { clientId: id, organization: organization ?? '', user: user ?? '', at }, screen);
  }
  const link = randomUUID();
  await owner.query(
    `INSERT INTO partner_link (id, first_client_id, second_client_id, invited_by_client_id, preferences, invited_at)
     VALUES ($1, $2, $3, $2, $4, $5)`,
    [link, ids[0], ids[1], JSON.stringify(given.preferences ?? {}), at],
  );
  for (const [index, id] of ids.entries())
    if (index < confirmedBy)
      await owner.query(
        `INSERT INTO partner_link_event (id, link_id, client_id, event, at, recorded_by)
         VALUES ($1, $2, $3, 'confirmed', $4, $5)`,
        [randomUUID(), link, id, at, users[index]],
      );
  if (confirmedBy === 2) await owner.query(`UPDATE partner_link SET status = 'confirmed' WHERE id = $1`, [link]);
  return { id: link, clientIds: ids };
}

/** What one client said alone. */
export async function givenScreen(
  owner: TestApi['owner'],
  of: { readonly clientId: string; readonly organization: string; readonly user: string; readonly at: string },
  screen: GivenScreen & { readonly as?: string },
): Promise<void> {
  await owner.query(
    `INSERT INTO private_screen (id, client_id, organization_id, asked_on, asked_alone, wants_treatment,
       wants_to_be_placed_together, safety_concern, acute_emergency, no_contact_order, recorded_by, recorded_as, recorded_at)
     VALUES ($1, $2, $3, $4::timestamptz::date, true, $5, $6, $7, $8, $9, $10, $11, $4)`,
    [
      ...[randomUUID(), of.clientId, of.organization, of.at, screen.wants_treatment ?? null],
      ...[screen.wants_to_be_placed_together ?? null, screen.safety_concern ?? null, screen.acute_emergency ?? null],
      ...[screen.no_contact_order ?? null, of.user, screen.as ?? 'outreach-worker'],
    ],
  );
}

/** A report that is done and came to nothing; returns its id. */
export async function givenBarrierReport(
  { owner }: Pick<TestApi, 'owner'>,
  { id: user, organizationId }: Pick<TestUser, 'id' | 'organizationId'>,
): Promise<string> {
  const id = randomUUID();
  const none = { from: 0, to: 10 };
  const counts = { waiting: none, withoutPlan: none, withoutSingleCause: none, everywhere: [], atPrograms: [] };
  const result = { ...counts, caseloadOf: '2026-03-10', programs: {}, leavesOut: [] };
  await owner.query(
    `INSERT INTO barrier_report (id, organization_id, requested_by, as_of, state, percent, finished_at, result)
     VALUES ($1, $2, $3, now(), 'done', 100, now(), $4)`,
    [id, organizationId, user, JSON.stringify(result)],
  );
  return id;
}
