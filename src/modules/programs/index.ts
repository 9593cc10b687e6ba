export type { CataloguedProgram } from './catalogued-program.js';
export { LegalNoteDto } from './legal-note.dto.js';
export { ProgramCatalogue, type Catalogue } from './program-catalogue.js';
export { ProgramsModule } from './programs.module.js';
export { UnsavedChangesDto, UnsavedProgramDto } from './unsaved-program.dto.js';
export { changeOf, withUnsaved } from './unsaved-program.js';
