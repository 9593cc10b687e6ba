import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import { ClientSearchRequest, GatesDto, PlanSearchDto, SearchRequest } from './plan-search.dto.js';
import { PlanSearchesService } from './plan-searches.service.js';

@Controller()
export class PlanSearchesController {
  constructor(
    private readonly searches: PlanSearchesService,
    private readonly idempotency: Idempotency,
  ) {}

  /** Search the ways for both partners of a couple to be in treatment, with every reason. The answer is kept. */
  @Post('couples/:id/plan-searches')
  @Requires('plan-search:create')
  @CreatesWithKey()
  @ApiCreatedResponse({ type: PlanSearchDto })
  async forCouple(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() request: SearchRequest,
  ): Promise<PlanSearchDto> {
    const search = await this.idempotency.once(() => this.searches.searchForCouple(actor, id, request));
    return this.find(actor, search);
  }

  /** Search the programs for one client. The partner link changes nothing here. The answer is kept. */
  @Post('clients/:id/plan-searches')
  @Requires('plan-search:create')
  @CreatesWithKey()
  @ApiCreatedResponse({ type: PlanSearchDto })
  async forClient(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() request: ClientSearchRequest,
  ): Promise<PlanSearchDto> {
    const search = await this.idempotency.once(() => this.searches.searchForClient(actor, id, request));
    return this.find(actor, search);
  }

  /** Read an earlier answer again, as it was given. */
  @Get('plan-searches/:id')
  @Requires('plan-search:read')
  @ApiOkResponse({ type: PlanSearchDto })
  async find(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PlanSearchDto> {
    return new PlanSearchDto(await this.searches.find(actor, id));
  }

  /** Which gates are not open for a couple, and why. With the safety privilege only. */
  @Get('couples/:id/gates')
  @Requires('private-screen:read')
  @ApiOkResponse({ type: GatesDto })
  async gates(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<GatesDto> {
    return new GatesDto(await this.searches.gates(actor, id));
  }
}
