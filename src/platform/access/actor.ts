import { createParamDecorator, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from './permission.js';

/** Who is calling: a signed-in person, in one role, for one organization (none for the installation's administrator). */
export interface Actor {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly role: Role;
  /** The opaque token of the session, for the database to resolve. Never logged, never part of an answer. */
  readonly sessionToken: string;
}

/** A request after the access guard: `actor` is there unless the route is public. */
export type ActorRequest = FastifyRequest & { actor?: Actor };

/** The caller of the request, or undefined on a public route. */
export const actorOf = (context: ExecutionContext): Actor | undefined =>
  context.switchToHttp().getRequest<ActorRequest>().actor;

/** The caller, as a handler's argument. A handler of a public route has none: there it answers 401. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context);
  if (!actor) throw new UnauthorizedException();
  return actor;
});
