import { BarrierWorkerFile } from '../../src/modules/caseload/index.js';

/** The thread of a report, from its source: nothing is built for a test. */
export function workerFromSource(): BarrierWorkerFile {
  const url = new URL('../../src/modules/caseload/barrier-worker.ts', import.meta.url);
  const hooks = new URL('./run-typescript.mjs', import.meta.url);
  return new BarrierWorkerFile(url, { execArgv: ['--import', hooks.href, '--no-warnings'] });
}
