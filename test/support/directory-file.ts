import { Readable } from 'node:stream';
import { COLUMNS, type RawRow } from '../../src/modules/directory-import/facility-row.js';

/** One line of a directory file: an outpatient clinic in Hartford, unless the test says otherwise. */
export function aFacility(different: Partial<RawRow> = {}): RawRow {
  return {
    id: 'su23-00001',
    name1: 'Capitol Clinic Inc',
    name2: '',
    street1: '1 Main Street',
    street2: '',
    city: 'Hartford',
    state: 'CT',
    zip: '06103',
    phone: '860-555-0100',
    intake1: '',
    intake2: '',
    intake1a: '',
    intake2a: '',
    lat: '41.76580',
    lon: '-72.67340',
    geo: 'address',
    codes: 'SA OP ORT FEM MALE',
    ...different,
  };
}

/** The text of a directory file with these lines. */
export function directoryText(rows: readonly RawRow[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}

/** A directory file with these lines, as a stream. */
export function directoryFile(rows: readonly RawRow[]): Readable {
  return Readable.from([Buffer.from(directoryText(rows))]);
}

function quoted(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
