import { randomUUID } from 'node:crypto';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import type { Access } from '../../src/domain/program.js';
import type { TestApi } from './test-api.js';

/** What a test says of a program; the rest is a residential program in Hartford about which nobody has said anything. */
export interface GivenProgram {
  readonly organizationId?: string;
  readonly name?: string;
  readonly levelsOfCare?: readonly string[];
  readonly couplePolicy?: string;
  readonly status?: 'active' | 'closed';
  readonly timeZone?: string;
  readonly rules?: readonly RuleTree[];
  readonly capacity?: readonly GivenReport[];
}

/** A report of places: two for anybody, bookable, unless the test says otherwise. */
export interface GivenReport {
  readonly kind?: string;
  readonly open?: number;
  readonly from?: string;
  readonly holdDays?: number;
  readonly access?: Access;
  readonly reportedAt?: string;
}

/** A program of the test's organization at a site of its own, made by the owner's connection; returns the ids. */
export async function givenProgram(
  { owner, organizationId: shared }: TestApi,
  given: GivenProgram = {},
): Promise<{ id: string; siteId: string; ruleIds: string[] }> {
  const { organizationId = shared, name = 'A program', levelsOfCare = ['residential-long-term'] } = given;
  const [id, siteId] = [randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO site (id, organization_id, name, street, city, state, zip, latitude, longitude, location_precision,
       time_zone)
     VALUES ($1, $2, 'A site', '1 Main Street', 'Hartford', 'CT', '06103', 41.7658, -72.6734, 'address', $3)`,
    [siteId, organizationId, given.timeZone ?? 'America/New_York'],
  );
  await owner.query(
    `INSERT INTO program (id, organization_id, site_id, name, levels_of_care, couple_policy, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, organizationId, siteId, name, levelsOfCare, given.couplePolicy ?? 'not-asked', given.status ?? 'active'],
  );
  const ruleIds: string[] = [];
  for (const tree of given.rules ?? []) ruleIds.push(await givenRule(owner, id, tree));
  for (const report of given.capacity ?? []) await givenCapacityReport(owner, id, report);
  return { id, siteId, ruleIds };
}

/** A rule of a program that has always stood; returns its id. */
export async function givenRule(owner: TestApi['owner'], programId: string, tree: RuleTree): Promise<string> {
  const ruleId = randomUUID();
  await owner.query('INSERT INTO admission_rule (id, program_id) VALUES ($1, $2)', [ruleId, programId]);
  await owner.query(
    `INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, effective_from)
     VALUES ($1, $2, 1, $3, 'program', '2020-01-01')`,
    [randomUUID(), ruleId, JSON.stringify(tree)],
  );
  return ruleId;
}

/** A report of places; returns its id. */
export async function givenCapacityReport(
  owner: TestApi['owner'],
  programId: string,
  { kind = 'any', open = 2, from, holdDays = 0, access = { mode: 'bookable' }, reportedAt }: GivenReport = {},
): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO capacity_report (id, program_id, kind, open, from_date, hold_days, access, reported_at)
     VALUES ($1, $2, $3, $4, coalesce($5::date, current_date), $6, $7, coalesce($8::timestamptz, now()))`,
    [id, programId, kind, open, from ?? null, holdDays, JSON.stringify(access), reportedAt ?? null],
  );
  return id;
}
