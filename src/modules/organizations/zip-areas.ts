import { Injectable } from '@nestjs/common';
import type { GeoPoint } from '../../domain/program.js';
import { Database } from '../../platform/database/database.js';

/** The middle of each ZIP area: where somebody lives, as near as a search needs to know it. */
@Injectable()
export class ZipAreas {
  constructor(private readonly database: Database) {}

  /** The middle of a ZIP area; undefined for a ZIP code that is not known or is none. */
  async pointOf(zip: string): Promise<GeoPoint | undefined> {
    if (!/^\d{5}$/.test(zip)) return undefined;
    const [point] = await this.database.tx.query<GeoPoint[]>(
      'SELECT latitude, longitude FROM zip_area WHERE zip = $1',
      [zip],
    );
    return point;
  }

  /** The middles of many ZIP areas, by ZIP code. */
  async pointsOf(zips: readonly string[]): Promise<ReadonlyMap<string, GeoPoint>> {
    const rows = await this.database.tx.query<(GeoPoint & { readonly zip: string })[]>(
      'SELECT zip, latitude, longitude FROM zip_area WHERE zip = ANY ($1)',
      [[...new Set(zips)]],
    );
    return new Map(rows.map(({ zip, latitude, longitude }) => [zip, { latitude, longitude }]));
  }
}
