import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { OwnerDatabase } from './owner-database.js';
import { SHIPPED_ZIP_AREAS } from './shipped-files.js';

const COLUMNS = ['zip', 'lat', 'lon', 'state', 'place', 'county'] as const;
const BATCH = 10_000;

const STORE = `
  INSERT INTO zip_area (zip, latitude, longitude, state, place, county)
  SELECT * FROM unnest($1::text[], $2::float8[], $3::float8[], $4::text[], $5::text[], $6::text[])
  ON CONFLICT (zip) DO UPDATE SET latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude,
    state = EXCLUDED.state, place = EXCLUDED.place, county = EXCLUDED.county
  WHERE (zip_area.latitude, zip_area.longitude, zip_area.state, zip_area.place, zip_area.county)
    IS DISTINCT FROM (EXCLUDED.latitude, EXCLUDED.longitude, EXCLUDED.state, EXCLUDED.place, EXCLUDED.county)`;

/**
 * Loads the middle points of the ZIP areas that ship with Tandem, a gzipped CSV file. Repeating it changes nothing.
 * An empty state, place or county is not known.
 *
 * @returns How many areas the file holds.
 */
export async function loadZipAreas(database: OwnerDatabase, file: string | URL = SHIPPED_ZIP_AREAS): Promise<number> {
  const rows = parse<Record<string, string>>(gunzipSync(await readFile(file)), { columns: true, bom: true });
  await database.transaction(async (tx) => {
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH);
      await tx.query(
        STORE,
        COLUMNS.map((column) => batch.map((row) => (row[column] === '' ? null : row[column]))),
      );
    }
  });
  return rows.length;
}
