import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { AdmissionRule } from '../../domain/program.js';
import type { RuleChange } from '../../domain/admission/test-cases.js';
import { checkAnswer, FACT_KEYS, FACTS, isFactKey, type ClientFacts } from '../../domain/facts/index.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Database } from '../../platform/database/database.js';
import { Etags } from '../../platform/http/etag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { HttpProblem, invalidRequest, type FieldProblem } from '../../platform/http/problem.js';
import { requireEditor, withChanges } from '../organizations/index.js';
import type { ProgramDto } from './program.dto.js';
import { ProgramsService } from './programs.service.js';
import { requireReadable } from './rule-unreadable.js';
import type { RunTestCasesDto, TestCaseRunDto } from './test-case-run.dto.js';
import { TestCaseRuns } from './test-case-runs.js';
import { TestCaseDto, TestCaseListDto, type CreateTestCaseDto, type EditTestCaseDto } from './test-case.dto.js';
import { findTestCase, insertTestCase, lockTestCase, testCasesOf, updateTestCase } from './test-cases.queries.js';

/** So many cases are kept of one program: each is run whenever a rule of the program is published. */
const MOST_CASES = 100;

/** The test cases of a program: its own staff's alone, made of invented facts. */
@Injectable()
export class TestCasesService {
  constructor(
    private readonly database: Database,
    private readonly programs: ProgramsService,
    private readonly runs: TestCaseRuns,
    private readonly idempotency: Idempotency,
    private readonly etags: Etags,
    private readonly audit: AuditTrail,
  ) {}

  async list(actor: Actor, programId: string): Promise<TestCaseListDto> {
    await this.ownProgram(actor, programId);
    return new TestCaseListDto((await this.casesOf(programId)).map((testCase) => new TestCaseDto(testCase)));
  }

  /** 404 where there is none, and for whoever is not of the program's own staff. */
  async find(id: string): Promise<TestCaseDto> {
    const testCase = await findTestCase(this.database.tx, id);
    if (!testCase) throw new NotFoundException();
    return new TestCaseDto(testCase);
  }

  async create(actor: Actor, programId: string, body: CreateTestCaseDto): Promise<TestCaseDto> {
    const program = await this.ownProgram(actor, programId);
    const { name, facts, expected } = body;
    const askedOn = body.askedOn ?? this.runs.todayAt(program);
    const said = { name, facts: requireFacts(facts), askedOn, expected, blockedBy: body.blockedBy ?? null };
    refuseIdleBlock(said);
    const id = await this.idempotency.once(async () => {
      if ((await this.casesOf(programId)).length >= MOST_CASES) throw new HttpProblem(TOO_MANY);
      const testCase = { id: randomUUID(), programId, ...said };
      await insertTestCase(this.database.tx, testCase);
      await this.record('test-case.created', testCase.id);
      return testCase.id;
    });
    return this.find(id);
  }

  async edit(
    { id, ifMatch, actor }: { readonly id: string; readonly ifMatch: string; readonly actor: Actor },
    { outdated, facts, askedOn, ...body }: EditTestCaseDto,
  ): Promise<TestCaseDto> {
    const { programId } = await this.find(id);
    await lockTestCase(this.database.tx, id);
    const current = await this.find(id);
    this.etags.requireMatch(actor, ifMatch, current);
    const today = async () => this.runs.todayAt(await this.programs.find(programId));
    const changed = withChanges(current, {
      ...body,
      ...(facts !== undefined && { facts: requireFacts(facts) }),
      ...(askedOn !== undefined && { askedOn: askedOn ?? (await today()) }),
    });
    refuseIdleBlock(changed);
    await updateTestCase(this.database.tx, changed, outdated ?? current.outdatedAt !== null);
    await this.record('test-case.edited', id);
    return this.find(id);
  }

  /** Runs the cases against the rules of a day, with changes that are not saved. Keeps nothing. */
  async run(actor: Actor, programId: string, { on, rules }: RunTestCasesDto): Promise<TestCaseRunDto> {
    const program = await this.ownProgram(actor, programId);
    const changes = (rules ?? []).map(({ ruleId, tree }, index): RuleChange => {
      if (tree) requireReadable(tree, `rules[${String(index)}].tree`);
      return { ruleId: ruleId ?? undefined, tree: (tree ?? null) as RuleChange['tree'] };
    });
    return this.runs.run(program, await this.casesOf(programId), on ?? this.runs.todayAt(program), (standing) => {
      refuseStrangers(changes, standing);
      return changes;
    });
  }

  private casesOf(programId: string): Promise<TestCaseDto[]> {
    return testCasesOf(this.database.tx, { kind: 'program', id: programId });
  }

  private async ownProgram(actor: Actor, programId: string): Promise<ProgramDto> {
    const program = await this.programs.find(programId);
    requireEditor(actor, program.organizationId);
    return program;
  }

  private record(action: string, id: string): Promise<void> {
    return this.audit.record({ action, subject: { kind: 'test-case', id }, outcome: 'done' });
  }
}

const TOO_MANY = {
  type: '/problems/too-many-test-cases',
  title: 'The program has as many test cases as it can have',
  status: 409,
  detail: `A program has at most ${String(MOST_CASES)} test cases. Change one of those that are there.`,
};

/** Refuses (400) facts that are not in the dictionary, and values that it does not accept. */
function requireFacts(facts: object): ClientFacts {
  const problems = Object.entries(facts).flatMap(([key, value]: [string, unknown]): FieldProblem[] => {
    const message = checkAnswer(key, value);
    if (message === null) return [];
    const accepted = isFactKey(key) ? [FACTS[key].type.accepted] : FACT_KEYS;
    return [{ field: `facts.${key}`, rule: 'fact-value', message, accepted }];
  });
  if (problems.length > 0) throw invalidRequest(problems);
  return facts;
}

function refuseIdleBlock({ expected, blockedBy }: Pick<TestCaseDto, 'expected' | 'blockedBy'>): void {
  if (expected !== 'ready' || blockedBy === null) return;
  const message = 'blockedBy names what stands in the way, and nothing does of a client who is ready';
  throw invalidRequest([{ field: 'blockedBy', rule: 'only-where-not-ready', message, accepted: [null] }]);
}

function refuseStrangers(changes: readonly RuleChange[], standing: readonly AdmissionRule[]): void {
  const problems = changes.flatMap(({ ruleId, tree }, index): FieldProblem[] => {
    const field = `rules[${String(index)}]`;
    if (ruleId === undefined && tree === null)
      return [
        { field: `${field}.tree`, rule: 'is-defined', message: 'a rule that would be new must say what it asks' },
      ];
    if (ruleId === undefined || standing.some(({ id }) => id === ruleId)) return [];
    const message = 'ruleId must name a rule that stands for the program on the day';
    return [{ field: `${field}.ruleId`, rule: 'exists', message }];
  });
  if (problems.length > 0) throw invalidRequest(problems);
}
