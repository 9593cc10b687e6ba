import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import type { Page } from '../../platform/http/page.js';
import { CreateSiteDto, EditSiteDto, SiteDto, SitePageDto, SiteQuery } from './site.dto.js';
import { SitesService } from './sites.service.js';

@Controller('sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  /** Adds a site to an organization. For its own staff. */
  @Post()
  @CreatesWithKey()
  @Requires('directory:write')
  create(@CurrentActor() actor: Actor, @Body() body: CreateSiteDto): Promise<SiteDto> {
    return this.sites.create(actor, body);
  }

  /** Lists sites by name. */
  @Get()
  @ApiOkResponse({ type: SitePageDto })
  @Requires('directory:read')
  list(@Query() query: SiteQuery): Promise<Page<SiteDto>> {
    return this.sites.list(query);
  }

  /** Shows one site. */
  @Get(':id')
  @Requires('directory:read')
  find(@IdParam() id: string): Promise<SiteDto> {
    return this.sites.find(id);
  }

  /** Changes the fields that are given. For the organization's own staff. */
  @Patch(':id')
  @Requires('directory:write')
  edit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: EditSiteDto,
  ): Promise<SiteDto> {
    return this.sites.edit(actor, { id, ifMatch }, body);
  }
}
