import { readCodes, type Codes } from './directory-codes.js';
import { timeZoneOf } from './time-zones.js';

/** The columns of the directory file; all must be there, in any order. */
export const COLUMNS = [
  'id',
  'name1',
  'name2',
  'street1',
  'street2',
  'city',
  'state',
  'zip',
  'phone',
  'intake1',
  'intake2',
  'intake1a',
  'intake2a',
  'lat',
  'lon',
  'geo',
  'codes',
] as const;
export type Column = (typeof COLUMNS)[number];

/** One line of the file, by column, as it stands there. */
export type RawRow = Readonly<Record<Column, string>>;

/** One facility, read and checked. */
export interface FacilityRow {
  readonly id: string;
  /** The edition of the directory, such as 2023. The survey behind it is of the year before. */
  readonly edition: number;
  readonly name: string;
  /** Name of the unit; empty where the facility has none. Cut at 35 characters by the directory itself. */
  readonly unitName: string;
  readonly street: string;
  readonly suite: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly intakePhones: readonly string[];
  /** Absent where the directory knows no place on the map. */
  readonly point?: { readonly latitude: number; readonly longitude: number; readonly precise: boolean };
  readonly codes: Codes;
  readonly unknownCodes: readonly string[];
}

const LONGEST = 200;
// eslint-disable-next-line no-control-regex -- a control character is exactly what must be found: the database refuses NUL
const UNREADABLE = /[\u0000-\u001f\u007f\ufffd]/;

/** Reads one line. What makes it unusable is answered as a sentence; nothing is guessed or repaired. */
export function readFacilityRow(raw: RawRow): FacilityRow | { readonly reason: string } {
  const reason = whyUnusable(raw);
  if (reason !== undefined) return { reason };
  const { codes, unknown } = readCodes(raw.codes);
  const latitude = Number(raw.lat);
  const longitude = Number(raw.lon);
  return {
    id: raw.id,
    edition: 2000 + Number(raw.id.slice(2, 4)),
    name: folded(raw.name1),
    unitName: folded(raw.name2),
    street: folded(raw.street1),
    suite: folded(raw.street2),
    city: folded(raw.city),
    state: raw.state,
    zip: raw.zip.slice(0, 5),
    timeZone: timeZoneOf(raw.state) ?? 'America/New_York',
    phone: raw.phone,
    intakePhones: [raw.intake1, raw.intake2, raw.intake1a, raw.intake2a].filter((phone) => phone !== ''),
    ...(raw.lat === '' ? {} : { point: { latitude, longitude, precise: raw.geo === 'address' } }),
    codes,
    unknownCodes: unknown,
  };
}

function whyUnusable(raw: RawRow): string | undefined {
  const broken = COLUMNS.find((column) => UNREADABLE.test(raw[column]));
  if (broken) return `${broken} holds a character that cannot be read`;
  const missing = (['id', 'name1', 'street1', 'city', 'state', 'zip'] as const).find((column) => raw[column] === '');
  if (missing) return `${missing} is missing`;
  if (!/^su\d{2}-\d{1,8}$/.test(raw.id)) return 'id does not look like su23-00001';
  const long = COLUMNS.find((column) => column !== 'codes' && raw[column].length > LONGEST);
  if (long) return `${long} is longer than ${LONGEST} characters`;
  if (timeZoneOf(raw.state) === undefined) return `state "${raw.state}" is not a state or territory`;
  if (!/^\d{5}(-\d{4})?$/.test(raw.zip)) return `zip "${raw.zip}" does not have five digits`;
  if (!isPlace(raw.lat, raw.lon)) return `coordinates "${raw.lat}", "${raw.lon}" are not a place in the United States`;
  return undefined;
}

const DEGREES = /^-?\d{1,3}(\.\d+)?$/;

/** Both empty: no place is known, which is allowed. Latitude and longitude reach from American Samoa to Alaska and Guam. */
function isPlace(lat: string, lon: string): boolean {
  if (lat === '' && lon === '') return true;
  if (!DEGREES.test(lat) || !DEGREES.test(lon)) return false;
  const [latitude, longitude] = [Number(lat), Number(lon)];
  return latitude >= -15 && latitude <= 72 && Math.abs(longitude) <= 180 && (longitude < -64 || longitude > 130);
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
