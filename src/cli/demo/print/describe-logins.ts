import { SAMPLE_USERS } from '../seed/sample-users.js';
import { row } from './columns.js';

/** Where the demo is, and how to sign in. */
export function describeLogins(url: string, password: string): string[] {
  return [
    `Tandem listens on ${url}`,
    `The API is under ${url}/api/v1 and is described at ${url}/api/v1/openapi.json`,
    `Sign in with POST /api/v1/sessions; the password of every sample user is ${password}`,
    ...SAMPLE_USERS.flatMap(({ role, email, displayName }) =>
      row([role.replaceAll('-', ' '), email, displayName], [16, 36, 50], 2),
    ),
  ];
}
