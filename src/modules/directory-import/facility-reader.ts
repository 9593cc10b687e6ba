import { parse } from 'csv-parse/sync';
import { COLUMNS, readFacilityRow, type FacilityRow, type RawRow } from './facility-row.js';
import type { NumberedLine } from './line-reader.js';

/** A line that could not be used, and why. The rest of the file goes on without it. */
export interface BadRow {
  readonly line: number;
  /** The facility, where the line still says which it is. */
  readonly id?: string;
  readonly reason: string;
}

/** The file is not the directory. Nothing has been changed. */
export class NotTheDirectory extends Error {
  override name = 'NotTheDirectory';
}

/** Reads the lines of a directory file one by one. The first line says which column stands where. */
export class FacilityReader {
  private readonly seen = new Map<string, number>();

  private constructor(private readonly header: readonly string[]) {}

  /** @throws NotTheDirectory when the first line does not name the directory's columns. */
  static startingWith(firstLine: NumberedLine | undefined): FacilityReader {
    if (firstLine === undefined) throw new NotTheDirectory('the file is empty');
    if (firstLine.text.startsWith('PK')) throw new NotTheDirectory('it is a spreadsheet: save it as CSV first');
    const header = split(firstLine.text)?.map((name) => name.trim().toLowerCase());
    const missing = COLUMNS.filter((column) => !header?.includes(column));
    if (!header || missing.length > 0)
      throw new NotTheDirectory(`its first line does not name the columns ${missing.join(', ')}`);
    if (COLUMNS.some((column) => header.indexOf(column) !== header.lastIndexOf(column)))
      throw new NotTheDirectory('its first line names a column twice');
    return new FacilityReader(header);
  }

  /** One facility, or why the line cannot be used; undefined for an empty line. */
  read({ number, text }: NumberedLine): FacilityRow | BadRow | undefined {
    if (text.trim() === '') return undefined;
    const fields = split(text);
    if (!fields) return { line: number, reason: 'the quotes on this line are not closed or not doubled' };
    if (fields.length !== this.header.length)
      return { line: number, reason: `has ${fields.length} columns in place of ${this.header.length}` };
    const raw = Object.fromEntries(this.header.map((name, at) => [name, fields[at]?.trim() ?? ''])) as RawRow;
    const row = readFacilityRow(raw);
    if ('reason' in row) return { line: number, ...(raw.id === '' ? {} : { id: raw.id }), reason: row.reason };
    const first = this.seen.get(row.id);
    if (first !== undefined) return { line: number, id: row.id, reason: `repeats the id of line ${first}` };
    this.seen.set(row.id, number);
    return row;
  }
}

/** The fields of one line; undefined where its quotes make no sense. Few lines hold a quote: the rest need no parser. */
function split(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',');
  try {
    const [fields] = parse(line, { bom: true, relax_column_count: true });
    return fields;
  } catch {
    return undefined;
  }
}
