import type { EntityManager } from 'typeorm';
import type { Access } from '../../domain/program.js';
import type { SortKey } from '../../platform/http/page.js';
import type { CapacityReportDto } from './capacity-report.dto.js';

const COLUMNS = `c.id, c.program_id AS "programId", c.kind, c.open, c.from_date AS "from", c.hold_days AS "holdDays",
  c.access, c.reported_at AS "reportedAt", c.reported_by AS "reportedBy"`;

/** A report as it is stored. */
export interface NewCapacityReport {
  readonly id: string;
  readonly programId: string;
  readonly kind: string;
  readonly open: number;
  readonly from: string;
  readonly holdDays: number;
  readonly access: Access;
  readonly reportedAt: Date;
}

export async function findCapacityReport(tx: EntityManager, id: string): Promise<CapacityReportDto | undefined> {
  const [row] = await tx.query<CapacityReportDto[]>(`SELECT ${COLUMNS} FROM capacity_report AS c WHERE c.id = $1`, [
    id,
  ]);
  return row;
}

/** Reports about a program, newest first, after `after`; one more than `limit`, to see whether there are more. */
export function listCapacityReports(
  tx: EntityManager,
  programId: string,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<(CapacityReportDto & { readonly sortTime: string })[]> {
  return tx.query(
    `SELECT ${COLUMNS}, c.reported_at::text AS "sortTime" FROM capacity_report AS c
     WHERE c.program_id = $1 AND ($2::timestamptz IS NULL OR (c.reported_at, c.id) < ($2::timestamptz, $3::uuid))
     ORDER BY c.reported_at DESC, c.id DESC LIMIT $4`,
    [programId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
}

export async function insertCapacityReport(tx: EntityManager, report: NewCapacityReport): Promise<void> {
  await tx.query(
    `INSERT INTO capacity_report (id, program_id, kind, open, from_date, hold_days, access, reported_at, reported_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, access.current_user_id())`,
    [
      ...[report.id, report.programId, report.kind, report.open, report.from, report.holdDays],
      ...[JSON.stringify(report.access), report.reportedAt],
    ],
  );
}
