import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { GeoPoint } from '../../domain/program.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Etags } from '../../platform/http/etag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeCursor, pageOf, type Page } from '../../platform/http/page.js';
import { requireEditor } from './directory-editor.js';
import { withChanges } from './directory-fields.js';
import { lockOrganization } from './organizations.queries.js';
import { SiteDto, type CreateSiteDto, type EditSiteDto, type LocationPrecision, type SiteQuery } from './site.dto.js';
import { findSite, insertSite, isSharedSite, listSites, updateSite } from './sites.queries.js';
import { ZipAreas } from './zip-areas.js';

/** The places where programs are run: read by whoever is signed in, changed by their organization's own staff. */
@Injectable()
export class SitesService {
  constructor(
    private readonly database: Database,
    private readonly zipAreas: ZipAreas,
    private readonly idempotency: Idempotency,
    private readonly etags: Etags,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, body: CreateSiteDto): Promise<SiteDto> {
    requireEditor(actor, body.organizationId);
    const id = await this.idempotency.once(async () => {
      const siteId = randomUUID();
      const { organizationId, name, street, city, state, zip, county = null, timeZone, phone = null } = body;
      const location = await this.locate(body);
      const place = { name, street, city, state, zip, county, timeZone, phone, ...location };
      await insertSite(this.database.tx, { id: siteId, organizationId, ...place });
      await this.record('site.created', siteId);
      return siteId;
    });
    return this.find(id);
  }

  async list({ cursor, limit, ...filter }: SiteQuery): Promise<Page<SiteDto>> {
    const rows = await listSites(this.database.tx, filter, { after: decodeCursor(cursor, 2), limit });
    return pageOf(
      rows,
      { limit, asOf: this.clock.now() },
      { item: (row) => new SiteDto(row), key: (row) => [row.sortName, row.id] },
    );
  }

  /** 404 where there is none. */
  async find(id: string): Promise<SiteDto> {
    const site = await findSite(this.database.tx, id);
    if (!site) throw new NotFoundException();
    return new SiteDto(site);
  }

  async edit(
    actor: Actor,
    { id, ifMatch }: { readonly id: string; readonly ifMatch: string },
    body: EditSiteDto,
  ): Promise<SiteDto> {
    const { organizationId } = await this.find(id);
    requireEditor(actor, organizationId);
    await lockOrganization(this.database.tx, organizationId);
    if (await isSharedSite(this.database.tx, id))
      throw new ForbiddenException('Another organization runs a program at this site, so it cannot be changed here.');
    const current = await this.find(id);
    this.etags.requireMatch(actor, ifMatch, current);
    const changed = withChanges(current, body);
    const followsZip = current.locationPrecision !== 'address' && changed.zip !== current.zip;
    const moved = body.point !== undefined || followsZip;
    const location = moved ? await this.locate({ point: body.point, zip: changed.zip }) : {};
    await updateSite(this.database.tx, { ...changed, ...location });
    await this.record('site.edited', id);
    return this.find(id);
  }

  /** The point that was given, or the middle of the ZIP area, and which of the two it is. */
  private async locate({ point, zip }: Whereabouts): Promise<Location> {
    if (point) return { point, locationPrecision: 'address' };
    const middle = await this.zipAreas.pointOf(zip);
    return middle ? { point: middle, locationPrecision: 'zip-centroid' } : { point: null, locationPrecision: 'none' };
  }

  private record(action: string, id: string): Promise<void> {
    return this.audit.record({ action, subject: { kind: 'site', id }, outcome: 'done' });
  }
}

interface Whereabouts {
  readonly point?: GeoPoint | null | undefined;
  readonly zip: string;
}

interface Location {
  readonly point: GeoPoint | null;
  readonly locationPrecision: LocationPrecision;
}
