import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import { PageQuery, type Page } from '../../platform/http/page.js';
import {
  PrivateScreenDto,
  PrivateScreenPageDto,
  RecordedScreenDto,
  RecordPrivateScreenDto,
} from './private-screen.dto.js';
import { PrivateScreensService } from './private-screens.service.js';

@Controller('clients/:id/private-screens')
export class PrivateScreensController {
  constructor(private readonly screens: PrivateScreensService) {}

  /** Record what the client said alone: the same step for everybody. What was said is not answered back. */
  @Post()
  @Requires('private-screen:record')
  @CreatesWithKey()
  async record(
    @CurrentActor() actor: Actor,
    @IdParam() clientId: string,
    @Body() body: RecordPrivateScreenDto,
  ): Promise<RecordedScreenDto> {
    return new RecordedScreenDto(await this.screens.record(actor, clientId, body), clientId);
  }

  /** What the client said alone, newest first. With the safety privilege only. */
  @Get()
  @Requires('private-screen:read')
  @ApiOkResponse({ type: PrivateScreenPageDto })
  list(
    @CurrentActor() actor: Actor,
    @IdParam() clientId: string,
    @Query() query: PageQuery,
  ): Promise<Page<PrivateScreenDto>> {
    return this.screens.list(actor, clientId, query);
  }
}
