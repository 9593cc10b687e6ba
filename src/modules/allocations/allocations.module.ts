import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { PartnerLinksModule } from '../partner-links/index.js';
import { ProgramsModule } from '../programs/index.js';
import { AllocationsController } from './allocations.controller.js';
import { AllocationsService } from './allocations.service.js';

/** Proposals for planners: who of several couples and clients could be given which open places. */
@Module({
  imports: [ClientsModule, OrganizationsModule, PartnerLinksModule, ProgramsModule],
  controllers: [AllocationsController],
  providers: [AllocationsService],
})
export class AllocationsModule {}
