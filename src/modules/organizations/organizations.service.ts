import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Etags } from '../../platform/http/etag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeCursor, pageOf, type Page } from '../../platform/http/page.js';
import { requireEditor, requireInstallationAdministrator } from './directory-editor.js';
import { withChanges } from './directory-fields.js';
import {
  OrganizationDto,
  type CreateOrganizationDto,
  type EditOrganizationDto,
  type OrganizationQuery,
} from './organization.dto.js';
import {
  findOrganization,
  insertOrganization,
  listOrganizations,
  lockOrganization,
  updateOrganization,
} from './organizations.queries.js';

/** The organizations of the directory: read by whoever is signed in, changed by their own staff. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly etags: Etags,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, body: CreateOrganizationDto): Promise<OrganizationDto> {
    requireInstallationAdministrator(actor);
    const id = await this.idempotency.once(async () => {
      const organization = { id: randomUUID(), name: body.name, kind: body.kind };
      await insertOrganization(this.database.tx, organization);
      await this.record('organization.created', organization.id);
      return organization.id;
    });
    return this.find(id);
  }

  async list({ cursor, limit, name, state }: OrganizationQuery): Promise<Page<OrganizationDto>> {
    const after = decodeCursor(cursor, 2);
    const rows = await listOrganizations(this.database.tx, { name, state }, { after, limit });
    return pageOf(
      rows,
      { limit, asOf: this.clock.now() },
      { item: (row) => new OrganizationDto(row), key: (row) => [row.sortName, row.id] },
    );
  }

  /** 404 where there is none. */
  async find(id: string): Promise<OrganizationDto> {
    const organization = await findOrganization(this.database.tx, id);
    if (!organization) throw new NotFoundException();
    return new OrganizationDto(organization);
  }

  async edit(
    actor: Actor,
    { id, ifMatch }: { readonly id: string; readonly ifMatch: string },
    body: EditOrganizationDto,
  ): Promise<OrganizationDto> {
    await this.find(id);
    requireEditor(actor, id);
    await lockOrganization(this.database.tx, id);
    const current = await this.find(id);
    this.etags.requireMatch(actor, ifMatch, current);
    await updateOrganization(this.database.tx, withChanges(current, body));
    await this.record('organization.edited', id);
    return this.find(id);
  }

  private record(action: string, id: string): Promise<void> {
    return this.audit.record({ action, subject: { kind: 'organization', id }, outcome: 'done' });
  }
}
