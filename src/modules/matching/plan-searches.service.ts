import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { GateDecision } from '../../domain/matching/gates.js';
import { searchOptions, searchPlans } from '../../domain/matching/search-plans.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { ClientRecords, type Opening } from '../clients/index.js';
import { Couples } from '../partner-links/index.js';
import { ProgramCatalogue } from '../programs/index.js';
import { gatesOf, Partners } from './partners.js';
import type { ClientSearchRequest, SearchRequest } from './plan-search.dto.js';
import * as queries from './plan-search.queries.js';
import { programsIn } from './programs-in.js';

const opening = (actor: Actor): Opening => ({ actor, purpose: 'matching' });

/** Searches: open the records through their door, ask the domain, keep the answer. */
@Injectable()
export class PlanSearchesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly couples: Couples,
    private readonly records: ClientRecords,
    private readonly catalogue: ProgramCatalogue,
    private readonly partners: Partners,
  ) {}

  /** Searches plans for a couple and returns the id of the kept answer. */
  async searchForCouple(actor: Actor, linkId: string, request: SearchRequest): Promise<string> {
    const couple = await this.couples.open(linkId, opening(actor));
    const { preferences, link } = couple;
    const [first, second] = couple.records;
    const gates = gatesOf(couple).status;
    const asOf = this.momentOf(request);
    const programs = await this.catalogue.current();
    const [mine, theirs] = couple.screens;
    const partners = [await this.partners.of(first, mine), await this.partners.of(second, theirs)] as const;
    const result = searchPlans({
      partners,
      programs: [...programs.values()],
      preferences,
      gates,
      asOf,
      limit: request.limit,
    });
    const { individual, ...joint } = result;
    const answer = { ...joint, gates, individual, programs: programsIn(result, programs) };
    return this.keep({
      linkId: link.id,
      clientIds: link.clientIds,
      asOf,
      request: { limit: request.limit, preferences },
      answer,
    });
  }

  /** Searches programs for one client and returns the id of the kept answer. */
  async searchForClient(actor: Actor, clientId: string, request: ClientSearchRequest): Promise<string> {
    const record = await this.records.open(clientId, opening(actor));
    const asOf = this.momentOf(request);
    const programs = await this.catalogue.current();
    const { horizonDays, travelLimitMiles, limit } = request;
    const partner = await this.partners.of(record);
    const terms = { asOf, horizonDays, travelLimitMiles, limit };
    const options = searchOptions({ partner, programs: [...programs.values()], ...terms });
    const answer = { asOf, individual: [options], programs: programsIn({ individual: [options] }, programs) };
    return this.keep({ linkId: null, clientIds: [record.id], asOf, request, answer });
  }

  /** A kept answer. Every reading opens the records again: what may no longer be opened may no longer be read here. */
  async find(actor: Actor, id: string): Promise<queries.StoredSearch> {
    const search = await queries.findSearch(this.database.tx, id);
    if (!search) throw new NotFoundException();
    if (search.linkId === null) await this.records.open(search.clientIds[0], opening(actor));
    else await this.couples.find(search.linkId, opening(actor));
    return search;
  }

  /** Which gates are not open for a couple: for holders of the safety privilege. */
  async gates(actor: Actor, linkId: string): Promise<GateDecision> {
    const couple = await this.couples.open(linkId, opening(actor));
    // The privilege reaches as far as the own agency's clients: what the other side said alone is the other side's.
    if (couple.records.some(({ basis }) => basis !== 'own-agency')) throw new NotFoundException();
    return gatesOf(couple);
  }

  private async keep(search: Omit<queries.NewSearch, 'id'>): Promise<string> {
    const id = randomUUID();
    await queries.insertSearch(this.database.tx, { id, ...search });
    return id;
  }

  private momentOf({ asOf }: SearchRequest): string {
    return asOf ?? this.clock.now().toISOString();
  }
}
