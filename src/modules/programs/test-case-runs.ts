import { Injectable } from '@nestjs/common';
import { runTestCase, withRuleChanges, type RuleChange } from '../../domain/admission/test-cases.js';
import { dateIn, laterOf, type IsoDate } from '../../domain/calendar.js';
import type { AdmissionRule, Program } from '../../domain/program.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { rulesOfProgramOn, type ProgramRuleRow, type RuleStatement } from './admission-rules.queries.js';
import type { ProgramDto } from './program.dto.js';
import { ProgramsService } from './programs.service.js';
import type { RuleScope } from './rule-version.dto.js';
import { TestCaseResultDto, TestCaseRunDto } from './test-case-run.dto.js';
import type { TestCaseDto } from './test-case.dto.js';
import { TestCasesFail } from './test-cases-fail.js';
import { markOutdated, testCasesOf } from './test-cases.queries.js';

/** A version that is about to be published. */
export interface PlannedVersion {
  readonly ruleId: string;
  readonly scope: RuleScope;
  readonly statement: RuleStatement;
  /** Cases that the publisher says no longer hold. */
  readonly outdatedCases: readonly string[];
}

/** Runs test cases against the rules as they are in the caller's own transaction, with changes that nobody has saved. */
@Injectable()
export class TestCaseRuns {
  constructor(
    private readonly database: Database,
    private readonly programs: ProgramsService,
    private readonly clock: Clock,
  ) {}

  /** Runs those of the cases that hold. `changesOn` says what would be changed in the rules of the day. */
  async run(
    program: ProgramDto,
    cases: readonly TestCaseDto[],
    on: IsoDate,
    changesOn: (rules: readonly AdmissionRule[]) => readonly RuleChange[],
  ): Promise<TestCaseRunDto> {
    const standing = (await rulesOfProgramOn(this.database.tx, program.id, on)).map(ruleOf);
    const rules = withRuleChanges(standing, changesOn(standing));
    const results = cases
      .filter(({ outdatedAt }) => outdatedAt === null)
      .map(({ blockedBy, ...rest }) =>
        runTestCase({ ...rest, ...(blockedBy !== null && { blockedBy }) }, programOf(program), rules),
      );
    return new TestCaseRunDto(
      on,
      results.map((result) => new TestCaseResultDto(result)),
    );
  }

  /**
   * Refuses (409) a version under which a case of a program that it binds would come out otherwise than it must. Cases
   * that the publisher calls outdated are marked so. A funder's rule binds whatever a program's own cases say.
   */
  async requirePassing({ ruleId, scope, statement, outdatedCases }: PlannedVersion): Promise<void> {
    const { kind, id } = scope;
    const cases = kind === 'funder' ? [] : await testCasesOf(this.database.tx, { kind, id });
    const outdated = outdatedCases.map((name) => name.toLowerCase());
    refuseStrangers(outdated, cases);
    const held = cases.filter((one) => !outdated.includes(one.id) && one.outdatedAt === null);
    const failed: TestCaseResultDto[] = [];
    for (const programId of new Set(held.map((one) => one.programId))) {
      const program = await this.programs.find(programId);
      const on = laterOf(this.todayAt(program), statement.effectiveFrom);
      const stands = statement.withdrawn !== true && (statement.effectiveTo ?? on) >= on;
      const own = held.filter((one) => one.programId === programId);
      const { items } = await this.run(program, own, on, () => [{ ruleId, tree: stands ? treeOf(statement) : null }]);
      failed.push(...items.filter(({ passed }) => !passed));
    }
    if (failed.length > 0) throw new TestCasesFail(failed);
    if (outdated.length > 0) await markOutdated(this.database.tx, outdated);
  }

  todayAt({ site }: ProgramDto): IsoDate {
    return dateIn(this.clock.now().toISOString(), site.timeZone);
  }
}

function refuseStrangers(outdated: readonly string[], cases: readonly TestCaseDto[]): void {
  if (outdated.every((id) => cases.some((one) => one.id === id))) return;
  const message = 'outdatedCases must name test cases of your own programs that the rule binds';
  throw invalidRequest([{ field: 'outdatedCases', rule: 'exists', message }]);
}

// It was checked before: a tree that cannot be read is refused with its places.
const treeOf = ({ tree }: RuleStatement) => tree as AdmissionRule['tree'];

function ruleOf({ ruleId, version, tree, authority, effectiveFrom }: ProgramRuleRow): AdmissionRule {
  return { id: ruleId, version, tree, authority, effectiveFrom };
}

function programOf(program: ProgramDto): Program {
  const { id, name, organizationId, site, levelsOfCare, couplePolicy, coupleConditions, medications } = program;
  return {
    ...{ id, name, organizationId, levelsOfCare, couplePolicy, coupleConditions, medications },
    ...{ siteId: site.id, timeZone: site.timeZone, reportFreshHours: program.reportFreshHours },
    ...{ rules: [], capacity: [] },
  };
}
