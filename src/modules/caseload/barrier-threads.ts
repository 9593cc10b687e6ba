import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { addTally, emptyTally, type BarrierTally } from '../../domain/caseload/barriers.js';
import type { WaitingCouple } from '../../domain/caseload/waiting-couple.js';
import type { Program } from '../../domain/program.js';

/** What one report counts. */
export interface BarrierShare {
  readonly couples: readonly WaitingCouple[];
  readonly programs: readonly Program[];
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
}

/** What a thread says: how many of its couples are done, and at the end what came of them. */
export interface WorkerMessage {
  readonly done: number;
  readonly tally?: BarrierTally;
}

/** The file that a thread runs, and how. */
export class BarrierWorkerFile {
  constructor(
    readonly url: URL,
    readonly options: Pick<WorkerOptions, 'execArgv'> = {},
  ) {}
}

/** One thread is left to requests; more than these would only hold copies of the directory. */
const MOST_THREADS = 4;
/** Fewer couples than this are not worth another thread. */
const SMALLEST_SHARE = 200;

/** A count in threads of its own, which can be ended. */
export class BarrierThreads {
  private readonly workers: Worker[] = [];
  private readonly doneBy = new Map<Worker, number>();
  private readonly total: number;
  /** The exact count, for `barrierTable` alone. Fails where a thread fails or was ended. */
  readonly finished: Promise<BarrierTally>;

  constructor({ couples, programs, asOf }: BarrierShare, file: BarrierWorkerFile) {
    this.total = couples.length;
    const useful = Math.ceil(couples.length / SMALLEST_SHARE);
    const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1, useful));
    const shares = Array.from({ length: threads }, (_, thread) => couples.filter((__, i) => i % threads === thread));
    this.finished = Promise.all(shares.map((share) => this.run({ couples: share, programs, asOf }, file))).then(
      (tallies) => {
        const all = emptyTally();
        for (const tally of tallies) addTally(all, tally);
        return all;
      },
    );
  }

  /** How much is done, from 0 to 100, in tens: single percents of a few couples would tell how many there are. */
  get percent(): number {
    const done = [...this.doneBy.values()].reduce((sum, count) => sum + count, 0);
    return this.total === 0 ? 100 : 10 * Math.floor((10 * done) / this.total);
  }

  /** Ends all threads, in the middle of whatever they do. */
  async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private run(share: BarrierShare, { url, options }: BarrierWorkerFile): Promise<BarrierTally> {
    const worker = new Worker(url, { ...options, workerData: share });
    this.workers.push(worker);
    return new Promise((resolve, reject) => {
      worker.on('message', ({ done, tally }: WorkerMessage) => {
        this.doneBy.set(worker, done);
        if (tally) resolve(tally);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread has ended before its work was done')));
    });
  }
}
