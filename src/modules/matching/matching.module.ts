import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { PartnerLinksModule } from '../partner-links/index.js';
import { ProgramsModule } from '../programs/index.js';
import { CouplePreviewsService } from './couple-previews.service.js';
import { Partners } from './partners.js';
import { PlanPreviewsController } from './plan-previews.controller.js';
import { PlanPreviewsService } from './plan-previews.service.js';
import { PlanSearchesController } from './plan-searches.controller.js';
import { PlanSearchesService } from './plan-searches.service.js';

/** Plan searches for couples and for single clients, and what they would answer if something were otherwise. */
@Module({
  imports: [ClientsModule, OrganizationsModule, PartnerLinksModule, ProgramsModule],
  controllers: [PlanSearchesController, PlanPreviewsController],
  providers: [PlanSearchesService, PlanPreviewsService, CouplePreviewsService, Partners],
})
export class MatchingModule {}
