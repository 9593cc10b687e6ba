import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { confirm, end, invite, LinkNotPossible, type PartnerLinkKind } from '../../domain/couple/partner-link.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Database } from '../../platform/database/database.js';
import { constraintOf } from '../../platform/http/database-problem.js';
import { ClientRecords } from '../clients/index.js';
import { sharesLink } from './couples.js';
import * as queries from './partner-link.queries.js';

/** One partner at a time for each client; and of any other kind one link at a time between the same two. */
const ONE_LIVE_LINK: readonly (string | undefined)[] = ['partner_link_member_pkey', 'partner_link_one_of_a_kind_idx'];

/** Who names whom, and as what. */
export interface Invitation {
  readonly invitingClientId: string;
  readonly invitedClientId: string;
  readonly kind: PartnerLinkKind;
}

/** The moves of a partner link. Each is one person's own act, recorded by somebody who may open that person's record. */
@Injectable()
export class PartnerLinksService {
  constructor(
    private readonly records: ClientRecords,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  /** Proposes a link and returns its id. Neither of the two has confirmed it by that. */
  async invite(actor: Actor, { invitingClientId, invitedClientId, kind }: Invitation): Promise<string> {
    const { clientIds } = invite(invitingClientId, invitedClientId, kind);
    const records = await this.records.openBoth(clientIds, { actor, purpose: 'care-coordination' });
    if (!records.every(sharesLink)) throw new NotFoundException();
    const id = randomUUID();
    const { tx } = this.database;
    try {
      await queries.insertLink(tx, { id, clientIds, kind, invitedBy: invitingClientId });
    } catch (error) {
      if (ONE_LIVE_LINK.includes(constraintOf(error))) throw new LinkNotPossible();
      throw error;
    }
    await queries.insertEvent(tx, { id: randomUUID(), linkId: id, clientId: invitingClientId, event: 'invited' });
    await this.audit.record({ action: 'partner-link.invited', subject: { kind: 'partner-link', id }, outcome: 'done' });
    return id;
  }

  /** Records that one of the two, asked alone, confirms the link. Returns the link as it then is. */
  async confirm(actor: Actor, linkId: string, clientId: string): Promise<queries.StoredLink> {
    const link = await this.openLocked(actor, linkId, clientId);
    const confirmed = confirm(link, clientId);
    if (confirmed.confirmedBy.length === link.confirmedBy.length) return link;
    const { tx } = this.database;
    await queries.insertEvent(tx, { id: randomUUID(), linkId, clientId, event: 'confirmed' });
    if (confirmed.status === 'confirmed') await queries.confirmLink(tx, linkId);
    const subject = { kind: 'partner-link', id: linkId };
    await this.audit.record({ action: 'partner-link.confirmed', subject, outcome: 'done' });
    return { ...link, ...confirmed };
  }

  /** Ends the link for one of the two, at once and for good. Nobody is told. */
  async end(actor: Actor, linkId: string, clientId: string): Promise<queries.StoredLink> {
    const link = await this.openLocked(actor, linkId, clientId);
    const ended = end(link, clientId);
    const { tx } = this.database;
    await queries.insertEvent(tx, { id: randomUUID(), linkId, clientId, event: 'ended' });
    await queries.endLink(tx, linkId, clientId);
    const subject = { kind: 'partner-link', id: linkId };
    await this.audit.record({ action: 'partner-link.ended', subject, outcome: 'done' });
    return { ...link, ...ended };
  }

  /** The link, locked, for somebody who may open this one of the two. */
  private async openLocked(actor: Actor, linkId: string, clientId: string): Promise<queries.StoredLink> {
    await this.records.open(clientId, { actor, purpose: 'care-coordination' });
    await queries.lockLink(this.database.tx, linkId);
    const link = await queries.findLink(this.database.tx, linkId);
    if (!link?.clientIds.includes(clientId)) throw new NotFoundException();
    return link;
  }
}
