import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { STATES } from '../../domain/vocabulary/people.js';
import { aFacility, directoryText } from '../../../test/support/directory-file.js';
import { FacilityReader, NotTheDirectory } from './facility-reader.js';
import { COLUMNS, readFacilityRow, type RawRow } from './facility-row.js';
import { FileBrokeOff, readLines, type NumberedLine } from './line-reader.js';
import { timeZoneOf } from './time-zones.js';

describe('a facility line', () => {
  it.each<[Partial<RawRow>, string]>([
    [{ id: '' }, 'id is missing'],
    [{ id: '17' }, 'id does not look like su23-00001'],
    [{ name1: '' }, 'name1 is missing'],
    [{ state: '' }, 'state is missing'],
    [{ state: 'XX' }, 'state "XX" is not a state or territory'],
    [{ zip: '' }, 'zip is missing'],
    [{ zip: '6112' }, 'zip "6112" does not have five digits'],
    [{ lat: 'north' }, 'coordinates "north", "-72.67340" are not a place in the United States'],
    [{ lon: '' }, 'coordinates "41.76580", "" are not a place in the United States'],
    [{ lat: '-72.67340', lon: '41.76580' }, 'coordinates "-72.67340", "41.76580" are not a place in the United States'],
    [{ lat: '1e1' }, 'coordinates "1e1", "-72.67340" are not a place in the United States'],
    [{ name1: 'A\0B' }, 'name1 holds a character that cannot be read'],
    [{ name1: 'x'.repeat(201) }, 'name1 is longer than 200 characters'],
  ])('with %j is unusable: %s', (different, reason) => {
    expect(readFacilityRow(aFacility(different))).toEqual({ reason });
  });

  it('keeps codes that nobody can explain apart', () => {
    expect(readFacilityRow(aFacility({ codes: 'SA  ZZZ SA QQ' }))).toMatchObject({
      codes: new Set(['SA']),
      unknownCodes: ['ZZZ', 'QQ'],
    });
  });

  it('has a time zone in every state and territory', () => {
    expect(STATES.filter((state) => timeZoneOf(state) === undefined)).toEqual([]);
    for (const state of STATES) new Intl.DateTimeFormat('en-US', { timeZone: timeZoneOf(state) });
  });
});

describe('a directory file', () => {
  it('is read with a byte order mark, quotes, any order of columns, and Windows line ends', async () => {
    const header = [...COLUMNS].reverse();
    const row = aFacility({ name1: 'Hope, "Faith" Inc' });
    const fields = header.map((column) => `"${row[column].replaceAll('"', '""')}"`);
    const [facility] = await readAll(`\ufeff${header.join(',')}\r\n\r\n${fields.join(',')}\r\n`);
    expect(facility).toMatchObject({ id: 'su23-00001', name: 'Hope, "Faith" Inc' });
  });

  it('loses one line to an unclosed quote, one to a missing column and one to a repeated id, and no other', async () => {
    const rows = ['su23-00001', 'su23-00002', 'su23-00003', 'su23-00001'].map((id) => aFacility({ id }));
    const lines = directoryText(rows).split('\n');
    lines[2] = `"${lines[2] ?? ''}`;
    lines.splice(3, 0, 'su23-00009,Only a name');
    expect(await readAll(lines.join('\n'))).toEqual([
      expect.objectContaining({ id: 'su23-00001' }),
      { line: 3, reason: 'the quotes on this line are not closed or not doubled' },
      { line: 4, reason: 'has 2 columns in place of 17' },
      expect.objectContaining({ id: 'su23-00003' }),
      { line: 6, id: 'su23-00001', reason: 'repeats the id of line 2' },
    ]);
  });

  it.each([
    ['', /is empty/],
    ['<html><body>Not found</body></html>', /does not name the columns id, name1/],
    ['zip,lat,lon,state,place,county\n06103,41.7,-72.6,CT,Hartford,Capitol', /does not name the columns id, name1/],
    ['PK\u0003\u0004', /is a spreadsheet/],
    [`${COLUMNS.join(',')},id`, /names a column twice/],
  ])('that begins %j is refused', async (text, reason) => {
    const refused = readAll(text);
    await expect(refused).rejects.toThrow(NotTheDirectory);
    await expect(refused).rejects.toThrow(reason);
  });
});

describe('lines', () => {
  it('are the same plain and gzipped, however the bytes are cut', async () => {
    const text = 'first\nzweite Größe\n\nlast';
    const bytes = Buffer.from(text);
    const cut = (all: Buffer) => Readable.from([...all].map((byte) => Buffer.from([byte])));
    const expected = [
      { number: 1, text: 'first' },
      { number: 2, text: 'zweite Größe' },
      { number: 3, text: '' },
      { number: 4, text: 'last' },
    ];
    expect(await collect(readLines(cut(bytes)))).toEqual(expected);
    expect(await collect(readLines(cut(gzipSync(bytes))))).toEqual(expected);
  });

  it('say so when an archive breaks off', async () => {
    const whole = gzipSync(Buffer.from('line\n'.repeat(10_000)));
    await expect(collect(readLines(Readable.from([whole.subarray(0, 40)])))).rejects.toThrow(FileBrokeOff);
  });
});

async function readAll(text: string) {
  const lines = await collect(readLines(Readable.from([Buffer.from(text)])));
  const reader = FacilityReader.startingWith(lines[0]);
  return lines.slice(1).flatMap((line) => reader.read(line) ?? []);
}

async function collect(lines: AsyncIterable<NumberedLine>): Promise<NumberedLine[]> {
  const all: NumberedLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
