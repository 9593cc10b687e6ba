import { addDays, dateIn } from '../../../domain/calendar.js';
import type { PlaceKind } from '../../../domain/vocabulary/programs.js';
import type { ApiSession } from '../api-session.js';
import { SAMPLE_TIME_ZONE, type SamplePlaces } from '../world/sample-world.js';
import type { EnteredProgram } from './sample-programs.js';

const HOUR = 3_600_000;

/** A report of today that is younger than this is not repeated. */
const REPEATED_AFTER_HOURS = 1;

interface Reported {
  readonly kind: PlaceKind;
  readonly from: string;
  readonly reportedAt: string;
}

/**
 * Reports the places of sample programs, as their staff would do each day: a report ages within a day, so a demo of
 * yesterday would show nothing but unknown places. Reports that are meant to be old are told once.
 */
export async function reportPlaces(staff: ApiSession, programs: readonly EnteredProgram[], now: Date): Promise<void> {
  for (const { id, sample } of programs) {
    const path = `/programs/${id}/capacity-reports`;
    const { items } = await staff.get<{ items: Reported[] }>(`${path}?limit=100`);
    for (const places of sample.places) {
      if (!standsAlready(items, places, now)) await staff.post(path, reportOf(places, now));
    }
  }
}

function standsAlready(reported: readonly Reported[], places: SamplePlaces, now: Date): boolean {
  const newest = reported.find(({ kind }) => kind === places.kind);
  if (!newest) return false;
  if (places.toldDaysAgo !== undefined || places.access.mode === 'recurring-intake') return true;
  const age = now.getTime() - Date.parse(newest.reportedAt);
  return age <= REPEATED_AFTER_HOURS * HOUR && newest.from === reportOf(places, now).from;
}

function reportOf({ kind, open, inDays = 0, holdDays = 0, access, toldDaysAgo }: SamplePlaces, now: Date) {
  const told = new Date(now.getTime() - (toldDaysAgo ?? 0) * 24 * HOUR).toISOString();
  const from = addDays(dateIn(told, SAMPLE_TIME_ZONE), inDays);
  return { kind, open, from, holdDays, access, ...(toldDaysAgo !== undefined && { reportedAt: told }) };
}
