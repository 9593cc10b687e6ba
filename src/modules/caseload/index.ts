export { BarrierWorkerFile } from './barrier-threads.js';
export { CaseloadModule } from './caseload.module.js';
