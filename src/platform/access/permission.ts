/** The roles a person can sign in with. */
export const ROLES = [
  'outreach-worker',
  'case-manager',
  'program-staff',
  'supervisor',
  'safety-advocate',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Everything that can be permitted, `subject:verb`. A route names one of these or is public; there is no third way. */
export const PERMISSIONS_KNOWN = [
  'session:own',
  'directory:read',
  'directory:write',
  'rule:read',
  'rule:publish',
  'capacity:read',
  'capacity:report',
  'client:create',
  'client:read',
  'client:write',
  'consent:read',
  'consent:write',
  'private-screen:record',
  'private-screen:read',
  'partner-link:read',
  'partner-link:write',
  'plan-search:create',
  'plan-search:read',
  'allocation:create',
  'allocation:read',
  'rule:preview',
  'barrier-report:create',
  'barrier-report:read',
  'user:read',
  'user:write',
] as const;
export type Permission = (typeof PERMISSIONS_KNOWN)[number];

const EVERYONE = ['session:own', 'directory:read', 'rule:read', 'capacity:read'] as const;

const CLIENT_WORK = [
  'client:create',
  'client:read',
  'client:write',
  'consent:read',
  'consent:write',
  'private-screen:record',
  'partner-link:read',
  'partner-link:write',
  'plan-search:create',
  'plan-search:read',
] as const;

/** What stands in the way of couples, as counts: of the own agency, or, without an agency, of all. */
const COUNTS_OF_CASELOAD = ['barrier-report:create', 'barrier-report:read'] as const;

/**
 * Door one, whole: which role may call which route. Door two, which records it then finds, is `ClientRecords` and the
 * row policies behind it. `private-screen:read` is the safety privilege: what a person said alone is recorded by those
 * who work with clients, and read again only by a safety advocate. Who plans for many at once is a supervisor.
 */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  'outreach-worker': [...EVERYONE, ...CLIENT_WORK],
  'case-manager': [...EVERYONE, ...CLIENT_WORK],
  'program-staff': [...EVERYONE, 'directory:write', 'rule:publish', 'rule:preview', 'capacity:report'],
  supervisor: [...EVERYONE, ...CLIENT_WORK, ...COUNTS_OF_CASELOAD, 'allocation:create', 'allocation:read'],
  'safety-advocate': [...EVERYONE, ...CLIENT_WORK, 'private-screen:read'],
  administrator: [
    ...EVERYONE,
    ...COUNTS_OF_CASELOAD,
    'directory:write',
    'rule:publish',
    'rule:preview',
    'user:read',
    'user:write',
  ],
};

/** Whether `role` may do what `permission` names. */
export function permits(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].includes(permission);
}
