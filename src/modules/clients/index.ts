export { NewAnswerDto } from './answer.dto.js';
export type { ClientRecord, ClientSummary, Opening } from './client-record.js';
export { ClientRecords } from './client-records.js';
export { ClientsModule } from './clients.module.js';
export { CONSENT_COLUMNS, toConsent, type ConsentRow } from './consent-row.js';
export { anchorOf } from './list-cursor.js';
export { keepsRealClients } from './real-clients.js';
export { factsWithUnsaved } from './unsaved-answers.js';
