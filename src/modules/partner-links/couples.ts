import { Injectable, NotFoundException } from '@nestjs/common';
import { completePreferences, type CouplePreferences } from '../../domain/couple/couple-preferences.js';
import {
  isCouple,
  PARTNER_LINK_KINDS,
  PartnerLinkEnded,
  type PartnerLinkKind,
} from '../../domain/couple/partner-link.js';
import type { PrivateScreen } from '../../domain/couple/private-screen.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { pageOf, type Page, type PageQuery } from '../../platform/http/page.js';
import { anchorOf, ClientRecords, type ClientRecord, type ClientSummary, type Opening } from '../clients/index.js';
import * as queries from './partner-link.queries.js';
import { screensFor } from './screens-for-matching.js';

/** The two clients of a link with both records open, in the order of their ids. */
export interface LinkedRecords {
  readonly link: queries.StoredLink;
  readonly preferences: CouplePreferences;
  readonly records: readonly [ClientRecord, ClientRecord];
}

/** A couple as a joint search needs it. A screen is null for a client who was never asked alone. */
export interface OpenCouple extends LinkedRecords {
  readonly screens: readonly [PrivateScreen | null, PrivateScreen | null];
}

/** A couple, or two people who are linked otherwise, in a list. */
export interface LinkSummary {
  readonly link: queries.StoredLink;
  readonly clients: readonly [ClientSummary, ClientSummary];
}

/** That somebody has a partner here is protected: it takes the own agency, or a consent that names the link. */
export const sharesLink = ({ information }: Pick<ClientSummary, 'information'>): boolean =>
  information.includes('partner-link');

/** Couples: the two clients of one link of partners; and those linked otherwise. There is nothing to see for somebody who may not open both records. */
@Injectable()
export class Couples {
  constructor(
    private readonly records: ClientRecords,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** Opens both records of a couple, with what each said alone: both are asked for whatever is there. */
  async open(linkId: string, opening: Opening): Promise<OpenCouple> {
    const couple = await this.find(linkId, opening);
    return { ...couple, screens: await screensFor(this.database.tx, couple.link.clientIds) };
  }

  /** Opens both records of a couple; an ended one too, which its status says. Relatives and friends are no couple. */
  async find(linkId: string, opening: Opening): Promise<LinkedRecords> {
    const link = await queries.findLink(this.database.tx, linkId);
    if (!link || !isCouple(link)) throw new NotFoundException();
    return this.openBoth(link, opening);
  }

  /** Opens both records of a link of whatever kind. */
  async findLinked(linkId: string, opening: Opening): Promise<LinkedRecords> {
    const link = await queries.findLink(this.database.tx, linkId);
    if (!link) throw new NotFoundException();
    return this.openBoth(link, opening);
  }

  private async openBoth(link: queries.StoredLink, opening: Opening): Promise<LinkedRecords> {
    const records = await this.records.openBoth(link.clientIds, opening);
    if (!records.every(sharesLink)) throw new NotFoundException();
    return { link, preferences: link.preferences, records };
  }

  /** A page of the couples whose link has not ended, newest first. */
  list(query: PageQuery, opening: Opening): Promise<Page<LinkSummary>> {
    return this.listKinds(
      PARTNER_LINK_KINDS.filter((kind) => isCouple({ kind })),
      query,
      opening,
    );
  }

  /** A page of the links of every kind that have not ended, newest first. */
  listLinked(query: PageQuery, opening: Opening): Promise<Page<LinkSummary>> {
    return this.listKinds(PARTNER_LINK_KINDS, query, opening);
  }

  private async listKinds(
    kinds: readonly PartnerLinkKind[],
    query: PageQuery,
    opening: Opening,
  ): Promise<Page<LinkSummary>> {
    const { limit, cursor } = query;
    const after = { anchor: anchorOf(cursor), limit: limit + 1 };
    const links = await queries.listLiveLinks(this.database.tx, kinds, after);
    const page = pageOf(links, { limit, asOf: this.clock.now() }, { item: (link) => link, key: ({ id }) => [id] });
    const summaries = await this.records.summariesOf(
      page.items.flatMap(({ clientIds }) => clientIds),
      opening,
    );
    const visible = new Map(summaries.filter(sharesLink).map((summary) => [summary.id, summary]));
    const items = page.items.flatMap((link) => {
      const [first, second] = link.clientIds.map((id) => visible.get(id));
      return first && second ? [{ link, clients: [first, second] as const }] : [];
    });
    return { ...page, items };
  }

  /** Changes what a couple prefers. `check` is given the couple as it stands, locked, and may refuse. */
  async changePreferences(
    linkId: string,
    opening: Opening,
    change: { readonly stated: Partial<CouplePreferences>; readonly check: (couple: LinkedRecords) => void },
  ): Promise<LinkedRecords> {
    await queries.lockLink(this.database.tx, linkId);
    const couple = await this.find(linkId, opening);
    if (couple.link.status === 'ended') throw new PartnerLinkEnded();
    change.check(couple);
    const preferences = completePreferences({ ...couple.preferences, ...change.stated });
    await queries.updatePreferences(this.database.tx, linkId, preferences);
    const subject = { kind: 'partner-link', id: linkId };
    await this.audit.record({ action: 'couple.preferences-changed', subject, outcome: 'done' });
    return { ...couple, preferences };
  }
}
