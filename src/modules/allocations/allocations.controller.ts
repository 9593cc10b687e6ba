import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import { AllocationRequest } from './allocation-request.dto.js';
import { AllocationDto } from './allocation.dto.js';
import { AllocationsService } from './allocations.service.js';

@Controller('allocations')
export class AllocationsController {
  constructor(
    private readonly allocations: AllocationsService,
    private readonly idempotency: Idempotency,
  ) {}

  /** Propose who could be given which open places of a region. It holds nothing and refers nobody. The answer is kept. */
  @Post()
  @Requires('allocation:create')
  @CreatesWithKey()
  @ApiCreatedResponse({ type: AllocationDto })
  async propose(@CurrentActor() actor: Actor, @Body() request: AllocationRequest): Promise<AllocationDto> {
    const id = await this.idempotency.once(() => this.allocations.propose(actor, request));
    return this.find(actor, id);
  }

  /** Read an earlier proposal again, as it was given. */
  @Get(':id')
  @Requires('allocation:read')
  @ApiOkResponse({ type: AllocationDto })
  async find(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AllocationDto> {
    return new AllocationDto(await this.allocations.find(actor, id));
  }
}
