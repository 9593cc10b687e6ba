import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Database } from '../../platform/database/database.js';
import { Etags } from '../../platform/http/etag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { findFunder } from '../funders/index.js';
import { requireEditor, withChanges } from '../organizations/index.js';
import { FundingDto, FundingListDto, type CreateFundingDto, type EditFundingDto } from './funding.dto.js';
import { findFunding, fundingsOfProgram, insertFunding, lockFunding, updateFunding } from './fundings.queries.js';
import { ProgramsService } from './programs.service.js';

/** Who pays for a program: read by whoever is signed in, said by the program's own staff. */
@Injectable()
export class FundingsService {
  constructor(
    private readonly database: Database,
    private readonly programs: ProgramsService,
    private readonly idempotency: Idempotency,
    private readonly etags: Etags,
    private readonly audit: AuditTrail,
  ) {}

  async list(programId: string): Promise<FundingListDto> {
    await this.programs.find(programId);
    const fundings = await fundingsOfProgram(this.database.tx, programId);
    return new FundingListDto(fundings.map((funding) => new FundingDto(funding)));
  }

  /** 404 where there is none. */
  async find(id: string): Promise<FundingDto> {
    const funding = await findFunding(this.database.tx, id);
    if (!funding) throw new NotFoundException();
    return new FundingDto(funding);
  }

  /** Says that a funder pays for the program. Once for each: when it pays again, the days are changed. */
  async create(actor: Actor, programId: string, { funderId, from, to = null }: CreateFundingDto): Promise<FundingDto> {
    requireEditor(actor, (await this.programs.find(programId)).organizationId);
    refuseBackwards({ from, to });
    if (!(await findFunder(this.database.tx, funderId)))
      throw invalidRequest([{ field: 'funderId', rule: 'exists', message: 'funderId must name a funder' }]);
    const id = await this.idempotency.once(async () => {
      const funding = { id: randomUUID(), programId, funderId, from, to };
      await insertFunding(this.database.tx, funding);
      await this.record('program.funder-named', programId);
      return funding.id;
    });
    return this.find(id);
  }

  /** Changes the days. */
  async edit(
    actor: Actor,
    { id, ifMatch }: { readonly id: string; readonly ifMatch: string },
    body: EditFundingDto,
  ): Promise<FundingDto> {
    const { programId } = await this.find(id);
    requireEditor(actor, (await this.programs.find(programId)).organizationId);
    await lockFunding(this.database.tx, id);
    const current = await this.find(id);
    this.etags.requireMatch(actor, ifMatch, current);
    const changed = withChanges(current, body);
    refuseBackwards(changed);
    await updateFunding(this.database.tx, changed);
    await this.record('program.funder-dated', programId);
    return this.find(id);
  }

  private record(action: string, id: string): Promise<void> {
    return this.audit.record({ action, subject: { kind: 'program', id }, outcome: 'done' });
  }
}

function refuseBackwards({ from, to }: Pick<FundingDto, 'from' | 'to'>): void {
  if (to === null || to >= from) return;
  throw invalidRequest([{ field: 'to', rule: 'not-before', message: `to must not be before from, ${from}` }]);
}
