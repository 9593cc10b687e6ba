import type { FastifyRequest } from 'fastify';

/** Any passport strategy. Passport types requests as Express's; strategies read of them only what Fastify has too. */
export interface PassportStrategy {
  readonly authenticate: unknown;
}

/** How a strategy is run: the outcome methods are added to an object of which it is the prototype. */
interface Attempt {
  authenticate(request: FastifyRequest, options: object): void;
}

/**
 * Runs one passport strategy for one request: the user it accepts, or null.
 *
 * This is passport's own calling convention without `passport.authenticate()`. That one answers failures through
 * Express's response, hangs login methods on the request, and finds strategies in a registry shared by the whole
 * process, where two applications in one process would authenticate each other's callers.
 */
export function authenticate<User>(strategy: PassportStrategy, request: FastifyRequest): Promise<User | null> {
  return new Promise((resolve, reject) => {
    const attempt = Object.assign(Object.create(strategy) as Attempt, {
      success: (user: User) => resolve(user),
      fail: () => resolve(null),
      pass: () => resolve(null),
      error: reject,
    });
    attempt.authenticate(request, {});
  });
}
