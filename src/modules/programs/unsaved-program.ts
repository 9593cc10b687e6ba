import { addDays, earlierOf, type IsoDate } from '../../domain/calendar.js';
import type { RuleTree } from '../../domain/admission/rule-tree.js';
import type { ProgramChange } from '../../domain/caseload/program-change.js';
import { splitRules } from '../../domain/couple/split-rules.js';
import type { AdmissionRule, CapacityReport } from '../../domain/program.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { placesIn } from './capacity-reports.service.js';
import type { CataloguedProgram } from './catalogued-program.js';
import type { Catalogue, ProgramCatalogue } from './program-catalogue.js';
import { refuseIdleConditions } from './programs.service.js';
import { requireReadable } from './rule-unreadable.js';
import type { UnsavedChangesDto, UnsavedProgramDto, UnsavedRuleDto } from './unsaved-program.dto.js';

/** Before every day that a search looks at. */
const ALWAYS = '1900-01-01';

/** All programs, with some as they are not: what is said of them is checked as if it were to be published. */
export function withUnsaved(programs: Catalogue, unsaved: readonly UnsavedProgramDto[], asOf: string): Catalogue {
  const changed = new Map(programs);
  for (const [index, changes] of unsaved.entries()) {
    const at = `programs[${index}].`;
    const program = programs.get(changes.programId.toLowerCase());
    if (!program) throw refused(`${at}programId`, 'exists', 'programId must name a program that is open');
    if (unsaved.findIndex(({ programId }) => programId.toLowerCase() === program.id) !== index)
      throw refused(`${at}programId`, 'named-once', 'A program can be changed in one way at a time');
    const after = unsavedProgram(program, changes, { asOf, at });
    if (after) changed.set(after.id, after);
    else changed.delete(program.id);
  }
  return changed;
}

/**
 * One program before and after changes. One that is closed now would be open, unless the changes close it; undefined
 * where there is no such program.
 */
export async function changeOf(
  catalogue: ProgramCatalogue,
  {
    programId,
    changes,
    asOf,
  }: { readonly programId: string; readonly changes: UnsavedChangesDto; readonly asOf: string },
): Promise<(ProgramChange & { readonly organizationId: string }) | undefined> {
  const id = programId.toLowerCase();
  const before = (await catalogue.current()).get(id) ?? null;
  const program = before ?? (await catalogue.closed(id));
  if (!program) return undefined;
  const { organizationId } = program;
  return { programId: id, organizationId, before, after: unsavedProgram(program, changes, { asOf }) };
}

/** A program as it would be after changes; null if it would be closed. `at` is where they stand in the request. */
function unsavedProgram(
  program: CataloguedProgram,
  changes: UnsavedChangesDto,
  { asOf, at = '' }: { readonly asOf: string; readonly at?: string },
): CataloguedProgram | null {
  const couplePolicy = changes.couplePolicy ?? program.couplePolicy;
  const takesCouples = couplePolicy === 'both-at-once' || couplePolicy === 'couples-only';
  const coupleConditions = changes.coupleConditions ?? (takesCouples ? program.coupleConditions : []);
  refuseIdleConditions({ couplePolicy, coupleConditions: [...coupleConditions] }, at);
  const { coupleRules = [], ...one } = program;
  const rules = unsavedRules({ ...one, rules: [...program.rules, ...coupleRules] }, changes, at);
  const capacity = [...program.capacity, ...unsavedReports(program, changes, { asOf, at })];
  return changes.closed ? null : { ...one, couplePolicy, coupleConditions, ...splitRules(rules), capacity };
}

function unsavedRules(program: CataloguedProgram, changes: UnsavedChangesDto, at: string): AdmissionRule[] {
  const { rules = [] } = changes;
  const withoutRuleIds = (changes.withoutRuleIds ?? []).map((id) => id.toLowerCase());
  for (const [index, id] of withoutRuleIds.entries()) requireRule(program, id, `${at}withoutRuleIds[${index}]`);
  const next = rules.map((rule, index) => {
    const here = `${at}rules[${index}].`;
    requireReadable(rule.tree, `${here}tree`);
    if (rule.effectiveTo !== undefined && rule.effectiveTo < (rule.effectiveFrom ?? ALWAYS))
      throw refused(`${here}effectiveTo`, 'not-before', 'effectiveTo must not be before effectiveFrom');
    const ruleId = rule.ruleId?.toLowerCase();
    if (ruleId !== undefined) requireRule(program, ruleId, `${here}ruleId`);
    if (ruleId !== undefined && rules.findIndex((other) => other.ruleId?.toLowerCase() === ruleId) !== index)
      throw refused(`${here}ruleId`, 'named-once', 'A rule can have one next version at a time');
    return toRule(program, ruleId ?? `unsaved-${index + 1}`, rule);
  });
  const staying = program.rules.flatMap((rule) => {
    if (withoutRuleIds.includes(rule.id)) return [];
    const replaced = next.find(({ id }) => id === rule.id);
    return replaced ? untilTheDayBefore(rule, replaced.effectiveFrom) : [rule];
  });
  return [...staying, ...next];
}

function toRule(program: CataloguedProgram, id: string, unsaved: UnsavedRuleDto): AdmissionRule {
  const { tree, effectiveFrom = ALWAYS, effectiveTo } = unsaved;
  const latest = program.rules.findLast((rule) => rule.id === id);
  return {
    id,
    version: (latest?.version ?? 0) + 1,
    tree: tree as RuleTree,
    authority: latest?.authority ?? 'program',
    effectiveFrom,
    ...(effectiveTo !== undefined && { effectiveTo }),
  };
}

/** As when it is published: the version before ends the day before. */
function untilTheDayBefore(rule: AdmissionRule, next: IsoDate): AdmissionRule[] {
  if (next <= rule.effectiveFrom) return [];
  const lastDay = addDays(next, -1);
  return [{ ...rule, effectiveTo: rule.effectiveTo === undefined ? lastDay : earlierOf(rule.effectiveTo, lastDay) }];
}

function unsavedReports(
  program: CataloguedProgram,
  { capacity = [] }: UnsavedChangesDto,
  { asOf, at }: { readonly asOf: string; readonly at: string },
): CapacityReport[] {
  return capacity.map((report, index) => ({
    id: `${program.id} unsaved-${index + 1}`,
    kind: report.kind,
    open: placesIn(report, `${at}capacity[${index}].open`),
    from: report.from,
    holdDays: report.holdDays ?? 0,
    access: report.access,
    reportedAt: asOf,
  }));
}

function requireRule({ rules }: CataloguedProgram, id: string, field: string): void {
  if (rules.some((rule) => rule.id === id)) return;
  throw refused(field, 'exists', 'This must be the id of a rule that stands, or will stand, for the program');
}

const refused = (field: string, rule: string, message: string) => invalidRequest([{ field, rule, message }]);
