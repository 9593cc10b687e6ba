import type { IsoDate } from '../../domain/calendar.js';
import type { LevelOfCare } from '../../domain/vocabulary/care.js';
import type { Medication } from '../../domain/vocabulary/use.js';
import { directoryRules, type DirectoryRule } from './directory-rules.js';
import type { FacilityRow } from './facility-row.js';
import { intakeFacts, type IntakeFacts } from './intake-facts.js';
import { kindsOfCare } from './kinds-of-care.js';
import { medicationsGiven } from './medications.js';
import { staffNotes } from './staff-notes.js';

/** What the directory states of an agency. Spellings that differ in capitals only are one agency. */
export interface DirectoryOrganization {
  readonly sourceKey: string;
  readonly name: string;
}

/** One building: the same street, ZIP code and state. Facilities of several agencies may share it. */
export interface DirectorySite {
  readonly sourceKey: string;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly locationPrecision: 'address' | 'zip-centroid' | 'none';
  readonly timeZone: string;
  readonly phone: string | null;
}

/** One kind of care of one facility. */
export interface DirectoryProgram {
  readonly sourceKey: string;
  readonly name: string;
  readonly levelsOfCare: readonly LevelOfCare[];
  readonly medications: readonly Medication[];
  readonly contact: { readonly phone?: string; readonly intakePhones?: readonly string[]; readonly suite?: string };
  readonly intake: IntakeFacts;
  readonly rules: readonly DirectoryRule[];
  readonly notes: readonly string[];
}

/** Everything one line of the directory amounts to. It never says whether two partners are admitted: nobody asked. */
export interface DirectoryFacility {
  readonly organization: DirectoryOrganization;
  readonly site: DirectorySite;
  readonly programs: readonly DirectoryProgram[];
  readonly verifiedOn: IsoDate;
  readonly citation: string;
}

/** Turns one facility into an agency, a site and a program for each kind of care, with rules and notes. */
export function facilityPrograms(row: FacilityRow): DirectoryFacility {
  const { id, name, unitName, codes, edition } = row;
  const shared = {
    medications: medicationsGiven(codes),
    contact: {
      ...(row.phone === '' ? {} : { phone: row.phone }),
      ...(row.intakePhones.length === 0 ? {} : { intakePhones: row.intakePhones }),
      ...(row.suite === '' ? {} : { suite: row.suite }),
    },
    intake: intakeFacts(codes),
    notes: staffNotes(row),
  };
  return {
    organization: { sourceKey: `samhsa:organization:${key(name)}|${row.state}`, name },
    site: directorySite(row),
    programs: kindsOfCare(codes).map(({ kind, levels }) => ({
      sourceKey: `samhsa:${id}:${kind.key}`,
      name: `${unitName || name}: ${kind.label}`,
      levelsOfCare: levels,
      ...shared,
      rules: directoryRules(codes, kind),
    })),
    // The survey behind an edition asks how things stood on 31 March of the year before.
    verifiedOn: `${edition - 1}-03-31`,
    citation: `SAMHSA, National Directory of Drug and Alcohol Use Treatment Facilities ${edition}, facility ${id}`,
  };
}

function directorySite(row: FacilityRow): DirectorySite {
  const { name, street, city, state, zip, timeZone, phone, point } = row;
  return {
    sourceKey: `samhsa:site:${key(street)}|${zip}|${state}`,
    name,
    street,
    city,
    state,
    zip,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    locationPrecision: point === undefined ? 'none' : point.precise ? 'address' : 'zip-centroid',
    timeZone,
    phone: phone === '' ? null : phone,
  };
}

function key(text: string): string {
  return text.toLowerCase();
}
