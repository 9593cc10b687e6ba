import { dateIn } from '../../../domain/calendar.js';
import { SAMPLE_TIME_ZONE } from '../world/sample-world.js';
import { enterCouples, type EnteredCouple } from './sample-couples.js';
import { addAgencies, markSamples } from './sample-marks.js';
import { reportPlaces } from './sample-places.js';
import { enterPrograms, type EnteredProgram } from './sample-programs.js';
import { addUsers, OUTREACH_WORKER, PROGRAM_STAFF, SAFETY_ADVOCATE, signIn, type SeedTarget } from './sample-users.js';

/** The sample world as it stands in a database. */
export interface EnteredWorld {
  readonly programs: readonly EnteredProgram[];
  readonly couples: readonly EnteredCouple[];
}

/**
 * Puts the sample world into a database, through the API, each entry by the user whose work it is. Only what the API
 * rightly refuses to everybody is done as the owner: the agencies, the first administrator and the marks that say that
 * something is invented. Repeating it adds only what is missing, tells again of places that are open now, and puts
 * answers back to their stories.
 */
export async function seedSampleWorld(target: SeedTarget, now: Date): Promise<EnteredWorld> {
  const agencies = await addAgencies(target.owner);
  await addUsers(target, agencies);
  const programs: EnteredProgram[] = [];
  for (const user of PROGRAM_STAFF) {
    const staff = await signIn(target, user);
    const entered = await enterPrograms(staff, user.agency, agencies[user.agency]);
    await reportPlaces(staff, entered, now);
    programs.push(...entered);
  }
  await markSamples(target.owner);
  const worker = await signIn(target, OUTREACH_WORKER);
  const advocate = await signIn(target, SAFETY_ADVOCATE);
  const moment = { agencies, today: dateIn(now.toISOString(), SAMPLE_TIME_ZONE) };
  return { programs, couples: await enterCouples({ worker, advocate }, moment) };
}
