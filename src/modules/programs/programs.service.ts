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
import { findSite, requireEditor, withChanges } from '../organizations/index.js';
import { ContactDto, IntakeDto } from './program-contact.dto.js';
import type { CreateProgramDto, EditProgramDto, ProgramQuery } from './program-request.dto.js';
import { ProgramDto } from './program.dto.js';
import {
  findProgram,
  insertProgram,
  listPrograms,
  lockProgram,
  updateProgram,
  type ProgramValues,
} from './programs.queries.js';

/** What can be said of a program. */
type Said = Omit<ProgramValues, 'id' | 'organizationId' | 'siteId' | 'name' | 'levelsOfCare'>;

/** What a program is while nobody has said otherwise. */
const UNSAID: Said = {
  status: 'active',
  couplePolicy: 'not-asked',
  coupleConditions: [],
  typicalStayDays: null,
  noContactDays: null,
  reportFreshHours: 24,
  medications: [],
  contact: new ContactDto(),
  intake: new IntakeDto(),
  sourceVerifiedOn: null,
};

/** Programs: read by whoever is signed in, changed by their organization's own staff. */
@Injectable()
export class ProgramsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly etags: Etags,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, { siteId, name, levelsOfCare, ...body }: CreateProgramDto): Promise<ProgramDto> {
    const site = await findSite(this.database.tx, siteId);
    if (!site) throw invalidRequest([{ field: 'siteId', rule: 'exists', message: 'siteId must name a site' }]);
    const { organizationId } = site;
    requireEditor(actor, organizationId);
    const said = withChanges(UNSAID, withoutNulls(body));
    refuseIdleConditions(said);
    const id = await this.idempotency.once(async () => {
      const program = { id: randomUUID(), organizationId, siteId, name, levelsOfCare, ...said };
      await insertProgram(this.database.tx, program);
      await this.record('program.created', program.id);
      return program.id;
    });
    return this.find(id);
  }

  async list({ cursor, limit, status = 'active', ...filter }: ProgramQuery): Promise<Page<ProgramDto>> {
    const after = decodeCursor(cursor, 2);
    const rows = await listPrograms(this.database.tx, { ...filter, status }, { after, limit });
    return pageOf(
      rows,
      { limit, asOf: this.clock.now() },
      { item: (row) => new ProgramDto(row), key: (row) => [row.sortName, row.id] },
    );
  }

  /** 404 where there is none. */
  async find(id: string): Promise<ProgramDto> {
    const program = await findProgram(this.database.tx, id);
    if (!program) throw new NotFoundException();
    return new ProgramDto(program);
  }

  async edit(
    actor: Actor,
    { id, ifMatch }: { readonly id: string; readonly ifMatch: string },
    body: EditProgramDto,
  ): Promise<ProgramDto> {
    requireEditor(actor, (await this.find(id)).organizationId);
    await lockProgram(this.database.tx, id);
    const current = await this.find(id);
    this.etags.requireMatch(actor, ifMatch, current);
    const changed = withChanges(current, withoutNulls(body));
    refuseIdleConditions(changed);
    await updateProgram(this.database.tx, changed);
    await this.record('program.edited', id);
    return this.find(id);
  }

  private record(action: string, id: string): Promise<void> {
    return this.audit.record({ action, subject: { kind: 'program', id }, outcome: 'done' });
  }
}

/** `null` puts a field back to what it is when nobody has said anything. */
function withoutNulls<T extends object>(body: T): { [K in keyof T]: Exclude<T[K], null> } {
  const said = Object.entries(body).map(([name, value]: [string, unknown]) => [
    name,
    value === null ? UNSAID[name as keyof Said] : value,
  ]);
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], null> };
}

/** Refuses (400) conditions for couples where the policy takes none. `at` is where they stand in the request. */
export function refuseIdleConditions(
  { couplePolicy, coupleConditions }: Pick<Said, 'couplePolicy' | 'coupleConditions'>,
  at = '',
): void {
  if (coupleConditions.length === 0 || couplePolicy === 'both-at-once' || couplePolicy === 'couples-only') return;
  throw invalidRequest([
    {
      field: `${at}coupleConditions`,
      rule: 'only-where-couples-are-admitted',
      message: `coupleConditions say how two partners are admitted, and couplePolicy is ${couplePolicy}`,
      accepted: [[]],
    },
  ]);
}
