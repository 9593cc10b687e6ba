/** A closed program keeps its row and its history; it takes nobody and is in no search. */
export const PROGRAM_STATUSES = ['active', 'closed'] as const;
export type ProgramStatus = (typeof PROGRAM_STATUSES)[number];
