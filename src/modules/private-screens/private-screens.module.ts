import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { PrivateScreensController } from './private-screens.controller.js';
import { PrivateScreensService } from './private-screens.service.js';

/** What each client says alone. */
@Module({
  imports: [ClientsModule],
  controllers: [PrivateScreensController],
  providers: [PrivateScreensService],
})
export class PrivateScreensModule {}
