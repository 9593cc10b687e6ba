import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Etags } from '../../platform/http/etag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeCursor, pageOf, type Page } from '../../platform/http/page.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { findOrganization, withChanges } from '../organizations/index.js';
import { requireFunderEntry, requireFunderKeeper } from './funder-keeper.js';
import { FunderDto, type CreateFunderDto, type EditFunderDto, type FunderQuery } from './funder.dto.js';
import { findFunder, insertFunder, listFunders, lockFunder, updateFunder } from './funders.queries.js';

/** Who pays for care: read by whoever is signed in, changed by those who keep the entry. */
@Injectable()
export class FundersService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly etags: Etags,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, body: CreateFunderDto): Promise<FunderDto> {
    requireFunderEntry(actor);
    const { name, kind, state = null, organizationId = null } = body;
    if (organizationId !== null && !(await findOrganization(this.database.tx, organizationId)))
      throw invalidRequest([
        { field: 'organizationId', rule: 'exists', message: 'organizationId must name an organization' },
      ]);
    const id = await this.idempotency.once(async () => {
      const funder = { id: randomUUID(), name, kind, state, organizationId };
      await insertFunder(this.database.tx, funder);
      await this.record('funder.created', funder.id);
      return funder.id;
    });
    return this.find(id);
  }

  async list({ cursor, limit, name, state }: FunderQuery): Promise<Page<FunderDto>> {
    const after = decodeCursor(cursor, 2);
    const rows = await listFunders(this.database.tx, { name, state }, { after, limit });
    return pageOf(
      rows,
      { limit, asOf: this.clock.now() },
      { item: (row) => new FunderDto(row), key: (row) => [row.sortName, row.id] },
    );
  }

  /** 404 where there is none. */
  async find(id: string): Promise<FunderDto> {
    const funder = await findFunder(this.database.tx, id);
    if (!funder) throw new NotFoundException();
    return new FunderDto(funder);
  }

  async edit(
    actor: Actor,
    { id, ifMatch }: { readonly id: string; readonly ifMatch: string },
    body: EditFunderDto,
  ): Promise<FunderDto> {
    requireFunderKeeper(actor, await this.find(id));
    await lockFunder(this.database.tx, id);
    const current = await this.find(id);
    this.etags.requireMatch(actor, ifMatch, current);
    await updateFunder(this.database.tx, withChanges(current, body));
    await this.record('funder.edited', id);
    return this.find(id);
  }

  private record(action: string, id: string): Promise<void> {
    return this.audit.record({ action, subject: { kind: 'funder', id }, outcome: 'done' });
  }
}
