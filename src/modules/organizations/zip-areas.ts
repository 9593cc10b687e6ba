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
}
