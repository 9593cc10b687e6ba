import { IsUUID } from 'class-validator';
import type { PartnerLinkStatus } from '../../domain/couple/partner-link.js';
import type { StoredLink } from './partner-link.queries.js';

export class InvitePartnerDto {
  /** The client who asks for the link. */
  @IsUUID()
  readonly invitingClientId!: string;

  /** The client whom they name as their partner. */
  @IsUUID()
  readonly invitedClientId!: string;
}

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
