import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import type { Page } from '../../platform/http/page.js';
import {
  CreateOrganizationDto,
  EditOrganizationDto,
  OrganizationDto,
  OrganizationPageDto,
  OrganizationQuery,
} from './organization.dto.js';
import { OrganizationsService } from './organizations.service.js';

@Controller('organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  /** Adds an organization. For the administrator of the installation. */
  @Post()
  @CreatesWithKey()
  @Requires('directory:write')
  create(@CurrentActor() actor: Actor, @Body() body: CreateOrganizationDto): Promise<OrganizationDto> {
    return this.organizations.create(actor, body);
  }

  /** Lists organizations by name. */
  @Get()
  @ApiOkResponse({ type: OrganizationPageDto })
  @Requires('directory:read')
  list(@Query() query: OrganizationQuery): Promise<Page<OrganizationDto>> {
    return this.organizations.list(query);
  }

  /** Shows one organization. */
  @Get(':id')
  @Requires('directory:read')
  find(@IdParam() id: string): Promise<OrganizationDto> {
    return this.organizations.find(id);
  }

  /** Changes the fields that are given. For the organization's own staff. */
  @Patch(':id')
  @Requires('directory:write')
  edit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: EditOrganizationDto,
  ): Promise<OrganizationDto> {
    return this.organizations.edit(actor, { id, ifMatch }, body);
  }
}
