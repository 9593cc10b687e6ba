import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { daysBetween, dateIn } from '../../domain/calendar.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../../platform/http/page.js';
import { invalidRequest, type HttpProblem } from '../../platform/http/problem.js';
import { requireEditor } from '../organizations/index.js';
import { CapacityReportDto, type CreateCapacityReportDto } from './capacity-report.dto.js';
import { findCapacityReport, insertCapacityReport, listCapacityReports } from './capacity-reports.queries.js';
import { ProgramsService } from './programs.service.js';

/** How far from today a report may look, either way. Beyond it is a slip of the pen. */
const FARTHEST_DAYS = 366;

/** Clocks differ: a report from a few minutes ahead is from now. */
const CLOCK_SLIP_MS = 5 * 60_000;

/** What staff report about open places. Reports are added and never changed. */
@Injectable()
export class CapacityReportsService {
  constructor(
    private readonly database: Database,
    private readonly programs: ProgramsService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async report(actor: Actor, programId: string, body: CreateCapacityReportDto): Promise<CapacityReportDto> {
    const { organizationId, site } = await this.programs.find(programId);
    requireEditor(actor, organizationId);
    const { kind, from, access } = body;
    const reportedAt = this.instantOf(body);
    if (Math.abs(daysBetween(dateIn(reportedAt.toISOString(), site.timeZone), from)) > FARTHEST_DAYS)
      throw odd('from', `from must be within ${FARTHEST_DAYS} days of the report`);
    const id = await this.idempotency.once(async () => {
      const report = {
        id: randomUUID(),
        programId,
        kind,
        open: placesIn(body),
        from,
        holdDays: body.holdDays ?? 0,
        access,
        reportedAt,
      };
      await insertCapacityReport(this.database.tx, report);
      const subject = { kind: 'program', id: programId };
      await this.audit.record({ action: 'capacity.reported', subject, outcome: 'done' });
      return report.id;
    });
    return this.find(id);
  }

  async list(programId: string, { cursor, limit }: PageQuery): Promise<Page<CapacityReportDto>> {
    await this.programs.find(programId);
    const after = decodeCursor(cursor, 2);
    const rows = await listCapacityReports(this.database.tx, programId, { after, limit });
    return pageOf(
      rows,
      { limit, asOf: this.clock.now() },
      { item: (row) => new CapacityReportDto(row), key: (row) => [row.sortTime, row.id] },
    );
  }

  private async find(id: string): Promise<CapacityReportDto> {
    const report = await findCapacityReport(this.database.tx, id);
    if (!report) throw new NotFoundException();
    return new CapacityReportDto(report);
  }

  private instantOf({ reportedAt }: CreateCapacityReportDto): Date {
    const now = this.clock.now();
    if (reportedAt === undefined || reportedAt === null) return now;
    const instant = new Date(reportedAt);
    const [age, farthest] = [now.getTime() - instant.getTime(), FARTHEST_DAYS * 86_400_000];
    if (/(Z|[+-]\d\d:?\d\d)$/.test(reportedAt) && age >= -CLOCK_SLIP_MS && age <= farthest)
      return age < 0 ? now : instant;
    throw odd('reportedAt', `reportedAt must be an instant with its zone, in the last ${FARTHEST_DAYS} days`);
  }
}

/** How many places a report tells of; 400 where it does not say. */
export function placesIn({ open, access }: Omit<CreateCapacityReportDto, 'reportedAt'>, field = 'open'): number {
  if (open !== undefined && open !== null) return open;
  if (access.mode === 'recurring-intake') return access.perDay;
  throw invalidRequest([{ field, rule: 'is-defined', message: 'open must say how many places there are' }]);
}

function odd(field: string, message: string): HttpProblem {
  return invalidRequest([{ field, rule: 'in-range', message }]);
}
