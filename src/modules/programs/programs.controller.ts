import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import type { Page } from '../../platform/http/page.js';
import { CreateProgramDto, EditProgramDto, ProgramQuery } from './program-request.dto.js';
import { ProgramDto, ProgramPageDto } from './program.dto.js';
import { ProgramsService } from './programs.service.js';

@Controller('programs')
export class ProgramsController {
  constructor(private readonly programs: ProgramsService) {}

  /** Adds a program at a site. For staff of the site's organization. */
  @Post()
  @CreatesWithKey()
  @Requires('directory:write')
  create(@CurrentActor() actor: Actor, @Body() body: CreateProgramDto): Promise<ProgramDto> {
    return this.programs.create(actor, body);
  }

  /** Lists programs by name. */
  @Get()
  @ApiOkResponse({ type: ProgramPageDto })
  @Requires('directory:read')
  list(@Query() query: ProgramQuery): Promise<Page<ProgramDto>> {
    return this.programs.list(query);
  }

  /** Shows one program. */
  @Get(':id')
  @Requires('directory:read')
  find(@IdParam() id: string): Promise<ProgramDto> {
    return this.programs.find(id);
  }

  /** Changes the fields that are given. For the organization's own staff. */
  @Patch(':id')
  @Requires('directory:write')
  edit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: EditProgramDto,
  ): Promise<ProgramDto> {
    return this.programs.edit(actor, { id, ifMatch }, body);
  }
}
