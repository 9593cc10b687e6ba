import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import { PageQuery, type Page } from '../../platform/http/page.js';
import { ConsentDto, ConsentPageDto, CreateConsentDto } from './consent.dto.js';
import { ConsentsService } from './consents.service.js';

@Controller()
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly idempotency: Idempotency,
  ) {}

  /** Record a consent that the client has signed. */
  @Post('clients/:id/consents')
  @Requires('consent:write')
  @CreatesWithKey()
  async record(
    @CurrentActor() actor: Actor,
    @IdParam() clientId: string,
    @Body() body: CreateConsentDto,
  ): Promise<ConsentDto> {
    const id = await this.idempotency.once(() => this.consents.record(actor, clientId, body));
    return this.consents.find(actor, id);
  }

  /** A client's consents, newest first. Another agency sees those that are addressed to it. */
  @Get('clients/:id/consents')
  @Requires('consent:read')
  @ApiOkResponse({ type: ConsentPageDto })
  list(
    @CurrentActor() actor: Actor,
    @IdParam() clientId: string,
    @Query() query: PageQuery,
  ): Promise<Page<ConsentDto>> {
    return this.consents.list(clientId, query, { actor, purpose: 'care-coordination' });
  }

  /** One consent. */
  @Get('consents/:id')
  @Requires('consent:read')
  find(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ConsentDto> {
    return this.consents.find(actor, id);
  }

  /** Take a consent back. It opens nothing from the next request on. */
  @Post('consents/:id/revocation')
  @HttpCode(HttpStatus.OK)
  @Requires('consent:write')
  revoke(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ConsentDto> {
    return this.consents.revoke(actor, id);
  }
}
