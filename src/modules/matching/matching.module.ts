import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { PartnerLinksModule } from '../partner-links/index.js';
import { ProgramsModule } from '../programs/index.js';
import { PlanSearchesController } from './plan-searches.controller.js';
import { PlanSearchesService } from './plan-searches.service.js';

/** Plan searches for couples and for single clients. */
@Module({
  imports: [ClientsModule, OrganizationsModule, PartnerLinksModule, ProgramsModule],
  controllers: [PlanSearchesController],
  providers: [PlanSearchesService],
})
export class MatchingModule {}
