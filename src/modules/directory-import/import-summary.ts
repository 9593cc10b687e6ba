import type { BadRow } from './facility-reader.js';
import { contradictionsIn } from './contradictions.js';
import type { FacilityRow } from './facility-row.js';

/** What an import did, for a person to read. */
export interface ImportSummary {
  /** Lines read after the header, empty ones aside. */
  rows: number;
  facilities: number;
  organizations: number;
  sites: number;
  programs: { added: number; changed: number; unchanged: number; closed: number };
  rules: { published: number; withdrawn: number };
  notes: number;
  /** Facilities in which each contradiction was found, by its key. */
  contradictions: Record<string, number>;
  badRows: BadRow[];
  /** Why facilities that are no longer listed were left open; absent where they were closed. */
  nothingClosedBecause?: string;
}

/** A summary in which nothing has happened yet. */
export function emptySummary(): ImportSummary {
  return {
    rows: 0,
    facilities: 0,
    organizations: 0,
    sites: 0,
    programs: { added: 0, changed: 0, unchanged: 0, closed: 0 },
    rules: { published: 0, withdrawn: 0 },
    notes: 0,
    contradictions: {},
    badRows: [],
  };
}

/** Counts the contradictions of one facility, each once however many programs it runs. */
export function countContradictions(summary: ImportSummary, { codes }: FacilityRow): void {
  for (const { key } of contradictionsIn(codes)) {
    summary.contradictions[key] = (summary.contradictions[key] ?? 0) + 1;
  }
}
