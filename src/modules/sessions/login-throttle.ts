import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database } from '../../platform/database/database.js';
import { HttpProblem } from '../../platform/http/problem.js';

/** Who is trying to sign in as whom. */
export interface LoginAttempt {
  readonly email: string;
  /** The caller's network address. */
  readonly caller: string;
}

/**
 * Slows guessing down, for one account from one address: after five wrong passwords each further try waits twice as
 * long, up to five minutes. Nobody can lock a person out, because another address has a count of its own.
 */
@Injectable()
export class LoginThrottle {
  constructor(private readonly database: Database) {}

  /** Counts the attempt, before the password is looked at; 429 when it comes too early. */
  async admit(attempt: LoginAttempt): Promise<void> {
    const [row] = await this.database.inNewTransaction((tx) =>
      tx.query<{ seconds: number }[]>('SELECT access.reserve_login_attempt($1, $2) AS seconds', keysOf(attempt)),
    );
    const seconds = row?.seconds ?? 0;
    if (seconds === 0) return;
    throw new HttpProblem({
      type: '/problems/too-many-attempts',
      title: 'Too many attempts',
      status: 429,
      detail: `Wait ${seconds} seconds, then try again.`,
      retryAfterSeconds: seconds,
    });
  }

  /** Takes the count back: the password was right. */
  async forget(attempt: LoginAttempt): Promise<void> {
    await this.database.tx.query('SELECT access.forget_login_attempt($1, $2)', keysOf(attempt));
  }
}

/** Hashed, so that the table holds no addresses. An account that does not exist has a key like any other. */
function keysOf({ email, caller }: LoginAttempt): [account: Buffer, caller: Buffer] {
  return [digest(`account ${email.toLowerCase()} ${caller}`), digest(`caller ${caller}`)];
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
