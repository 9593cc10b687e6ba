import type { Readable } from 'node:stream';
import { FacilityReader, NotTheDirectory } from './facility-reader.js';
import { facilityPrograms } from './facility-programs.js';
import type { FacilityRow } from './facility-row.js';
import { countContradictions, emptySummary, type ImportSummary } from './import-summary.js';
import { FileBrokeOff, readLines, type NumberedLine } from './line-reader.js';
import type { OwnerDatabase } from './owner-database.js';
import { PlacesOfRun, storePlaces } from './store-places.js';
import { closeVanished, storePrograms } from './store-programs.js';
import { storeRules } from './store-rules.js';

/** Facilities in one transaction. A killed import loses at most the batch it was in. */
const BATCH = 500;

/** Only one import writes at a time: the batches of two would undo each other. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('tandem directory import'))`;

/**
 * PostgreSQL counts the rows of a table only now and then. Until it has, it plans for the empty tables it knew, and the
 * first reading of the whole catalogue takes more than ten seconds instead of two: past the limit of a request.
 */
const COUNT_ROWS = 'ANALYZE organization, site, program, program_note, admission_rule, admission_rule_version';

/** How an import reports while it runs. */
export interface ImportOptions {
  /** Called after each batch, and at the end, with what has been done so far. */
  readonly onProgress?: (soFar: Readonly<ImportSummary>) => void;
}

/**
 * Loads the national directory from a CSV file, plain or gzipped. Repeating it changes nothing; a changed line
 * publishes new rule versions; a facility that is no longer listed is closed, once the whole file has been read.
 *
 * @param database The owner's connection.
 * @throws NotTheDirectory before anything was changed.
 * @throws FileBrokeOff when the file ended in the middle: what was read before is kept, and nothing was closed.
 */
export async function importDirectory(
  database: OwnerDatabase,
  file: Readable,
  { onProgress }: ImportOptions = {},
): Promise<ImportSummary> {
  const summary = emptySummary();
  const places = new PlacesOfRun();
  const listed = new Set<string>();
  for await (const batch of batches(readLines(file), summary)) {
    await storeBatch(database, batch, places, listed, summary);
    onProgress?.(summary);
  }
  const unnamed = summary.badRows.filter(({ id }) => id === undefined).length;
  if (unnamed > 0) {
    summary.nothingClosedBecause = `${unnamed} unusable lines do not say which facility they are about`;
  } else {
    const spared = summary.badRows.flatMap(({ id }) => id ?? []);
    summary.programs.closed = await database.transaction(async (tx) => {
      await tx.query(ONE_AT_A_TIME);
      return closeVanished(tx, listed, spared);
    });
  }
  await database.transaction((tx) => tx.query(COUNT_ROWS));
  onProgress?.(summary);
  return summary;
}

async function storeBatch(
  database: OwnerDatabase,
  batch: readonly FacilityRow[],
  places: PlacesOfRun,
  listed: Set<string>,
  summary: ImportSummary,
): Promise<void> {
  const facilities = batch.map(facilityPrograms);
  const { programs, rules } = await database.transaction(async (tx) => {
    await tx.query(ONE_AT_A_TIME);
    await storePlaces(tx, facilities, places);
    const stored = await storePrograms(tx, facilities, places);
    return { programs: stored, rules: await storeRules(tx, stored.added, stored.changed) };
  });
  for (const { sourceKey } of facilities.flatMap((facility) => facility.programs)) listed.add(sourceKey);
  for (const row of batch) countContradictions(summary, row);
  summary.facilities += batch.length;
  summary.organizations = places.organizations.size;
  summary.sites = places.sites.size;
  summary.programs.added += programs.added.length;
  summary.programs.changed += programs.changed.length;
  summary.programs.unchanged += programs.unchanged;
  summary.rules.published += rules.published;
  summary.rules.withdrawn += rules.withdrawn;
  summary.notes += programs.notes;
}

/** Usable facilities in batches. The first batch is not given out before it holds a facility: until then, nothing changes. */
async function* batches(lines: AsyncGenerator<NumberedLine>, summary: ImportSummary): AsyncGenerator<FacilityRow[]> {
  const reader = FacilityReader.startingWith(await firstLine(lines));
  let batch: FacilityRow[] = [];
  let given = 0;
  for await (const line of lines) {
    const row = reader.read(line);
    if (row === undefined) continue;
    summary.rows += 1;
    if ('reason' in row) summary.badRows.push(row);
    else batch.push(row);
    if (given === 0 && batch.length === 0 && summary.badRows.length >= BATCH)
      throw new NotTheDirectory(`none of its first ${BATCH} lines is a facility (${summary.badRows[0]?.reason ?? ''})`);
    if (batch.length === BATCH) {
      yield batch;
      given += batch.length;
      batch = [];
    }
  }
  if (given + batch.length === 0) throw new NotTheDirectory('it does not hold a single usable facility');
  if (batch.length > 0) yield batch;
}

async function firstLine(lines: AsyncGenerator<NumberedLine>): Promise<NumberedLine | undefined> {
  try {
    const first = await lines.next();
    return first.done ? undefined : first.value;
  } catch (error) {
    if (error instanceof FileBrokeOff) throw new NotTheDirectory(error.message);
    throw error;
  }
}
