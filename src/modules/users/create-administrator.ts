import { validate } from 'class-validator';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../sessions/index.js';
import { CreateUserDto } from './user.dto.js';

/** The account cannot be created, for a cause the person at the keyboard can remove: the message is plain sentences. */
export class AccountRefused extends Error {
  override name = 'AccountRefused';
}

/** Conflicts are looked for in the same statement: of two that run at once, one is told. */
const ADD = `
  INSERT INTO access.app_user (id, organization_id, email, display_name, role, password_hash)
  VALUES ($1, NULL, lower($2), $3, 'administrator', $4) ON CONFLICT (email) DO NOTHING RETURNING id`;

/** No session acts here, so the trail names no actor: the owner of the database let somebody in. */
const RECORD = `
  INSERT INTO audit_event (id, actor_user_id, action, subject_kind, subject_id, outcome)
  VALUES ($1, NULL, 'user.created', 'user', $2, 'done')`;

/**
 * Creates an administrator of the whole installation, who belongs to no organization and adds organizations and their
 * first users through the API. This is how the first account comes to be, when there is nobody yet who could sign in.
 *
 * @param tx A transaction of the owner's.
 * @returns The id of the account.
 * @throws AccountRefused when a field is not usable or somebody has this e-mail address already.
 */
export async function createAdministrator(
  tx: EntityManager,
  person: Pick<CreateUserDto, 'email' | 'displayName' | 'password'>,
): Promise<string> {
  const { email, displayName, password } = person;
  const user = Object.assign(new CreateUserDto(), { email, displayName, password, role: 'administrator' });
  const problems = await validate(user);
  if (problems.length > 0) {
    const said = problems.flatMap(({ constraints }) => Object.values(constraints ?? {}));
    throw new AccountRefused(`${said.join('; ')}.`);
  }
  const id = randomUUID();
  const added = await tx.query<unknown[]>(ADD, [id, email, displayName, await hashPassword(password)]);
  if (added.length === 0) throw new AccountRefused(`There is already an account with the e-mail address ${email}.`);
  await tx.query(RECORD, [randomUUID(), id]);
  return id;
}
