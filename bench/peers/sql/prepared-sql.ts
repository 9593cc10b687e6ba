import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Program } from '../../../src/domain/program.js';
import { attributesOf } from '../../screen/attributes.js';
import type { ScreenDay } from '../../screen/own-screen.js';
import { chordOf, onSphere, type PairScreen } from '../../screen/pair-screen.js';
import type { BenchCouple } from '../../world/couples.js';
import { clientColumns, rowOf } from './columns.js';
import { CREATE, FILL, INDEX, screenStatement } from './statements.js';

const BATCH = 5_000;
/** Milliseconds after which a question is given up: a few couples would otherwise take the whole benchmark's time. */
const PATIENCE_MS = 30_000;

/** PostgreSQL with a typed column for every attribute, a spatial index, and one prepared statement for a couple. */
export class PreparedSql {
  private constructor(
    private readonly client: pg.Client,
    private readonly process: number,
    readonly version: string,
  ) {}

  /** Loads the programs. */
  static async loadedWith(url: string, programs: readonly Program[], today: string): Promise<PreparedSql> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of CREATE) await client.query(statement);
    for (let at = 0; at < programs.length; at += BATCH) {
      const rows = programs.slice(at, at + BATCH).flatMap((program) => rowOf(program, today) ?? []);
      await client.query(FILL, [JSON.stringify(rows)]);
    }
    for (const statement of INDEX) await client.query(statement);
    await client.query(`SET statement_timeout = ${PATIENCE_MS}`);
    const { rows } = await client.query<{ pid: number; version: string }>(
      `SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version`,
    );
    return new PreparedSql(client, rows[0]?.pid ?? 0, rows[0]?.version ?? '');
  }

  /** The answer and the microseconds that the server worked on it; no answer where it was given up. */
  async screen(
    { partners, preferences }: BenchCouple,
    { today, horizonDays }: ScreenDay,
    limit: number,
  ): Promise<{ answer?: PairScreen; microseconds: number }> {
    const { travelLimitMiles, radiusMiles } = preferences;
    const sides = partners.flatMap(({ facts, home }) => {
      const client = clientColumns(attributesOf(facts, today, horizonDays));
      const [x, y, z] = home ? onSphere(home) : [null, null, null];
      // Without a home nobody knows what is too far; the diameter of the sphere is no limit.
      const reach = travelLimitMiles === null || !home ? 2 : chordOf(travelLimitMiles);
      return [x, y, z, reach, ...Object.values(client)];
    });
    const begun = this.workedMicroseconds();
    const hasHomes = [partners[0].home !== undefined, partners[1].home !== undefined] as const;
    const result = await this.ask(hasHomes, [...sides, chordOf(radiusMiles), limit]);
    const microseconds = this.workedMicroseconds() - begun;
    return { microseconds, ...(result && { answer: answerOf(result) }) };
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async ask(
    hasHomes: readonly [boolean, boolean],
    values: unknown[],
  ): Promise<readonly ScreenRow[] | undefined> {
    const statement = { name: `screen ${hasHomes.join(' ')}`, text: screenStatement(hasHomes) };
    try {
      return (await this.client.query<ScreenRow>({ ...statement, values })).rows;
    } catch (error) {
      if ((error as { code?: string }).code === QUERY_CANCELED) return undefined;
      throw error;
    }
  }

  /** The kernel's count of what the server's process has run, in nanoseconds; elsewhere than on Linux, the time gone by. */
  private workedMicroseconds(): number {
    try {
      return Number(readFileSync(`/proc/${this.process}/schedstat`, 'utf8').split(' ')[0]) / 1000;
    } catch {
      return performance.now() * 1000;
    }
  }
}

const QUERY_CANCELED = '57014';

interface ScreenRow {
  readonly what: 'mine' | 'theirs' | 'pair';
  readonly ids: string;
}

function answerOf(rows: readonly ScreenRow[]): PairScreen {
  const of = (what: ScreenRow['what']) => rows.filter((row) => row.what === what).map(({ ids }) => ids);
  return { singles: [of('mine'), of('theirs')], pairs: of('pair') };
}
