import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { Couples } from './couples.js';
import { CouplesController } from './couples.controller.js';
import { PartnerLinksController } from './partner-links.controller.js';
import { PartnerLinksService } from './partner-links.service.js';

/** Links between partners, and the couples they make. */
@Module({
  imports: [ClientsModule],
  controllers: [PartnerLinksController, CouplesController],
  providers: [PartnerLinksService, Couples],
  exports: [Couples],
})
export class PartnerLinksModule {}
