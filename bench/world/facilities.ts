import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  FacilityReader,
  facilityPrograms,
  SHIPPED_DIRECTORY,
  SHIPPED_ZIP_AREAS,
  type DirectoryRule,
} from '../../src/modules/directory-import/index.js';
import type { GeoPoint } from '../../src/domain/program.js';
import type { LevelOfCare } from '../../src/domain/vocabulary/care.js';
import type { Medication } from '../../src/domain/vocabulary/use.js';

/** What a facility of the real directory lends to generated ones: its care, its rules and roughly its place. No name. */
export interface FacilityPattern {
  /** Facilities of one agency share the number. */
  readonly agency: number;
  readonly state: string;
  /** County of the facility's ZIP code; absent where it is not known. */
  readonly county?: string;
  readonly timeZone: string;
  readonly point?: GeoPoint;
  readonly medications: readonly Medication[];
  readonly programs: readonly ProgramPattern[];
}

/** One kind of care of a facility, with the rules that its service codes amount to. */
export interface ProgramPattern {
  readonly kind: string;
  readonly levelsOfCare: readonly LevelOfCare[];
  readonly rules: readonly DirectoryRule[];
}

const linesOf = (file: URL) => gunzipSync(readFileSync(file)).toString('utf8').split('\n');

let read: readonly FacilityPattern[] | undefined;

/** The directory that ships with Tandem, read once by the code that imports it. */
export function facilityPatterns(): readonly FacilityPattern[] {
  return (read ??= readFacilities());
}

function readFacilities(): FacilityPattern[] {
  const counties = countyByZip();
  const [header, ...lines] = linesOf(SHIPPED_DIRECTORY);
  const reader = FacilityReader.startingWith({ number: 1, text: header ?? '' });
  const agencies = new Map<string, number>();
  return lines.flatMap((text, index) => {
    const row = reader.read({ number: index + 2, text });
    if (row === undefined || 'reason' in row) return [];
    const { organization, site, programs } = facilityPrograms(row);
    const agency = agencies.get(organization.sourceKey) ?? agencies.size;
    agencies.set(organization.sourceKey, agency);
    const county = counties.get(row.zip);
    return {
      agency,
      state: row.state,
      ...(county !== undefined && { county }),
      timeZone: site.timeZone,
      ...(row.point && { point: row.point }),
      medications: programs[0]?.medications ?? [],
      programs: programs.map(({ sourceKey, levelsOfCare, rules }) => ({
        kind: sourceKey.slice(sourceKey.lastIndexOf(':') + 1),
        levelsOfCare,
        rules,
      })),
    };
  });
}

function countyByZip(): ReadonlyMap<string, string> {
  const counties = new Map<string, string>();
  for (const line of linesOf(SHIPPED_ZIP_AREAS)) {
    const fields = line.split(',');
    const county = fields[5];
    if (fields.length === 6 && fields[0] !== undefined && county) counties.set(fields[0], county);
  }
  return counties;
}
