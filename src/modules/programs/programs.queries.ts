import type { EntityManager } from 'typeorm';
import type { SortKey } from '../../platform/http/page.js';
import type { FieldsOf } from '../organizations/index.js';
import type { ProgramDto } from './program.dto.js';

/** One program with its organization, site and notes, in the names of `ProgramDto`. */
const PROGRAM = `
  SELECT p.id, p.organization_id AS "organizationId", o.name AS "organizationName",
    json_build_object('id', s.id, 'name', s.name, 'street', s.street, 'city', s.city, 'state', s.state, 'zip', s.zip,
      'timeZone', s.time_zone, 'point', CASE WHEN s.latitude IS NOT NULL
        THEN json_build_object('latitude', s.latitude, 'longitude', s.longitude) END) AS site,
    p.name, p.status, p.levels_of_care AS "levelsOfCare", p.couple_policy AS "couplePolicy",
    p.couple_conditions AS "coupleConditions", p.typical_stay_days AS "typicalStayDays",
    p.no_contact_days AS "noContactDays", p.report_fresh_hours AS "reportFreshHours", p.medications, p.contact,
    p.intake, p.is_sample AS "isSample", p.source, p.source_verified_on AS "sourceVerifiedOn",
    ARRAY(
      SELECT json_build_object('text', n.text, 'source', n.source, 'notedOn', n.noted_on)
      FROM program_note AS n WHERE n.program_id = p.id ORDER BY n.noted_on, n.id) AS notes,
    lower(p.name) AS "sortName"
  FROM program AS p
  JOIN site AS s ON s.id = p.site_id
  JOIN organization AS o ON o.id = p.organization_id`;

/** What a list of programs is narrowed to. */
export interface ProgramFilter {
  readonly state?: string | undefined;
  readonly levelOfCare?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly name?: string | undefined;
  readonly status: string;
}

/** The columns of a program that its staff writes. */
export type ProgramValues = FieldsOf<
  Omit<ProgramDto, 'organizationName' | 'site' | 'isSample' | 'source' | 'notes'> & { readonly siteId: string }
>;

export async function findProgram(tx: EntityManager, id: string): Promise<ProgramDto | undefined> {
  const [row] = await tx.query<ProgramDto[]>(`${PROGRAM} WHERE p.id = $1`, [id]);
  return row;
}

/** Programs by name, after `after`; one more than `limit`, to see whether there are more. */
export function listPrograms(
  tx: EntityManager,
  { state, levelOfCare, organizationId, name, status }: ProgramFilter,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<(ProgramDto & { readonly sortName: string })[]> {
  const [afterName, afterId] = after ?? [];
  return tx.query(
    `${PROGRAM}
     WHERE p.status = $1
       AND ($2::text IS NULL OR s.state = $2)
       AND ($3::text IS NULL OR $3 = ANY (p.levels_of_care))
       AND ($4::uuid IS NULL OR p.organization_id = $4)
       AND ($5::text IS NULL OR strpos(lower(p.name), lower($5)) > 0)
       AND ($6::text IS NULL OR (lower(p.name), p.id) > ($6, $7::uuid))
     ORDER BY lower(p.name), p.id LIMIT $8`,
    [
      ...[status, state ?? null, levelOfCare ?? null, organizationId ?? null, name ?? null],
      ...[afterName ?? null, afterId ?? null, limit + 1],
    ],
  );
}

/** Locks the program for a change of it, or of what it publishes. */
export async function lockProgram(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM program WHERE id = $1 FOR UPDATE', [id]);
}

export async function insertProgram(tx: EntityManager, program: ProgramValues): Promise<void> {
  await tx.query(
    `INSERT INTO program (id, organization_id, site_id, name, status, levels_of_care, couple_policy,
       couple_conditions, typical_stay_days, no_contact_days, report_fresh_hours, medications, contact, intake,
       source_verified_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [program.id, program.organizationId, program.siteId, ...publishedBy(program)],
  );
}

export async function updateProgram(tx: EntityManager, program: Omit<ProgramValues, 'siteId'>): Promise<void> {
  await tx.query(
    `UPDATE program SET name = $2, status = $3, levels_of_care = $4, couple_policy = $5, couple_conditions = $6,
       typical_stay_days = $7, no_contact_days = $8, report_fresh_hours = $9, medications = $10, contact = $11,
       intake = $12, source_verified_on = $13, updated_at = now(), version = version + 1
     WHERE id = $1`,
    [program.id, ...publishedBy(program)],
  );
}

function publishedBy(program: Omit<ProgramValues, 'siteId'>): unknown[] {
  return [
    ...[program.name, program.status, program.levelsOfCare, program.couplePolicy, program.coupleConditions],
    ...[program.typicalStayDays, program.noContactDays, program.reportFreshHours, program.medications],
    ...[JSON.stringify(program.contact), JSON.stringify(program.intake), program.sourceVerifiedOn],
  ];
}
