import { Injectable } from '@nestjs/common';
import { Strategy } from 'passport-local';
import { Database } from '../../platform/database/database.js';
import { isPassword } from './password.js';

/** Whose password was right. */
export interface SignedIn {
  readonly userId: string;
}

/** Passport strategy for email and password. An unknown account costs as long as a wrong password, and says the same. */
@Injectable()
export class PasswordStrategy extends Strategy {
  constructor(database: Database) {
    super({ usernameField: 'email', passwordField: 'password', session: false }, (email, password, done) => {
      checkPassword(database, email, password).then(
        (user) => done(null, user ?? false),
        (error: unknown) => done(error),
      );
    });
  }
}

async function checkPassword(database: Database, email: string, password: string): Promise<SignedIn | undefined> {
  const [account] = await database.inNewTransaction((tx) =>
    tx.query<{ user_id: string; password_hash: string }[]>('SELECT user_id, password_hash FROM access.find_login($1)', [
      email,
    ]),
  );
  const isRight = await isPassword(password, account?.password_hash);
  return account && isRight ? { userId: account.user_id } : undefined;
}
