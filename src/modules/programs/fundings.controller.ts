import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import { CreateFundingDto, EditFundingDto, FundingDto, FundingListDto } from './funding.dto.js';
import { FundingsService } from './fundings.service.js';

@Controller()
export class FundingsController {
  constructor(private readonly fundings: FundingsService) {}

  /** Lists who pays, or has paid, for a program. */
  @Get('programs/:id/funders')
  @Requires('directory:read')
  list(@IdParam() id: string): Promise<FundingListDto> {
    return this.fundings.list(id);
  }

  /** Says that a funder pays for a program: its rules bind the program on those days. For the program's own staff. */
  @Post('programs/:id/funders')
  @CreatesWithKey()
  @Requires('directory:write')
  create(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CreateFundingDto): Promise<FundingDto> {
    return this.fundings.create(actor, id, body);
  }

  /** Shows on which days a funder pays for a program. */
  @Get('program-funders/:id')
  @Requires('directory:read')
  find(@IdParam() id: string): Promise<FundingDto> {
    return this.fundings.find(id);
  }

  /** Changes the days on which a funder pays for a program. For the program's own staff. */
  @Patch('program-funders/:id')
  @Requires('directory:write')
  edit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: EditFundingDto,
  ): Promise<FundingDto> {
    return this.fundings.edit(actor, { id, ifMatch }, body);
  }
}
