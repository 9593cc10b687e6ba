import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Database } from '../database/database.js';
import { sqlStateOf } from './database-problem.js';
import { HttpProblem } from './problem.js';

/** Marks the routes that take an idempotency key. */
export const CREATES_WITH_KEY = Symbol('creates-with-key');

/**
 * The POST creates or sends something: it requires an `Idempotency-Key` header, and its handler goes through
 * `Idempotency.once()`. A repeated request answers with what the first one made, as the caller may see it today.
 */
export const CreatesWithKey = () =>
  applyDecorators(
    SetMetadata(CREATES_WITH_KEY, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Chosen by you, new for each act, the same when you repeat it: a UUID, for example.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    }),
  );

/** The key of the request that is running, and what it was sent with. */
export interface KeyedRequest {
  readonly key: string;
  /** The route's template. */
  readonly route: string;
  /** SHA-256 of method, path and body. */
  readonly sha256: Buffer;
  /** Whether the handler has used the key. */
  used: boolean;
}

/** The keyed request of the code that is running now. */
export const keyedRequest = new AsyncLocalStorage<KeyedRequest>();

const IN_FLIGHT = {
  type: '/problems/idempotency-in-flight',
  title: 'The first request with this key is still running',
  status: 409,
  detail: 'Wait a moment and repeat the request with the same key.',
};
const OTHER_REQUEST = {
  type: '/problems/idempotency-key-reused',
  title: 'This key was used for another request',
  status: 422,
  detail: 'Use a new Idempotency-Key for a new request, and the same one only to repeat the same request.',
};

/** Makes a creating request safe to repeat. No answer is stored, only which resource the first request made. */
@Injectable()
export class Idempotency {
  constructor(private readonly database: Database) {}

  /**
   * Runs `create` unless a request with the same key did so before, and returns the id of what was made. The key is
   * kept in the same transaction as the effect, so that both are there or neither. The handler then reads the
   * resource by that id, under the permissions of now: `return this.find(await this.idempotency.once(() => ...))`.
   */
  async once(create: () => Promise<string>): Promise<string> {
    const request = keyedRequest.getStore();
    if (!request) throw new Error('Idempotency.once() is for handlers that are marked with @CreatesWithKey().');
    request.used = true;
    if (!(await this.claim(request))) return this.madeBefore(request);
    const id = await create();
    await this.database.tx.query(
      'UPDATE idempotency_key SET resource_id = $2 WHERE user_id = access.current_user_id() AND key = $1',
      [request.key, id],
    );
    return id;
  }

  /** True for the first request with the key. A second one that runs at the same time waits here for the first. */
  private async claim({ key, route, sha256 }: KeyedRequest): Promise<boolean> {
    try {
      const claimed = await this.database.tx.query<unknown[]>(
        `INSERT INTO idempotency_key (user_id, key, route, request_sha256)
         VALUES (access.current_user_id(), $1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`,
        [key, route, sha256],
      );
      return claimed.length === 1;
    } catch (error) {
      if (sqlStateOf(error) === '55P03') throw new HttpProblem(IN_FLIGHT);
      throw error;
    }
  }

  private async madeBefore({ key, sha256 }: KeyedRequest): Promise<string> {
    const [first] = await this.database.tx.query<{ request_sha256: Buffer; resource_id: string | null }[]>(
      'SELECT request_sha256, resource_id FROM idempotency_key WHERE user_id = access.current_user_id() AND key = $1',
      [key],
    );
    if (!first?.resource_id) throw new HttpProblem(IN_FLIGHT);
    if (!first.request_sha256.equals(sha256)) throw new HttpProblem(OTHER_REQUEST);
    return first.resource_id;
  }
}
