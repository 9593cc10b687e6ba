import { DomainError } from '../domain-error.js';

/** Proposed, confirmed by both, or over. */
export const PARTNER_LINK_STATUSES = ['invited', 'confirmed', 'ended'] as const;
export type PartnerLinkStatus = (typeof PARTNER_LINK_STATUSES)[number];

/**
 * What two people are to each other. Only intimate partners are a couple; a link of any other kind is kept, and has no
 * effect on where anybody can go.
 */
export const PARTNER_LINK_KINDS = ['intimate-partner', 'kin', 'friend', 'other'] as const;
export type PartnerLinkKind = (typeof PARTNER_LINK_KINDS)[number];

/** What can happen to a link. */
export const PARTNER_LINK_EVENTS = ['invited', 'confirmed', 'ended'] as const;
export type PartnerLinkEventKind = (typeof PARTNER_LINK_EVENTS)[number];

/**
 * The tie between two clients. It has no first and second person: an invitation only proposes it, each of the two
 * confirms it separately, and either ends it alone. It never comes back to life; a new invitation makes a new link.
 */
export interface PartnerLink {
  readonly clientIds: readonly [string, string];
  readonly kind: PartnerLinkKind;
  readonly status: PartnerLinkStatus;
  readonly confirmedBy: readonly string[];
}

/** The link that an invitation proposes. A client is not their own partner. */
export function invite(
  invitingClientId: string,
  invitedClientId: string,
  kind: PartnerLinkKind = 'intimate-partner',
): PartnerLink {
  if (invitingClientId === invitedClientId) throw new LinkNotPossible();
  return { clientIds: [invitingClientId, invitedClientId], kind, status: 'invited', confirmedBy: [] };
}

/** True for two who can be planned for together, once both have confirmed it. */
export function isCouple({ kind }: Pick<PartnerLink, 'kind'>): boolean {
  return kind === 'intimate-partner';
}

/** The link after one of the two has confirmed it. Confirming twice is confirming once. */
export function confirm(link: PartnerLink, clientId: string): PartnerLink {
  mustBePartner(link, clientId);
  if (link.status === 'ended') throw new PartnerLinkEnded();
  const confirmedBy = link.clientIds.filter((id) => id === clientId || link.confirmedBy.includes(id));
  return { ...link, confirmedBy, status: confirmedBy.length === 2 ? 'confirmed' : 'invited' };
}

/** The link after one of the two has ended it. The other is not asked. */
export function end(link: PartnerLink, clientId: string): PartnerLink {
  mustBePartner(link, clientId);
  if (link.status === 'ended') throw new PartnerLinkEnded();
  return { ...link, status: 'ended' };
}

function mustBePartner({ clientIds }: PartnerLink, clientId: string): void {
  if (!clientIds.includes(clientId)) throw new NotAPartner();
}

/** One answer for every cause, so that it tells nothing about the side that cannot be linked. */
export class LinkNotPossible extends DomainError {
  readonly code = 'link-not-possible';
  readonly title = 'These two clients cannot be linked';

  constructor() {
    super(
      'A client has one partner at a time, and is linked to the same person once in any other way. Ask each of them, ' +
        'alone, how they want to go on.',
    );
  }
}

/** The link is over, so that nothing more can happen to it. */
export class PartnerLinkEnded extends DomainError {
  readonly code = 'already-ended';
  readonly title = 'This partner link has ended';

  constructor() {
    super('An ended link stays ended. A new invitation starts a new one.');
  }
}

/** The client is not one of the two. Outside it is the same as a link that does not exist. */
export class NotAPartner extends DomainError {
  readonly code = 'not-found';
  readonly title = 'Not found';

  constructor() {
    super('There is no such partner link for this client, or you have no access to it.');
  }
}
