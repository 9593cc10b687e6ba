import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createAdministrator } from '../modules/users/index.js';
import { readConfig } from '../platform/config/config.js';
import { randomSecret } from '../platform/config/kept-file.js';
import { createDataSource } from '../platform/database/data-source.js';
import { openDatabase } from '../platform/database/open-database.js';

/** How the command is used. */
export const ADMINISTRATOR_USAGE = `Usage: npm run create:administrator -- --email ADDRESS --name "NAME" [--password-stdin]

Creates an administrator of this installation, who then adds organizations and users through the API.
The password is made up and shown once, or with --password-stdin read from standard input.`;

/** An account to create, and whether its password comes from standard input. */
export interface AdministratorRequest {
  readonly email: string;
  readonly displayName: string;
  readonly passwordFromInput: boolean;
}

/** What the command line asks for; undefined where it cannot be read as that. */
export function readAdministratorRequest(args: readonly string[]): AdministratorRequest | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { email: { type: 'string' }, name: { type: 'string' }, 'password-stdin': { type: 'boolean' } },
    });
    const [email, displayName] = [values.email?.trim(), values.name?.trim()];
    if (!email || !displayName) return undefined;
    return { email, displayName, passwordFromInput: values['password-stdin'] ?? false };
  } catch {
    return undefined;
  }
}

/**
 * Creates the account on the database that the environment names, or on the embedded one.
 *
 * @returns What to tell the operator. A password that was made up is in it, and nowhere else.
 * @throws StartFailure when the database cannot be used, as while a server runs on the embedded one.
 * @throws AccountRefused when the account cannot be created as asked.
 */
export async function addAdministrator(
  { email, displayName, passwordFromInput }: AdministratorRequest,
  env: NodeJS.ProcessEnv,
  input: Readable,
): Promise<string[]> {
  const password = passwordFromInput ? (await text(input)).replace(/\r?\n$/, '') : randomSecret();
  // Should the server be lost, so is the connection, and the statement under way says it.
  const database = await openDatabase(readConfig(env), () => undefined);
  const owner = createDataSource({ url: database.ownerUrl, migrate: true });
  try {
    await owner.initialize();
    await owner.transaction((tx) => createAdministrator(tx, { email, displayName, password }));
  } finally {
    if (owner.isInitialized) await owner.destroy();
    await database.stop();
  }
  const created = `${displayName} can now sign in as ${email}: an administrator on ${database.description}.`;
  return passwordFromInput ? [created] : [created, `Password, shown this once: ${password}`];
}
