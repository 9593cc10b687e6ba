export type { CataloguedProgram } from './catalogued-program.js';
export { LegalNoteDto } from './legal-note.dto.js';
export { ProgramCatalogue, type Catalogue } from './program-catalogue.js';
export { ProgramsModule } from './programs.module.js';
