import { Module } from '@nestjs/common';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsService } from './organizations.service.js';
import { SitesController } from './sites.controller.js';
import { SitesService } from './sites.service.js';
import { ZipAreas } from './zip-areas.js';

/** Organizations, their sites, and where ZIP codes are. */
@Module({
  controllers: [OrganizationsController, SitesController],
  providers: [OrganizationsService, SitesService, ZipAreas],
  exports: [ZipAreas],
})
export class OrganizationsModule {}
