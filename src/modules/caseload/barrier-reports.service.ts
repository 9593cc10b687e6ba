import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { ProgramCatalogue } from '../programs/index.js';
import { findReport, insertReport, isOneRunning, type StoredReport } from './barrier-report.queries.js';
import { BarrierWork } from './barrier-work.js';
import { WaitingCaseload } from './waiting-caseload.js';

/** Reports about what stands in the way: begun here, worked on in threads, read again when they are done. */
@Injectable()
export class BarrierReportsService {
  constructor(
    private readonly database: Database,
    private readonly caseload: WaitingCaseload,
    private readonly catalogue: ProgramCatalogue,
    private readonly work: BarrierWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Begins a report and returns its id. The work starts once the report is stored. */
  async begin({ role, organizationId, sessionToken }: Actor): Promise<string> {
    if (role === 'administrator' && organizationId !== null)
      throw new ForbiddenException('Reports are for supervisors, and for the administrator of the whole installation.');
    const { tx } = this.database;
    if (await isOneRunning(tx)) throw new ReportIsRunning();
    const asOf = this.clock.now().toISOString();
    const programs = await this.catalogue.current();
    const { day, couples } = await this.caseload.forBarrierReport();
    const id = randomUUID();
    await insertReport(tx, id, asOf);
    await this.audit.record({
      action: 'barrier-report.requested',
      subject: { kind: 'barrier-report', id },
      outcome: 'done',
    });
    this.database.afterCommit(() => this.work.begin({ id, sessionToken, couples, day, programs, asOf }));
    return id;
  }

  /** A report as it stands. */
  async find(id: string): Promise<StoredReport> {
    const report = await findReport(this.database.tx, id);
    if (!report) throw new NotFoundException();
    return report;
  }
}

/** One report at a time is enough, for each agency. */
class ReportIsRunning extends DomainError {
  readonly code = 'conflict';
  readonly title = 'A report is being worked on';

  constructor() {
    super('Wait until it is done, and read that one: all reports of a day are about the same couples.');
  }
}
