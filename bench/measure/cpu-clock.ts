/** A clock of work done, not of time gone by: on a shared machine others slow the second, and hardly the first. */
export interface CpuClock {
  /** What it counts, for the report. */
  readonly counts: string;
  /** Microseconds of work so far. */
  now(): number;
}

type ThreadUsage = () => NodeJS.CpuUsage;

/**
 * The thread's own time where Node tells it (22.19, 23.9 and later). Older ones tell the whole process's: while one thing is
 * measured the command does nothing else, so that what is added is the garbage collector and the compiler at work beside
 * it, which makes every figure a little worse.
 */
export const CPU_CLOCK: CpuClock = clockOf((process as { threadCpuUsage?: ThreadUsage }).threadCpuUsage);

function clockOf(threadUsage: ThreadUsage | undefined): CpuClock {
  const usage = threadUsage ? threadUsage.bind(process) : process.cpuUsage.bind(process);
  return {
    counts: threadUsage ? 'CPU time of the thread' : 'CPU time of the process',
    now: () => {
      const { user, system } = usage();
      return user + system;
    },
  };
}

/** Runs something and says how many microseconds of work it took. */
export function timed<T>(work: () => T): { readonly result: T; readonly microseconds: number } {
  const begun = CPU_CLOCK.now();
  const result = work();
  return { result, microseconds: CPU_CLOCK.now() - begun };
}

/** The same for something that waits: only this process's own work is counted. */
export async function timedAsync<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly microseconds: number }> {
  const begun = CPU_CLOCK.now();
  const result = await work();
  return { result, microseconds: CPU_CLOCK.now() - begun };
}
