import { parentPort, workerData } from 'node:worker_threads';
import { BarrierCounter } from '../../domain/caseload/barriers.js';
import { AllPrograms } from '../../domain/caseload/caseload-programs.js';
import type { BarrierShare, WorkerMessage } from './barrier-threads.js';

/** Couples between two words about how far it is. */
const EVERY = 25;

/** One thread of a report: counts its share of the couples, and says how far it is. */
const { couples, programs, asOf } = workerData as BarrierShare;
const counter = new BarrierCounter(new AllPrograms(programs, asOf));
const say = (message: WorkerMessage) => parentPort?.postMessage(message);
for (const [index, couple] of couples.entries()) {
  counter.add(couple);
  if ((index + 1) % EVERY === 0) say({ done: index + 1 });
}
say({ done: couples.length, tally: counter.tally });
