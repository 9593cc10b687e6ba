import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { IsoDate } from '../../domain/calendar.js';
import { barrierTable } from '../../domain/caseload/barrier-table.js';
import type { BarrierTally } from '../../domain/caseload/barriers.js';
import type { CountedCouple } from '../../domain/caseload/waiting-couple.js';
import { Database } from '../../platform/database/database.js';
import type { Work } from '../../platform/database/request-context.js';
import { EventLog } from '../../platform/http/event-log.js';
import type { Catalogue } from '../programs/index.js';
import * as queries from './barrier-report.queries.js';
import { BarrierThreads, BarrierWorkerFile } from './barrier-threads.js';

/** A report to work on, for the session that asked for it. */
export interface BarrierJob {
  readonly id: string;
  readonly sessionToken: string;
  readonly couples: readonly CountedCouple[];
  /** The day with which the caseload began. */
  readonly day: IsoDate;
  readonly programs: Catalogue;
  readonly asOf: string;
}

/** Between two signs of life. A report without one for a minute counts as not finished. */
const SIGN_EVERY_MS = 3_000;
/** Most causes at single programs that are listed. */
const MOST_LISTED = 500;

/**
 * Works on reports, one after the other, in threads. Whatever it writes is written for the session that asked, so that
 * a report of somebody who has been signed out stops; and a report whose process died simply gives no more signs.
 */
@Injectable()
export class BarrierWork implements OnModuleDestroy {
  private turn: Promise<void> = Promise.resolve();
  private threads: BarrierThreads | undefined;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly file: BarrierWorkerFile,
    private readonly log: EventLog,
  ) {}

  /** Takes up a report that is stored. Nobody waits for it. */
  begin(job: BarrierJob): void {
    this.turn = this.workOn(job, this.turn);
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.threads?.end();
    await this.turn;
  }

  private async workOn(job: BarrierJob, before: Promise<void>): Promise<void> {
    const mine: { threads?: BarrierThreads } = {};
    const signs = setInterval(() => void this.giveSign(job, mine.threads), SIGN_EVERY_MS);
    try {
      await before;
      if (this.isStopping) return;
      const { id, couples, programs, asOf } = job;
      this.threads = mine.threads = new BarrierThreads({ couples, programs: [...programs.values()], asOf }, this.file);
      const result = resultOf(await mine.threads.finished, job);
      await this.store(job, (tx) => queries.finishReport(tx, id, result));
    } catch (error) {
      await this.giveUp(job, error);
    } finally {
      clearInterval(signs);
    }
  }

  /** Says that the report is waited for or worked on. What nobody may know any more is not worked on either. */
  private async giveSign(job: BarrierJob, threads: BarrierThreads | undefined): Promise<void> {
    const percent = threads?.percent ?? 0;
    const sign = this.store(job, (tx) => queries.giveSign(tx, job.id, percent));
    // A sign that could not be given is no reason to stop: the next one may get through.
    if (!(await sign.catch(() => true))) await threads?.end();
  }

  private async giveUp(job: BarrierJob, error: unknown): Promise<void> {
    if (this.isStopping) return;
    this.log.failure(job.id, error);
    await this.store(job, (tx) => queries.finishReport(tx, job.id, null)).catch(() => undefined);
  }

  private store<T>({ sessionToken }: BarrierJob, work: Work<T>): Promise<T> {
    return this.database.asSession(sessionToken, work);
  }
}

const LEAVES_OUT = [
  'whatever concerns fewer than 11 couples, which looks like nothing',
  'exact numbers: counts are told in elevens',
  'couples entered or changed since the day began',
  `more than the ${MOST_LISTED} causes at single programs that concern most couples`,
];

function resultOf(tally: BarrierTally, { programs, day }: BarrierJob): queries.BarrierResult {
  const table = barrierTable(tally, MOST_LISTED);
  const named = table.atPrograms.flatMap(({ programId }) => {
    const program = programs.get(programId);
    if (!program) return [];
    const { name, organizationName, city, state } = program;
    return [[programId, { name, organizationName, city, state }] as const];
  });
  return { ...table, caseloadOf: day, programs: Object.fromEntries(named), leavesOut: LEAVES_OUT };
}
