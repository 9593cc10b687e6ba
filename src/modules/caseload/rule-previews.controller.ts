import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { UnsavedChangesDto } from '../programs/index.js';
import { RulePreviewDto } from './rule-preview.dto.js';
import { RulePreviewsService } from './rule-previews.service.js';

@Controller()
export class RulePreviewsController {
  constructor(private readonly previews: RulePreviewsService) {}

  /**
   * How many waiting couples would gain their first joint plan, or lose their last one, if your program were otherwise:
   * as counts in elevens, never as people. An organization can ask 20 times a day. Nothing is published.
   */
  @Post('programs/:id/rule-previews')
  @HttpCode(HttpStatus.OK)
  @Requires('rule:preview')
  @ApiOkResponse({ type: RulePreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() changes: UnsavedChangesDto,
  ): Promise<RulePreviewDto> {
    return this.previews.preview(actor, id, changes);
  }
}
