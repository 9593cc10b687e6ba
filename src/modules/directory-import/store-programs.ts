import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DirectoryFacility, DirectoryProgram } from './facility-programs.js';
import { DIRECTORY_SOURCE, digestOf, storedRows } from './source-rows.js';
import type { PlacesOfRun } from './store-places.js';

const FIELDS = `id uuid, "organizationId" uuid, "siteId" uuid, source_key text, digest text, name text,
  "levelsOfCare" text[], medications text[], contact jsonb, intake jsonb, "verifiedOn" date`;

/** The couple policy is not written: it keeps `not-asked` until a person has asked. */
const ADD_PROGRAMS = `
  INSERT INTO program (id, organization_id, site_id, name, levels_of_care, medications, contact, intake, source,
    source_verified_on, source_key, source_digest)
  SELECT id, "organizationId", "siteId", name, "levelsOfCare", medications, contact, intake, $2, "verifiedOn",
    source_key, digest
  FROM jsonb_to_recordset($1) AS p(${FIELDS})`;

const CHANGE_PROGRAMS = `
  UPDATE program AS t SET organization_id = p."organizationId", site_id = p."siteId", name = p.name,
    levels_of_care = p."levelsOfCare", medications = p.medications, contact = p.contact, intake = p.intake,
    source_verified_on = p."verifiedOn", source_digest = p.digest, status = 'active', updated_at = now(),
    version = t.version + 1
  FROM jsonb_to_recordset($1) AS p(${FIELDS}) WHERE t.id = p.id AND t.staff_edited_at IS NULL`;

const DROP_NOTES = `DELETE FROM program_note WHERE source LIKE 'SAMHSA,%' AND program_id = ANY($1)`;

const ADD_NOTES = `
  INSERT INTO program_note (id, program_id, text, source, noted_on)
  SELECT id, "programId", text, source, "notedOn"
  FROM jsonb_to_recordset($1) AS n(id uuid, "programId" uuid, text text, source text, "notedOn" date)`;

/** A program of the file with the id of its row, and whether its rules have to be looked at. */
export interface PlacedProgram {
  readonly id: string;
  readonly program: DirectoryProgram;
  readonly facility: DirectoryFacility;
}

/** What became of the programs of one batch. */
export interface StoredPrograms {
  readonly added: readonly PlacedProgram[];
  readonly changed: readonly PlacedProgram[];
  readonly unchanged: number;
  readonly notes: number;
}

/** Stores the programs of these facilities with their notes; a program that the directory left as it was is not touched. */
export async function storePrograms(
  tx: EntityManager,
  facilities: readonly DirectoryFacility[],
  places: PlacesOfRun,
): Promise<StoredPrograms> {
  const all = facilities.flatMap((facility) => facility.programs.map((program) => ({ program, facility })));
  const stored = await storedRows(
    tx,
    'program',
    all.map(({ program }) => program.sourceKey),
  );
  const added: (PlacedProgram & { digest: string })[] = [];
  const changed: (PlacedProgram & { digest: string })[] = [];
  for (const { program, facility } of all) {
    const before = stored.get(program.sourceKey);
    const digest = digestOf([program, facility.organization.sourceKey, facility.site.sourceKey, facility.verifiedOn]);
    if (!before) added.push({ id: randomUUID(), program, facility, digest });
    else if (!before.staffEdited && (before.closed || before.digest !== digest))
      changed.push({ id: before.id, program, facility, digest });
  }
  const rowOf = programRow(places);
  if (added.length > 0) await tx.query(ADD_PROGRAMS, [JSON.stringify(added.map(rowOf)), DIRECTORY_SOURCE]);
  if (changed.length > 0) {
    await tx.query(CHANGE_PROGRAMS, [JSON.stringify(changed.map(rowOf))]);
    await tx.query(DROP_NOTES, [changed.map(({ id }) => id)]);
  }
  const notes = [...added, ...changed].flatMap(noteRows);
  if (notes.length > 0) await tx.query(ADD_NOTES, [JSON.stringify(notes)]);
  return { added, changed, unchanged: all.length - added.length - changed.length, notes: notes.length };
}

const programRow =
  (places: PlacesOfRun) =>
  ({ id, program, facility, digest }: PlacedProgram & { digest: string }) => ({
    id,
    digest,
    organizationId: places.organizations.get(facility.organization.sourceKey),
    siteId: places.sites.get(facility.site.sourceKey),
    source_key: program.sourceKey,
    name: program.name,
    levelsOfCare: program.levelsOfCare,
    medications: program.medications,
    contact: program.contact,
    intake: program.intake,
    verifiedOn: facility.verifiedOn,
  });

function noteRows({ id, program, facility }: PlacedProgram): object[] {
  return program.notes.map((text) => ({
    id: randomUUID(),
    programId: id,
    text,
    source: facility.citation,
    notedOn: facility.verifiedOn,
  }));
}

const CLOSE = `
  WITH closed AS (
    UPDATE program SET status = 'closed', updated_at = now(), version = version + 1
    WHERE source = $1 AND status = 'active' AND staff_edited_at IS NULL AND NOT source_key = ANY($2)
      AND NOT split_part(source_key, ':', 2) = ANY($3)
    RETURNING 1)
  SELECT count(*)::int AS count FROM closed`;

/**
 * Closes the programs that the directory no longer lists, except those that staff have made their own and those of
 * `spared` facilities, which are listed on a line that could not be used.
 */
export async function closeVanished(
  tx: EntityManager,
  listed: ReadonlySet<string>,
  spared: readonly string[],
): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(CLOSE, [DIRECTORY_SOURCE, [...listed], spared]);
  return row?.count ?? 0;
}
