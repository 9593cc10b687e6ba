import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../domain/calendar.js';
import type { PrivateScreen, ScreenAnswer } from '../../domain/couple/private-screen.js';

interface ScreenRow {
  readonly client_id: string;
  readonly asked_on: IsoDate | null;
  readonly wants_treatment: ScreenAnswer | null;
  readonly wants_to_be_placed_together: ScreenAnswer | null;
  readonly safety_concern: ScreenAnswer | null;
  readonly acute_emergency: ScreenAnswer | null;
  readonly no_contact_order: ScreenAnswer | null;
}

type Screens = readonly [PrivateScreen | null, PrivateScreen | null];

/** What each of two clients said alone: one statement for both, the same whatever is there. For the gates alone. */
export async function screensFor(tx: EntityManager, clientIds: readonly [string, string]): Promise<Screens> {
  const rows = await tx.query<ScreenRow[]>('SELECT * FROM access.screens_for_matching($1)', [clientIds]);
  const [first, second] = clientIds.map((id) => toScreen(rows.find((row) => row.client_id === id)));
  return [first ?? null, second ?? null];
}

function toScreen(row: ScreenRow | undefined): PrivateScreen | null {
  if (!row || row.asked_on === null) return null;
  return {
    askedOn: row.asked_on,
    ...(row.wants_treatment && { wantsTreatment: row.wants_treatment }),
    ...(row.wants_to_be_placed_together && { wantsToBePlacedTogether: row.wants_to_be_placed_together }),
    ...(row.safety_concern && { safetyConcern: row.safety_concern }),
    ...(row.acute_emergency && { acuteEmergency: row.acute_emergency }),
    ...(row.no_contact_order && { noContactOrder: row.no_contact_order }),
  };
}
