import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import type { Page } from '../../platform/http/page.js';
import { CreateFunderDto, EditFunderDto, FunderDto, FunderPageDto, FunderQuery } from './funder.dto.js';
import { FundersService } from './funders.service.js';

@Controller('funders')
export class FundersController {
  constructor(private readonly funders: FundersService) {}

  /** Adds a funder. For the administrator of the installation. */
  @Post()
  @CreatesWithKey()
  @Requires('directory:write')
  create(@CurrentActor() actor: Actor, @Body() body: CreateFunderDto): Promise<FunderDto> {
    return this.funders.create(actor, body);
  }

  /** Lists funders by name. */
  @Get()
  @ApiOkResponse({ type: FunderPageDto })
  @Requires('directory:read')
  list(@Query() query: FunderQuery): Promise<Page<FunderDto>> {
    return this.funders.list(query);
  }

  /** Shows one funder. */
  @Get(':id')
  @Requires('directory:read')
  find(@IdParam() id: string): Promise<FunderDto> {
    return this.funders.find(id);
  }

  /** Changes the fields that are given. For the installation's administrator and for staff of the funder's keeper. */
  @Patch(':id')
  @Requires('directory:write')
  edit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: EditFunderDto,
  ): Promise<FunderDto> {
    return this.funders.edit(actor, { id, ifMatch }, body);
  }
}
