import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { grouped, importDirectory, loadZipAreas, SHIPPED_DIRECTORY } from '../../modules/directory-import/index.js';

/** Lines between two reports where no terminal can write over the last one. */
const LINES_BETWEEN_REPORTS = 2_500;

const LEARN_SIZES = `
  ANALYZE organization, site, program, program_note, admission_rule, admission_rule_version, capacity_report, zip_area`;

/** Whether the directory was loaded now or before, and how long that took, in milliseconds. */
export interface LoadedDirectory {
  readonly facilities: number;
  readonly milliseconds: number;
  readonly isNew: boolean;
}

/** Loads ZIP areas and the whole shipped directory, unless they are there. An interrupted load is taken up again. */
export async function loadDirectory(
  owner: DataSource,
  out: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<LoadedDirectory> {
  const begun = performance.now();
  const { facilities, lastId } = await shippedFacilities();
  const isNew = !(await isStored(owner, lastId));
  if (isNew) {
    await loadZipAreas(owner);
    const progress = progressOn(out, facilities);
    await importDirectory(owner, createReadStream(SHIPPED_DIRECTORY, { signal }), {
      onProgress: ({ rows }) => progress(rows),
    });
    if (out.isTTY) out.write('\n');
    // Before its own statistics catch up, PostgreSQL would plan for empty tables, and the first search would take minutes.
    await owner.query(LEARN_SIZES);
  }
  return { facilities, milliseconds: performance.now() - begun, isNew };
}

/** How many facilities the shipped file holds, and the id of the last one. */
async function shippedFacilities(): Promise<{ facilities: number; lastId: string }> {
  const lines = createInterface({ input: createReadStream(SHIPPED_DIRECTORY).pipe(createGunzip()) });
  let [count, last] = [0, ''];
  for await (const line of lines) {
    count += 1;
    last = line;
  }
  return { facilities: count - 1, lastId: last.slice(0, last.indexOf(',')) };
}

/** The file is stored in its order, so that whoever finds its last facility finds all of them. */
async function isStored(owner: DataSource, lastId: string): Promise<boolean> {
  const [row] = await owner.query<{ stored: boolean }[]>(
    'SELECT EXISTS (SELECT 1 FROM program WHERE starts_with(source_key, $1)) AS stored',
    [`samhsa:${lastId}:`],
  );
  return row?.stored ?? false;
}

/** One line that is written over on a terminal, and now and then a plain line anywhere else. */
function progressOn(out: NodeJS.WriteStream, facilities: number): (rows: number) => void {
  let reported = 0;
  return (rows) => {
    const text = `Loading the national directory: ${grouped(rows)} of ${grouped(facilities)} facilities`;
    if (out.isTTY) {
      out.write(`\r${text} `);
    } else if (rows - reported >= LINES_BETWEEN_REPORTS) {
      reported = rows;
      out.write(`${text}\n`);
    }
  };
}
