import { ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor, ActorRequest } from './actor.js';
import { authenticate } from './authenticate.js';
import { permits } from './permission.js';
import { ACCESS, type AccessStatement } from './requires.js';
import { SessionStrategy } from './session.strategy.js';

/** Global and closed by default: a route that states nothing about access is refused, whoever calls it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionStrategy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const stated = this.reflector.getAllAndOverride<AccessStatement | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (stated === 'public') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = await authenticate<Actor>(this.sessions, request);
    if (!actor) throw new UnauthorizedException('Sign in first: the session is missing, has ended or has expired.');
    if (!stated || !permits(actor.role, stated)) throw new ForbiddenException('Your role does not permit this.');
    request.actor = actor;
    return true;
  }
}
