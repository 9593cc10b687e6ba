import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../domain/calendar.js';
import type { FieldsOf } from '../organizations/index.js';
import type { PublishRuleDto } from './rule-request.dto.js';
import type { OwnScope, ProgramRuleDto, RuleScope, RuleVersionDto } from './rule-version.dto.js';
import { RULES_OF_PROGRAM } from './rules-of-program.js';

/**
 * Every version with the days on which it stands: it ends the day before the next one begins, or on its own last day if
 * that is sooner. First days never go back from version to version, so only the next one counts. Where two begin on one
 * day, the earlier ends before it begins and never stands.
 */
const VERSIONS = `
  SELECT v.rule_id AS "ruleId", v.id, v.version,
    json_build_object('kind', CASE WHEN r.program_id IS NOT NULL THEN 'program'
      WHEN r.site_id IS NOT NULL THEN 'site' WHEN r.funder_id IS NOT NULL THEN 'funder' ELSE 'organization' END,
      'id', coalesce(r.program_id, r.site_id, r.funder_id, r.organization_id)) AS scope,
    v.tree, v.authority, v.legal_basis AS "legalBasis", v.stricter_than_federal AS "stricterThanFederal",
    v.possibly_unlawful AS "possiblyUnlawful", v.waivable_by AS "waivableBy", v.effective_from AS "effectiveFrom",
    least(v.effective_to, lead(v.effective_from) OVER (PARTITION BY v.rule_id ORDER BY v.version) - 1)
      AS "effectiveTo",
    v.verified_on AS "verifiedOn", v.verified_by AS "verifiedBy", v.verified_how AS "verifiedHow", v.note,
    v.withdrawn, v.published_at AS "publishedAt", v.published_by AS "publishedBy"
  FROM admission_rule_version AS v
  JOIN admission_rule AS r ON r.id = v.rule_id`;

/** A rule of a program, without what law says of it. */
export type ProgramRuleRow = Omit<ProgramRuleDto, 'legalNotes'>;

/** What a version says, apart from who published it and when. */
export type RuleStatement = FieldsOf<PublishRuleDto> & { readonly withdrawn?: boolean };

/** The versions that stand on a day for a program: its own, its site's, its organization's and its funders'. */
export function rulesOfProgramOn(tx: EntityManager, programId: string, on: IsoDate): Promise<ProgramRuleRow[]> {
  return tx.query(
    `SELECT standing.*, own.inherited_from AS "inheritedFrom", coalesce(s.name, o.name, f.name) AS "inheritedFromName",
       greatest("effectiveFrom", own.from_date) AS "effectiveFrom", least("effectiveTo", own.to_date) AS "effectiveTo"
     FROM program AS p
     JOIN LATERAL (${RULES_OF_PROGRAM}) AS own ON true
     JOIN LATERAL (${VERSIONS} WHERE r.id = own.id) AS standing ON true
     LEFT JOIN site AS s ON own.inherited_from = 'site' AND s.id = p.site_id
     LEFT JOIN organization AS o ON own.inherited_from = 'agency' AND o.id = p.organization_id
     LEFT JOIN funder AS f ON own.inherited_from = 'funder' AND f.id::text = standing.scope ->> 'id'
     WHERE p.id = $1 AND NOT withdrawn
       AND greatest("effectiveFrom", own.from_date) <= $2
       AND coalesce(least("effectiveTo", own.to_date) >= $2, true)
     ORDER BY own.inherited_from IS NOT NULL, own.inherited_from, "publishedAt", "ruleId"`,
    [programId, on],
  );
}

/** Every version of one rule, oldest first; empty where there is no such rule. */
export function versionsOfRule(tx: EntityManager, ruleId: string): Promise<RuleVersionDto[]> {
  return tx.query(`${VERSIONS} WHERE v.rule_id = $1 ORDER BY v.version`, [ruleId]);
}

/** Every version of the rule that this version belongs to. */
export function versionsBeside(tx: EntityManager, versionId: string): Promise<RuleVersionDto[]> {
  return tx.query(
    `${VERSIONS} WHERE v.rule_id = (SELECT rule_id FROM admission_rule_version WHERE id = $1) ORDER BY v.version`,
    [versionId],
  );
}

/** The organization whose staff may publish for a scope; undefined where there is no such thing. */
export async function ownerOfScope(tx: EntityManager, { kind, id }: OwnScope): Promise<string | undefined> {
  const [row] = await tx.query<{ owner: string }[]>(OWNER_OF[kind], [id]);
  return row?.owner;
}

const OWNER_OF = {
  program: 'SELECT organization_id AS owner FROM program WHERE id = $1',
  site: 'SELECT organization_id AS owner FROM site WHERE id = $1',
  organization: 'SELECT id AS owner FROM organization WHERE id = $1',
};

export async function insertRule(tx: EntityManager, ruleId: string, { kind, id }: RuleScope): Promise<void> {
  const of = (asked: RuleScope['kind']) => (kind === asked ? id : null);
  await tx.query(
    'INSERT INTO admission_rule (id, program_id, site_id, organization_id, funder_id) VALUES ($1, $2, $3, $4, $5)',
    [ruleId, of('program'), of('site'), of('organization'), of('funder')],
  );
}

export async function insertRuleVersion(
  tx: EntityManager,
  { ruleId, id, version }: { readonly ruleId: string; readonly id: string; readonly version: number },
  statement: RuleStatement,
): Promise<void> {
  await tx.query(
    `INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, legal_basis, stricter_than_federal,
       possibly_unlawful, waivable_by, effective_from, effective_to, verified_on, verified_by, verified_how, note,
       withdrawn, published_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, access.current_user_id())`,
    [
      ...[id, ruleId, version, JSON.stringify(statement.tree), statement.authority, statement.legalBasis ?? null],
      ...[statement.stricterThanFederal ?? null, statement.possiblyUnlawful ?? null, statement.waivableBy ?? null],
      ...[statement.effectiveFrom, statement.effectiveTo ?? null, statement.verifiedOn ?? null],
      ...[statement.verifiedBy ?? null, statement.verifiedHow ?? null, statement.note ?? null],
      statement.withdrawn ?? false,
    ],
  );
}
