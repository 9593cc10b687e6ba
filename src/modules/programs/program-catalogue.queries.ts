import type { EntityManager } from 'typeorm';
import type { ProgramSource } from './catalogued-program.js';
import { RULES_OF_PROGRAM } from './rules-of-program.js';

/**
 * The versions of the rules that apply to program `p`, with the days on which they stand: a funder's only while it pays.
 * A version that never stands is left out; which of the others stand on a day is for the search to say.
 */
const RULES = `
  SELECT json_agg(json_build_object('id', w.rule_id, 'version', w.version, 'tree', w.tree::text,
      'authority', w.authority, 'inheritedFrom', w.inherited_from, 'legalBasis', w.legal_basis,
      'stricterThanFederal', w.stricter_than_federal, 'possiblyUnlawful', w.possibly_unlawful,
      'waivableBy', w.waivable_by, 'effectiveFrom', w.first_day, 'effectiveTo', w.last_day,
      'verifiedOn', w.verified_on) ORDER BY w.created_at, w.rule_id, w.version)
  FROM (
    SELECT v.*, r.created_at, r.inherited_from, greatest(v.effective_from, r.from_date) AS first_day,
      least(v.effective_to, lead(v.effective_from) OVER (PARTITION BY v.rule_id ORDER BY v.version) - 1, r.to_date)
        AS last_day
    FROM (${RULES_OF_PROGRAM}) AS r JOIN admission_rule_version AS v ON v.rule_id = r.id
  ) AS w
  WHERE NOT w.withdrawn AND (w.last_day IS NULL OR w.last_day >= w.first_day)`;

/**
 * Reports about program `p`: all since instant $2, and of older ones the newest of each kind and first day, because the
 * others are surely replaced. A report without a number says nothing, except of recurring intake.
 */
const REPORTS = `
  SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind,
      'open', coalesce(c.open, (c.access ->> 'perDay')::integer), 'from', c.from_date, 'holdDays', c.hold_days,
      'access', c.access, 'reportedAt', c.reported_at, 'reportedBy', c.reported_by) ORDER BY c.reported_at, c.id)
  FROM capacity_report AS c
  WHERE c.program_id = p.id AND (c.open IS NOT NULL OR c.access ->> 'mode' = 'recurring-intake')
    AND (c.reported_at > $2 OR NOT EXISTS (
      SELECT 1 FROM capacity_report AS n
      WHERE n.program_id = c.program_id AND n.kind = c.kind AND n.from_date = c.from_date
        AND n.reported_at > c.reported_at AND n.reported_at <= $2))`;

const PROGRAM = `json_strip_nulls(json_build_object('id', p.id, 'name', p.name, 'organizationId', p.organization_id,
  'organizationName', o.name, 'siteId', s.id, 'siteName', s.name, 'city', s.city, 'state', s.state,
  'timeZone', s.time_zone, 'point', CASE WHEN s.latitude IS NOT NULL
    THEN json_build_object('latitude', s.latitude, 'longitude', s.longitude) END,
  'phone', coalesce(p.contact -> 'intakePhones' ->> 0, p.contact ->> 'phone', s.phone),
  'levelsOfCare', p.levels_of_care, 'couplePolicy', p.couple_policy, 'coupleConditions', p.couple_conditions,
  'typicalStayDays', p.typical_stay_days, 'noContactDays', p.no_contact_days,
  'reportFreshHours', p.report_fresh_hours, 'medications', p.medications, 'isSample', p.is_sample,
  'source', p.source, 'sourceVerifiedOn', p.source_verified_on,
  'notesCount', (SELECT count(*) FROM program_note AS n WHERE n.program_id = p.id),
  'rules', coalesce((${RULES}), '[]'), 'capacity', coalesce((${REPORTS}), '[]')))`;

/**
 * Each statement is one snapshot: what it reads of a program fits together, and it saw all of it, or nothing where the
 * session has ended.
 */
const READER = `(
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, access.current_user_id() IS NOT NULL AS "signedIn"
  ) AS reader`;
const MARK = `p.id, p.changed_xid::text AS "changedXid",
  p.changed_xid IS NOT DISTINCT FROM (pg_current_xact_id_if_assigned()::text)::bigint AS "isOwn"`;

const MARKS_SINCE = `
  SELECT reader.*, marked.* FROM ${READER}
  LEFT JOIN (SELECT ${MARK} FROM program AS p WHERE p.changed_xid >= $1::bigint) AS marked ON true`;

const PROGRAMS_SINCE = `
  SELECT reader.*, changed.* FROM ${READER}
  LEFT JOIN (
    SELECT ${MARK}, CASE WHEN p.status = 'active' THEN ${PROGRAM} END AS program
    FROM program AS p
    JOIN site AS s ON s.id = p.site_id
    JOIN organization AS o ON o.id = p.organization_id
    WHERE p.changed_xid >= $1::bigint
  ) AS changed ON true`;

const ONE_PROGRAM = `
  SELECT ${PROGRAM} AS program FROM program AS p
  JOIN site AS s ON s.id = p.site_id
  JOIN organization AS o ON o.id = p.organization_id
  WHERE p.id = $1`;

/** What one statement saw. */
export interface Seen<T> {
  /** The oldest transaction that was still running: whatever it and later ones change was perhaps not seen. */
  readonly xmin: string;
  /** False where the session had ended: then nothing was seen, and nothing follows from it. */
  readonly signedIn: boolean;
  readonly programs: readonly T[];
}

/** A program, and the transaction that last changed it or what it depends on. */
export interface MarkedProgram {
  readonly id: string;
  readonly changedXid: string;
  /** The transaction that asks has changed it, and may yet be rolled back. */
  readonly isOwn: boolean;
}

/** The same with all that the search reads of it. */
export interface ReadProgram extends MarkedProgram {
  /** Null where the program is closed. */
  readonly program: ProgramSource | null;
}

/** Which programs were changed by transaction `xmin` or a later one. Cheap, and normally nothing. */
export async function marksSince(tx: EntityManager, xmin: string): Promise<Seen<MarkedProgram>> {
  return seen(await tx.query<Row<MarkedProgram>[]>(MARKS_SINCE, [xmin]));
}

/** The first look of a process reads everything: seconds on a quiet machine, more than a request's usual on a busy one. */
const TIME_TO_READ_ALL = '60s';

/** The programs that were changed by transaction `xmin` or a later one. */
export async function programsSince(tx: EntityManager, xmin: string, reportsSince: Date): Promise<Seen<ReadProgram>> {
  const [{ usual }] = await tx.query<[{ usual: string }]>(`SELECT current_setting('statement_timeout') AS usual`);
  await allowTime(tx, TIME_TO_READ_ALL);
  const rows = await tx.query<Row<ReadProgram>[]>(PROGRAMS_SINCE, [xmin, reportsSince]);
  await allowTime(tx, usual);
  return seen(rows);
}

/** One program as it stands, open or closed; undefined where there is none. */
export async function programById(
  tx: EntityManager,
  id: string,
  reportsSince: Date,
): Promise<ProgramSource | undefined> {
  const [row] = await tx.query<{ program: ProgramSource }[]>(ONE_PROGRAM, [id, reportsSince]);
  return row?.program;
}

/** Sets how long a statement of this transaction may take. */
async function allowTime(tx: EntityManager, time: string): Promise<void> {
  await tx.query(`SELECT set_config('statement_timeout', $1, true)`, [time]);
}

type Row<T> = { readonly xmin: string; readonly signedIn: boolean } & (T | { readonly id: null });

function seen<T extends MarkedProgram>(rows: readonly Row<T>[]): Seen<T> {
  const [{ xmin, signedIn }] = rows as readonly [Row<T>];
  return { xmin, signedIn, programs: rows.filter((row): row is Row<T> & T => row.id !== null) };
}
