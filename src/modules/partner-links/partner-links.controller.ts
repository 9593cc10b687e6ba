import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import { CoupleDto } from './couple.dto.js';
import { Couples } from './couples.js';
import { InvitePartnerDto, PartnerActDto, PartnerLinkActDto } from './partner-link.dto.js';
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
    @Body() { invitingClientId, invitedClientId }: InvitePartnerDto,
  ): Promise<CoupleDto> {
    const invite = () => this.links.invite(actor, invitingClientId.toLowerCase(), invitedClientId.toLowerCase());
    const id = await this.idempotency.once(invite);
    return new CoupleDto(await this.couples.find(id, { actor, purpose: 'care-coordination' }));
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
