export { LEGAL_STATUSES, type LegalNote, type LegalStatus, type LegalWords } from './legal-note.js';
export { LEGAL_NOTES, legalNotesOn } from './legal-notes-on.js';
