import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import { PageQuery, type Page } from '../../platform/http/page.js';
import { Couples } from './couples.js';
import {
  InvitePartnerDto,
  PartnerActDto,
  PartnerLinkActDto,
  PartnerLinkDto,
  PartnerLinkPageDto,
} from './partner-link.dto.js';
import { PartnerLinksService } from './partner-links.service.js';

@Controller('partner-links')
export class PartnerLinksController {
  constructor(
    private readonly links: PartnerLinksService,
    private readonly couples: Couples,
    private readonly idempotency: Idempotency,
  ) {}

  /** Propose a link between two clients. Each then confirms it separately, asked alone. */
  @Post()
  @Requires('partner-link:write')
  @CreatesWithKey()
  async invite(
    @CurrentActor() actor: Actor,
    @Body() { invitingClientId, invitedClientId, kind }: InvitePartnerDto,
  ): Promise<PartnerLinkDto> {
    const two = { invitingClientId: invitingClientId.toLowerCase(), invitedClientId: invitedClientId.toLowerCase() };
    const id = await this.idempotency.once(() => this.links.invite(actor, { ...two, kind }));
    return this.find(actor, id);
  }

  /** The links of every kind whose two records you may both open, newest first. */
  @Get()
  @Requires('partner-link:read')
  @ApiOkResponse({ type: PartnerLinkPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<PartnerLinkDto>> {
    const page = await this.couples.listLinked(query, { actor, purpose: 'care-coordination' });
    return { ...page, items: page.items.map((link) => new PartnerLinkDto(link)) };
  }

  /** One link, of whatever kind. That of intimate partners is the couple of the same id. */
  @Get(':id')
  @Requires('partner-link:read')
  async find(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PartnerLinkDto> {
    return PartnerLinkDto.of(await this.couples.findLinked(id, { actor, purpose: 'care-coordination' }));
  }

  /** One of the two, asked alone, confirms the link. Confirming twice is confirming once. */
  @Post(':id/confirmations')
  @HttpCode(HttpStatus.OK)
  @Requires('partner-link:write')
  async confirm(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PartnerActDto,
  ): Promise<PartnerLinkActDto> {
    const clientId = body.clientId.toLowerCase();
    return new PartnerLinkActDto(await this.links.confirm(actor, id, clientId), clientId);
  }

  /** One of the two ends the link, at once and alone. Nobody is told. */
  @Post(':id/ending')
  @HttpCode(HttpStatus.OK)
  @Requires('partner-link:write')
  async end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PartnerActDto,
  ): Promise<PartnerLinkActDto> {
    const clientId = body.clientId.toLowerCase();
    return new PartnerLinkActDto(await this.links.end(actor, id, clientId), clientId);
  }
}
