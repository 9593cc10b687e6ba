import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** For those who watch the server. */
@Module({ controllers: [HealthController] })
export class HealthModule {}
