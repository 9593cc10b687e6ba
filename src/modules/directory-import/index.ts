export { importDirectory, type ImportOptions } from './import-directory.js';
export type { ImportSummary } from './import-summary.js';
export { FileBrokeOff } from './line-reader.js';
export { NotTheDirectory } from './facility-reader.js';
export type { OwnerDatabase } from './owner-database.js';
export { loadZipAreas } from './zip-areas.js';
export { SHIPPED_DIRECTORY } from './shipped-files.js';
export { describeImport, grouped } from './describe-import.js';
