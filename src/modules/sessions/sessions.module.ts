import { Module } from '@nestjs/common';
import { LoginThrottle } from './login-throttle.js';
import { PasswordStrategy } from './password.strategy.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

/** Sign in, sign out, who am I. */
@Module({
  controllers: [SessionsController],
  providers: [SessionsService, LoginThrottle, PasswordStrategy, SessionCookie],
})
export class SessionsModule {}
