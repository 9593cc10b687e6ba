import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { PARTNER_LINK_KINDS, type PartnerLinkKind, type PartnerLinkStatus } from '../../domain/couple/partner-link.js';
import { PageDto } from '../../platform/http/page.js';
import { PartnerDto } from './couple.dto.js';
import type { LinkedRecords, LinkSummary } from './couples.js';
import type { StoredLink } from './partner-link.queries.js';

export class InvitePartnerDto {
  /** The client who asks for the link. */
  @IsUUID()
  readonly invitingClientId!: string;

  /** The client whom they name as their partner. */
  @IsUUID()
  readonly invitedClientId!: string;

  /** What the two are to each other. Only `intimate-partner`, which it is if left out, makes a couple. */
  @ValidateIf((_, kind) => kind !== undefined)
  @IsIn(PARTNER_LINK_KINDS)
  @ApiProperty({ enum: PARTNER_LINK_KINDS, required: false, default: 'intimate-partner' })
  readonly kind: PartnerLinkKind = 'intimate-partner';
}

/** Two people who are linked. The order of the two means nothing; a couple's preferences stand with the couple. */
export class PartnerLinkDto {
  readonly id: string;
  @ApiProperty({ enum: PARTNER_LINK_KINDS })
  readonly kind: PartnerLinkKind;
  readonly status: PartnerLinkStatus;
  @ApiProperty({ type: [PartnerDto] })
  readonly partners: readonly PartnerDto[];

  constructor({ link, clients }: LinkSummary) {
    this.id = link.id;
    this.kind = link.kind;
    this.status = link.status;
    this.partners = clients.map((client) => new PartnerDto(client, link));
  }

  static of({ link, records }: LinkedRecords): PartnerLinkDto {
    return new PartnerLinkDto({ link, clients: records });
  }
}

export class PartnerLinkPageDto extends PageDto(PartnerLinkDto) {}

/** One of the two, who acts for themselves. */
export class PartnerActDto {
  /** The client who acts. */
  @IsUUID()
  readonly clientId!: string;
}

/** A link after one of the two has acted, as that person's worker sees it: the other is not shown. */
export class PartnerLinkActDto {
  readonly id: string;
  readonly clientId: string;
  readonly status: PartnerLinkStatus;
  /** Whether this person has confirmed the link. */
  readonly confirmed: boolean;

  constructor({ id, status, confirmedBy }: StoredLink, clientId: string) {
    this.id = id;
    this.clientId = clientId;
    this.status = status;
    this.confirmed = confirmedBy.includes(clientId);
  }
}
