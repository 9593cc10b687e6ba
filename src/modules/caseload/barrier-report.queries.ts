import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../domain/calendar.js';
import type { BarrierTable } from '../../domain/caseload/barrier-table.js';

/** A program as a report names it. */
export interface NamedProgram {
  readonly name: string;
  readonly organizationName: string;
  readonly city: string;
  readonly state: string;
}

/** What is kept of a finished report: what is told, and the programs it names by id. */
export interface BarrierResult extends BarrierTable {
  /** The day (UTC) with which the caseload began. */
  readonly caseloadOf: IsoDate;
  readonly programs: Readonly<Record<string, NamedProgram>>;
  readonly leavesOut: readonly string[];
}

/** A report as it is stored. */
export interface StoredReport {
  readonly id: string;
  readonly requestedAt: Date;
  readonly asOf: Date;
  readonly state: 'running' | 'done' | 'stopped';
  /** Whether the process that works on it has given a sign in the last minute. */
  readonly isAlive: boolean;
  readonly percent: number;
  readonly finishedAt: Date | null;
  readonly result: BarrierResult | null;
}

const IS_ALIVE = `last_sign_at > now() - interval '1 minute'`;

/** A report, if the caller may read it. */
export async function findReport(tx: EntityManager, id: string): Promise<StoredReport | undefined> {
  const [row] = await tx.query<StoredReport[]>(
    `SELECT id, requested_at AS "requestedAt", as_of AS "asOf", state, ${IS_ALIVE} AS "isAlive", percent,
       finished_at AS "finishedAt", result
     FROM barrier_report WHERE id = $1`,
    [id],
  );
  return row;
}

/** Whether one that the caller may read is being worked on. Two who ask at the same time ask one after the other. */
export async function isOneRunning(tx: EntityManager): Promise<boolean> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('barrier reports of ' || coalesce(
       access.current_organization_id()::text, 'everybody'), 0))`,
  );
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM barrier_report WHERE state = 'running' AND ${IS_ALIVE} LIMIT 1`,
  );
  return rows.length > 0;
}

/** Begins a report for the caller. */
export async function insertReport(tx: EntityManager, id: string, asOf: string): Promise<void> {
  await tx.query('INSERT INTO barrier_report (id, as_of) VALUES ($1, $2)', [id, asOf]);
}

/** A sign of life. False where the report is no longer the caller's to work on, or the session has ended. */
export async function giveSign(tx: EntityManager, id: string, percent: number): Promise<boolean> {
  return changed(
    await tx.query<Changed>(
      `UPDATE barrier_report SET last_sign_at = now(), percent = greatest(percent, $2) WHERE id = $1 AND state = 'running'
       RETURNING id`,
      [id, percent],
    ),
  );
}

/** The end of a report: its result, or null where it could not be finished. */
export async function finishReport(tx: EntityManager, id: string, result: BarrierResult | null): Promise<boolean> {
  return changed(
    await tx.query<Changed>(
      `UPDATE barrier_report SET state = CASE WHEN $2::jsonb IS NULL THEN 'stopped' ELSE 'done' END, result = $2::jsonb,
         percent = CASE WHEN $2::jsonb IS NULL THEN percent ELSE 100 END, finished_at = now(), last_sign_at = now()
       WHERE id = $1 AND state = 'running' RETURNING id`,
      [id, result === null ? null : JSON.stringify(result)],
    ),
  );
}

/** What the driver returns for an UPDATE: the rows, and how many. */
type Changed = readonly [rows: readonly unknown[], count: number];

const changed = ([, count]: Changed): boolean => count > 0;
