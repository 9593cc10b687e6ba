import fc from 'fast-check';
import { BarrierCounter } from '../../src/domain/caseload/barriers.js';
import { AllPrograms } from '../../src/domain/caseload/caseload-programs.js';
import type { Program } from '../../src/domain/program.js';
import { BarrierThreads, BarrierWorkerFile } from '../../src/modules/caseload/barrier-threads.js';
import { anyWorld, AS_OF } from '../properties/small-worlds.js';
import { workerFromSource } from '../support/worker-from-source.js';

const WORLDS = fc.sample(anyWorld(), { numRuns: 450, seed: 20261125 });

const countedAt = (programs: readonly Program[]) => {
  const counter = new BarrierCounter(new AllPrograms(programs, AS_OF));
  for (const couple of WORLDS) counter.add(couple);
  return counter.tally;
};

/** Programs that keep many of the couples from a plan. */
const { programs } = WORLDS.find((world) => countedAt(world.programs).causes.size > 5)!;
const SHARE = { couples: WORLDS, programs, asOf: AS_OF };

describe('a count in threads', () => {
  it('comes to what it comes to in one', async () => {
    const alone = countedAt(programs);
    const threads = new BarrierThreads(SHARE, workerFromSource());
    expect(threads.percent).toBe(0);
    const tally = await threads.finished;
    expect(tally.waiting).toBe(450);
    expect(tally.causes.size).toBeGreaterThan(5);
    expect({ ...tally, causes: sorted(tally.causes) }).toEqual({
      ...alone,
      causes: sorted(alone.causes),
    });
    expect(threads.percent).toBe(100);
  });

  it('is done at once where nobody waits', async () => {
    const threads = new BarrierThreads({ ...SHARE, couples: [] }, workerFromSource());
    expect(await threads.finished).toMatchObject({ waiting: 0, withoutPlan: 0 });
  });

  it('fails where it is ended, or cannot be begun', async () => {
    const threads = new BarrierThreads(SHARE, workerFromSource());
    const finished = expect(threads.finished).rejects.toThrow('before its work was done');
    await threads.end();
    await finished;
    const lost = new BarrierWorkerFile(new URL('./no-such-file.js', import.meta.url));
    await expect(new BarrierThreads(SHARE, lost).finished).rejects.toThrow('no-such-file');
  });
});

const sorted = (causes: ReadonlyMap<string, unknown>) => [...causes].sort(([a], [b]) => (a < b ? -1 : 1));
