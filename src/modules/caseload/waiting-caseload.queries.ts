import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../domain/calendar.js';
import type { CouplePreferences } from '../../domain/couple/couple-preferences.js';

/** What the caseload is counted for: each has its own callers and its own scope. */
export type CountingPurpose = 'rule-preview' | 'barrier-report';

/** A couple that waited when the day began: facts and wishes, and a key that stands for it in this scope alone. */
export interface WaitingRow {
  /** 32 bits, as text. */
  readonly cell_key: string;
  readonly preferences: Partial<CouplePreferences>;
  readonly first_facts: Readonly<Record<string, unknown>>;
  readonly second_facts: Readonly<Record<string, unknown>>;
}

/** PostgreSQL's answer to an organization that has asked often enough for today. */
export const NO_MORE_TODAY = 'TD429';

/** A caseload of a whole country takes longer to read than a request usually may. */
const TIME_TO_READ = '60s';

/**
 * The couples that waited when the day began. The function behind it looks at the caller's session itself, refuses
 * whoever may not count, and leaves an audit row.
 */
export async function waitingCouples(
  tx: EntityManager,
  purpose: CountingPurpose,
  programId: string | null,
): Promise<{ readonly day: IsoDate; readonly rows: readonly WaitingRow[] }> {
  const [{ usual, day }] = await tx.query<[{ usual: string; day: IsoDate }]>(
    `SELECT current_setting('statement_timeout') AS usual, (now() AT TIME ZONE 'UTC')::date AS day`,
  );
  await tx.query(`SELECT set_config('statement_timeout', $1, true)`, [TIME_TO_READ]);
  const rows = await tx.query<WaitingRow[]>('SELECT * FROM access.waiting_couples($1, $2)', [purpose, programId]);
  await tx.query(`SELECT set_config('statement_timeout', $1, true)`, [usual]);
  return { day, rows };
}
