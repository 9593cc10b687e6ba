import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { ConsentsController } from './consents.controller.js';
import { ConsentsService } from './consents.service.js';

/** Consents under 42 CFR Part 2. */
@Module({ imports: [ClientsModule], controllers: [ConsentsController], providers: [ConsentsService] })
export class ConsentsModule {}
