import type { DataSource } from 'typeorm';
import type { Role } from '../../../platform/access/permission.js';
import { ApiRefusal, ApiSession } from '../api-session.js';
import { OUTREACH_AGENCY, SAMPLE_AGENCIES } from '../world/agencies.js';
import type { AgencyKey } from '../world/sample-world.js';
import { addAdministrator, ADMINISTRATOR, restorePassword } from './sample-marks.js';

/** A sample user: everybody has the same password, which is made once for an installation. */
export interface SampleUser {
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  /** Absent for the administrator of the installation. */
  readonly agency?: AgencyKey;
}

const atOutreach = (role: Role, displayName: string): SampleUser => ({
  ...{ role, displayName, agency: OUTREACH_AGENCY.key },
  email: `${role}@sample.example`,
});

/** The user who enters the couples and searches for them. */
export const OUTREACH_WORKER = atOutreach('outreach-worker', 'Sample outreach worker');

/** The only role that reads what somebody said alone. */
export const SAFETY_ADVOCATE = atOutreach('safety-advocate', 'Sample safety advocate');

/** Who enters and reports for each agency that runs programs. */
export const PROGRAM_STAFF: readonly (SampleUser & { readonly agency: AgencyKey })[] = SAMPLE_AGENCIES.filter(
  ({ key }) => key !== OUTREACH_AGENCY.key,
).map(({ key, name }) => ({
  email: `staff-${key}@sample.example`,
  displayName: `Program staff of ${name}`,
  role: 'program-staff',
  agency: key,
}));

/** Every sample user. */
export const SAMPLE_USERS: readonly SampleUser[] = [
  { ...ADMINISTRATOR, role: 'administrator' },
  OUTREACH_WORKER,
  atOutreach('case-manager', 'Sample case manager'),
  atOutreach('supervisor', 'Sample supervisor'),
  SAFETY_ADVOCATE,
  ...PROGRAM_STAFF,
];

/** Where the sample world is put: the application, the owner's connection and the password of the sample users. */
export interface SeedTarget {
  /** Where the application listens, without a path. */
  readonly url: string;
  readonly owner: DataSource;
  readonly password: string;
}

/** Creates the sample users who are missing: the administrator by the owner, the others by the administrator. */
export async function addUsers(target: SeedTarget, agencies: Readonly<Record<AgencyKey, string>>): Promise<void> {
  await addAdministrator(target.owner, target.password);
  const administrator = await signIn(target, ADMINISTRATOR);
  const known = new Set((await administrator.all<{ email: string }>('/users')).map(({ email }) => email));
  for (const { email, displayName, role, agency } of SAMPLE_USERS) {
    if (known.has(email) || agency === undefined) continue;
    const { password } = target;
    await administrator.post('/users', { organizationId: agencies[agency], email, displayName, role, password });
  }
}

/** Signs a sample user in, with the password put right where it was made anew since. */
export async function signIn(target: SeedTarget, { email }: Pick<SampleUser, 'email'>): Promise<ApiSession> {
  const { url, owner, password } = target;
  try {
    return await ApiSession.open(url, email, password);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) throw error;
    await restorePassword(owner, email, password);
    return ApiSession.open(url, email, password);
  }
}
