import type { ImportSummary } from './import-summary.js';

const MOST_LINES_SHOWN = 50;

/** The summary as lines of plain text. */
export function describeImport(summary: ImportSummary): string[] {
  const { rows, facilities, organizations, sites, programs, rules, notes, badRows, nothingClosedBecause } = summary;
  const contradictions = Object.values(summary.contradictions).reduce((sum, count) => sum + count, 0);
  return [
    `lines           ${grouped(rows)}, of which ${grouped(facilities)} are facilities and ${grouped(badRows.length)} cannot be used`,
    `organizations   ${grouped(organizations)}`,
    `sites           ${grouped(sites)}`,
    `programs        ${grouped(programs.added)} added, ${grouped(programs.changed)} changed, ` +
      `${grouped(programs.unchanged)} unchanged, ${grouped(programs.closed)} closed`,
    `rules           ${grouped(rules.published)} versions published, ${grouped(rules.withdrawn)} rules withdrawn`,
    `notes           ${grouped(notes)} written for staff`,
    `contradictions  ${grouped(contradictions)}, told to staff and made into no rule`,
    ...(nothingClosedBecause === undefined ? [] : [`closed nothing  ${nothingClosedBecause}`]),
    ...badRows
      .slice(0, MOST_LINES_SHOWN)
      .map(({ line, id, reason }) => `line ${line}${id ? ` (${id})` : ''}: ${reason}`),
    ...(badRows.length > MOST_LINES_SHOWN
      ? [`and ${grouped(badRows.length - MOST_LINES_SHOWN)} more lines that cannot be used`]
      : []),
  ];
}

/** 12744 as 12,744. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
