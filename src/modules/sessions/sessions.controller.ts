import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Post,
  Req,
  Res,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { authenticate } from '../../platform/access/authenticate.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { refuseCrossSite } from '../../platform/access/same-origin.js';
import { LoginThrottle } from './login-throttle.js';
import { PasswordStrategy, type SignedIn } from './password.strategy.js';
import { SessionCookie } from './session-cookie.js';
import { CreateSessionDto, MeDto, SessionDto } from './session.dto.js';
import { SessionsService } from './sessions.service.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly throttle: LoginThrottle,
    private readonly passwords: PasswordStrategy,
    private readonly cookie: SessionCookie,
  ) {}

  /** Sign in. A wrong password and an unknown account get the same answer in the same time. */
  @Post('sessions')
  @Public()
  async open(
    @Body() { email, transport }: CreateSessionDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    if (transport === 'cookie') refuseCrossSite(request);
    const attempt = { email, caller: request.ip };
    await this.throttle.admit(attempt);
    const signedIn = await authenticate<SignedIn>(this.passwords, request);
    if (!signedIn) {
      await this.sessions.recordRefusal();
      throw new UnauthorizedException('Email and password do not belong together.');
    }
    const { token, expiresAt } = await this.sessions.open(signedIn.userId, attempt);
    if (transport === 'cookie') this.cookie.set(reply, token);
    return new SessionDto(transport === 'cookie' ? null : token, expiresAt);
  }

  /** Sign out. The token is worth nothing from here on. */
  @Delete('sessions/current')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Requires('session:own')
  async end(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor.userId);
    this.cookie.clear(reply);
  }

  /** Who is signed in. */
  @Get('me')
  @Requires('session:own')
  me(): Promise<MeDto> {
    return this.sessions.me();
  }
}
