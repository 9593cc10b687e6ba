import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { DirectoryRule } from './directory-rules.js';
import type { DirectoryFacility } from './facility-programs.js';
import type { PlacedProgram } from './store-programs.js';

const ADD_RULES = `
  INSERT INTO admission_rule (id, program_id, source_key)
  SELECT id, "programId", source_key FROM jsonb_to_recordset($1) AS r(id uuid, "programId" uuid, source_key text)`;

const PUBLISH = `
  INSERT INTO admission_rule_version (id, rule_id, version, tree, authority, possibly_unlawful, effective_from,
    verified_on, verified_by, verified_how, note, withdrawn)
  SELECT id, "ruleId", version, tree, 'directory-unverified', "possiblyUnlawful", "verifiedOn", "verifiedOn", 'SAMHSA',
    'directory', note, withdrawn
  FROM jsonb_to_recordset($1) AS v(id uuid, "ruleId" uuid, version integer, tree jsonb, "possiblyUnlawful" text,
    "verifiedOn" date, note text, withdrawn boolean)`;

const LATEST = `
  SELECT DISTINCT ON (r.id) r.id, r.source_key, v.version, v.tree, v.possibly_unlawful, v.verified_on::text, v.note,
    v.withdrawn, v.published_by IS NOT NULL AS by_staff
  FROM admission_rule AS r JOIN admission_rule_version AS v ON v.rule_id = r.id
  WHERE r.program_id = ANY($1) AND r.source_key IS NOT NULL
  ORDER BY r.id, v.version DESC`;

interface LatestVersion {
  readonly id: string;
  readonly source_key: string;
  readonly version: number;
  readonly tree: unknown;
  readonly possibly_unlawful: string | null;
  readonly verified_on: string;
  readonly note: string;
  readonly withdrawn: boolean;
  readonly by_staff: boolean;
}

/** How many rule versions were published, and how many of them withdraw a rule. */
export interface StoredRules {
  readonly published: number;
  readonly withdrawn: number;
}

/** Publishes the rules of new programs, and new versions where the rules of a changed program differ. */
export async function storeRules(
  tx: EntityManager,
  added: readonly PlacedProgram[],
  changed: readonly PlacedProgram[],
): Promise<StoredRules> {
  const before = new Map<string, LatestVersion>();
  if (changed.length > 0) {
    for (const row of await tx.query<LatestVersion[]>(LATEST, [changed.map(({ id }) => id)])) {
      before.set(row.source_key, row);
    }
  }
  const rules: object[] = [];
  const versions: object[] = [];
  for (const { id: programId, program, facility } of [...added, ...changed]) {
    for (const rule of program.rules) {
      const sourceKey = `${program.sourceKey}:${rule.type}`;
      const latest = before.get(sourceKey);
      before.delete(sourceKey);
      const next = versionRow(rule, facility);
      if (latest && (latest.by_staff || saysTheSame(latest, next))) continue;
      const ruleId = latest?.id ?? randomUUID();
      if (!latest) rules.push({ id: ruleId, programId, source_key: sourceKey });
      versions.push({ id: randomUUID(), ruleId, version: (latest?.version ?? 0) + 1, ...next });
    }
  }
  const gone = [...before.values()].filter(({ withdrawn, by_staff }) => !withdrawn && !by_staff);
  versions.push(...gone.map(withdrawal));
  if (rules.length > 0) await tx.query(ADD_RULES, [JSON.stringify(rules)]);
  if (versions.length > 0) await tx.query(PUBLISH, [JSON.stringify(versions)]);
  return { published: versions.length - gone.length, withdrawn: gone.length };
}

type VersionRow = ReturnType<typeof versionRow>;

function versionRow({ type, values, codes, possiblyUnlawful }: DirectoryRule, facility: DirectoryFacility) {
  return {
    tree: { type, values },
    possiblyUnlawful: possiblyUnlawful ?? null,
    verifiedOn: facility.verifiedOn,
    note: `${facility.citation}: ${codes}`,
    withdrawn: false,
  };
}

function saysTheSame(latest: LatestVersion, next: VersionRow): boolean {
  return (
    !latest.withdrawn &&
    latest.possibly_unlawful === next.possiblyUnlawful &&
    latest.verified_on === next.verifiedOn &&
    latest.note === next.note &&
    isDeepStrictEqual(latest.tree, next.tree)
  );
}

function withdrawal({ id, version, tree, possibly_unlawful, verified_on, note }: LatestVersion): object {
  return {
    id: randomUUID(),
    ruleId: id,
    version: version + 1,
    tree,
    possiblyUnlawful: possibly_unlawful,
    verifiedOn: verified_on,
    note: `No longer stated. Before: ${note}`,
    withdrawn: true,
  };
}
