import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { WaitingClient, WaitingCouple } from '../../domain/allocation/draw-up.js';
import { PRIORITY_ORDERS } from '../../domain/allocation/priority.js';
import { proposeAllocation, type Means } from '../../domain/allocation/propose.js';
import type { Partner } from '../../domain/matching/candidate.js';
import { decideGates } from '../../domain/matching/gates.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { ClientRecords, type ClientRecord, type Opening } from '../clients/index.js';
import { ZipAreas } from '../organizations/index.js';
import { Couples } from '../partner-links/index.js';
import { ProgramCatalogue } from '../programs/index.js';
import type { AllocationRequest } from './allocation-request.dto.js';
import * as queries from './allocation.queries.js';
import { highsSolver } from './highs-solver.js';
import { namesOf, programsOf, type Region } from './region.js';

const USUAL_RADIUS_MILES = 25;
const USUAL_HORIZON_DAYS = 30;
/** Seconds for all questions to the solver together. */
const SOLVING_SECONDS = 8;
/** Well below the time after which the database ends a transaction in which nothing is said. */
const SILENT_MS = 3_000;

const opening = (actor: Actor): Opening => ({ actor, purpose: 'matching' });

/** Proposals: open every record through its door, ask the domain, keep the answer. Nothing is held and nobody told. */
@Injectable()
export class AllocationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly couples: Couples,
    private readonly records: ClientRecords,
    private readonly catalogue: ProgramCatalogue,
    private readonly zipAreas: ZipAreas,
  ) {}

  /** Proposes an allocation and returns the id of the kept answer. */
  async propose(actor: Actor, request: AllocationRequest): Promise<string> {
    const { coupleIds, clientIds, horizonDays, priorityOrder: stated } = request;
    const linkIds = (coupleIds ?? []).map((id) => id.toLowerCase());
    const aloneIds = (clientIds ?? []).map((id) => id.toLowerCase());
    if (linkIds.length + aloneIds.length === 0) throw nobodyNamed();
    const region = await this.regionOf(request);
    const couples: WaitingCouple[] = [];
    for (const id of linkIds) couples.push(await this.waitingCouple(actor, id));
    const clients: WaitingClient[] = [];
    for (const id of aloneIds)
      clients.push({ partner: await this.partnerOf(await this.records.open(id, opening(actor))) });
    const everybody = [...couples.flatMap(({ partners }) => partners), ...clients.map(({ partner }) => partner)];
    const everyId = everybody.map(({ clientId }) => clientId);
    if (new Set(everyId).size < everyId.length) throw namedTwice();
    const programs = programsOf(region, await this.catalogue.current());
    const priorityOrder = stated ?? PRIORITY_ORDERS.federal;
    const asOf = request.asOf ?? this.clock.now().toISOString();
    const terms = { asOf, horizonDays: horizonDays ?? USUAL_HORIZON_DAYS, priorityOrder };
    const proposal = await proposeAllocation({ couples, clients, programs, ...terms }, await this.means());
    const id = randomUUID();
    const answer = { ...proposal, priorityOrder, programs: namesOf(programs) };
    const kept = { id, linkIds, clientIds: everyId, aloneClientIds: aloneIds, asOf, request, answer };
    await queries.insertAllocation(this.database.tx, kept);
    return id;
  }

  /** A kept proposal. Every reading opens every record again: who may no longer open one may no longer read it. */
  async find(actor: Actor, id: string): Promise<queries.StoredAllocation> {
    const allocation = await queries.findAllocation(this.database.tx, id);
    if (!allocation) throw new NotFoundException();
    for (const linkId of allocation.linkIds) await this.couples.find(linkId, opening(actor));
    for (const clientId of allocation.aloneClientIds) await this.records.open(clientId, opening(actor));
    return allocation;
  }

  private async waitingCouple(actor: Actor, linkId: string): Promise<WaitingCouple> {
    const { link, preferences, records, screens } = await this.couples.open(linkId, opening(actor));
    const [first, second] = records;
    const gates = decideGates({
      linkConfirmed: link.status === 'confirmed',
      screens: [screens[0] ?? undefined, screens[1] ?? undefined],
    }).status;
    const partners = [await this.partnerOf(first), await this.partnerOf(second)] as const;
    return { coupleId: link.id, partners, preferences, gates };
  }

  private async partnerOf({ id, facts }: ClientRecord): Promise<Partner> {
    const home = facts.homeZip === undefined ? undefined : await this.zipAreas.pointOf(facts.homeZip);
    return { clientId: id, facts, ...(home && { home }) };
  }

  private async regionOf({ nearZip, radiusMiles, state }: AllocationRequest): Promise<Region> {
    const inState = state ? { state } : {};
    if (!nearZip) {
      if (!state) throw noRegion();
      return inState;
    }
    const point = await this.zipAreas.pointOf(nearZip);
    if (!point) throw unknownZip();
    return { middle: { point, radiusMiles: radiusMiles ?? USUAL_RADIUS_MILES }, ...inState };
  }

  /** The solver and the turns of others. The transaction stays open meanwhile. */
  private async means(): Promise<Means> {
    const solver = await highsSolver(SOLVING_SECONDS);
    let spoken = performance.now();
    const pause = async () => {
      await setImmediate();
      if (performance.now() - spoken < SILENT_MS) return;
      await queries.keepOpen(this.database.tx);
      spoken = performance.now();
    };
    return {
      pause,
      solve: async (program) => {
        await pause();
        return solver(program);
      },
    };
  }
}

const nobodyNamed = () =>
  invalidRequest([{ field: 'coupleIds', rule: 'somebody', message: 'Name at least one couple or one client' }]);

const namedTwice = () =>
  invalidRequest([
    { field: 'clientIds', rule: 'named-once', message: 'Somebody is named twice, alone or in a couple' },
  ]);

const noRegion = () =>
  invalidRequest([{ field: 'nearZip', rule: 'region', message: 'Name a region: nearZip, state, or both' }]);

const unknownZip = () =>
  invalidRequest([{ field: 'nearZip', rule: 'known-zip', message: 'nearZip must be a ZIP code that is known here' }]);
