import { Body, Controller, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { PageQuery, type Page } from '../../platform/http/page.js';
import { UnsavedChangesDto } from '../programs/index.js';
import { CoupleEffectDto, CoupleEffectPageDto } from './couple-effect.dto.js';
import { CouplePreviewsService } from './couple-previews.service.js';
import { ClientPreviewRequest, CouplePreviewRequest, PlanPreviewDto } from './plan-preview.dto.js';
import { PlanPreviewsService } from './plan-previews.service.js';

@Controller()
export class PlanPreviewsController {
  constructor(
    private readonly plans: PlanPreviewsService,
    private readonly couples: CouplePreviewsService,
  ) {}

  /** Search with answers and programs as they are not, and compare with the present answer. Nothing is kept. */
  @Post('couples/:id/plan-previews')
  @HttpCode(HttpStatus.OK)
  @Requires('plan-search:create')
  @ApiOkResponse({ type: PlanPreviewDto })
  forCouple(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() request: CouplePreviewRequest,
  ): Promise<PlanPreviewDto> {
    return this.plans.previewForCouple(actor, id, request);
  }

  /** The same for one client. The partner link changes nothing here. */
  @Post('clients/:id/plan-previews')
  @HttpCode(HttpStatus.OK)
  @Requires('plan-search:create')
  @ApiOkResponse({ type: PlanPreviewDto })
  forClient(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() request: ClientPreviewRequest,
  ): Promise<PlanPreviewDto> {
    return this.plans.previewForClient(actor, id, request);
  }

  /**
   * Of a page of the couples whose two records you may both open: who would gain their first joint plan, or lose their
   * last one, if a program were otherwise. A page may be empty and have a next one.
   */
  @Post('programs/:id/couple-previews')
  @HttpCode(HttpStatus.OK)
  @Requires('plan-search:create')
  @ApiOkResponse({ type: CoupleEffectPageDto })
  forProgram(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: PageQuery,
    @Body() changes: UnsavedChangesDto,
  ): Promise<Page<CoupleEffectDto>> {
    return this.couples.preview(actor, { programId: id, changes }, query);
  }
}
