import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { dateIn, type IsoDate } from '../../domain/calendar.js';
import { legalNotesOn } from '../../domain/legal/index.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { findFunder, lockFunder, requireFunderKeeper } from '../funders/index.js';
import { isSharedSite, lockOrganization, requireEditor, withChanges } from '../organizations/index.js';
import {
  insertRule,
  insertRuleVersion,
  ownerOfScope,
  rulesOfProgramOn,
  versionsBeside,
  versionsOfRule,
  type RuleStatement,
} from './admission-rules.queries.js';
import { ProgramsService } from './programs.service.js';
import { lockProgram } from './programs.queries.js';
import { refuseOddDates, refuseToGoBack, RuleIsWithdrawn } from './rule-dates.js';
import type { PublishRuleDto, WithdrawRuleDto } from './rule-request.dto.js';
import { requireReadable } from './rule-unreadable.js';
import { ProgramRuleDto, RuleHistoryDto, RuleVersionDto, type RuleScope, RulesOnDto } from './rule-version.dto.js';
import { TestCaseRuns } from './test-case-runs.js';

/** Admission rules: published version by version by the organization's own staff, and never changed afterwards. */
@Injectable()
export class AdmissionRulesService {
  constructor(
    private readonly database: Database,
    private readonly programs: ProgramsService,
    private readonly runs: TestCaseRuns,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The rules that stand for a program on a day, its own and those it inherits, and what law says of each then. */
  async standingOn(programId: string, day?: IsoDate): Promise<RulesOnDto> {
    const { site, levelsOfCare } = await this.programs.find(programId);
    const on = day ?? dateIn(this.clock.now().toISOString(), site.timeZone);
    const rules = await rulesOfProgramOn(this.database.tx, programId, on);
    return new RulesOnDto(
      on,
      rules.map((rule) => new ProgramRuleDto(rule, legalNotesOn(rule, site.state, on, levelsOfCare))),
    );
  }

  async history(ruleId: string): Promise<RuleHistoryDto> {
    const versions = await versionsOfRule(this.database.tx, ruleId);
    if (versions.length === 0) throw new NotFoundException();
    return new RuleHistoryDto(versions.map((version) => new RuleVersionDto(version)));
  }

  /** Publishes version 1 of a new rule. */
  async publish(actor: Actor, scope: RuleScope, body: PublishRuleDto): Promise<RuleVersionDto> {
    await this.requirePublisher(actor, scope);
    this.check(body);
    const id = await this.idempotency.once(async () => {
      await this.lock(scope);
      const ruleId = randomUUID();
      await this.runs.requirePassing({ ruleId, scope, statement: body, outdatedCases: body.outdatedCases ?? [] });
      await insertRule(this.database.tx, ruleId, scope);
      return this.insert({ ruleId, version: 1 }, body);
    });
    return this.find(id);
  }

  /** Publishes the next version of a rule. The one before ends the day before this one begins. */
  async publishNext(actor: Actor, ruleId: string, body: PublishRuleDto): Promise<RuleVersionDto> {
    const { scope } = await this.latest(ruleId);
    await this.requirePublisher(actor, scope);
    this.check(body);
    const id = await this.idempotency.once(async () => {
      await this.lock(scope);
      const latest = await this.latest(ruleId);
      refuseToGoBack('effectiveFrom', body.effectiveFrom, latest);
      await this.runs.requirePassing({ ruleId, scope, statement: body, outdatedCases: body.outdatedCases ?? [] });
      return this.insert({ ruleId, version: latest.version + 1 }, body);
    });
    return this.find(id);
  }

  /** Publishes the version that says that the rule no longer stands from a day on. */
  async withdraw(
    actor: Actor,
    ruleId: string,
    { from, note, outdatedCases }: WithdrawRuleDto,
  ): Promise<RuleVersionDto> {
    const { scope } = await this.latest(ruleId);
    await this.requirePublisher(actor, scope);
    const id = await this.idempotency.once(async () => {
      await this.lock(scope);
      const latest = await this.latest(ruleId);
      if (latest.withdrawn) throw new RuleIsWithdrawn(latest.effectiveFrom);
      refuseToGoBack('from', from, latest);
      const ending = { effectiveFrom: from, effectiveTo: null, note: note ?? null, withdrawn: true };
      const statement = withChanges(latest, ending);
      await this.runs.requirePassing({ ruleId, scope, statement, outdatedCases: outdatedCases ?? [] });
      return this.insert({ ruleId, version: latest.version + 1 }, statement);
    });
    return this.find(id);
  }

  private async find(versionId: string): Promise<RuleVersionDto> {
    const versions = await versionsBeside(this.database.tx, versionId);
    const version = versions.find(({ id }) => id === versionId);
    if (!version) throw new NotFoundException();
    return new RuleVersionDto(version);
  }

  private async latest(ruleId: string): Promise<RuleVersionDto> {
    const latest = (await versionsOfRule(this.database.tx, ruleId)).at(-1);
    if (!latest) throw new NotFoundException();
    return latest;
  }

  private async requirePublisher(actor: Actor, scope: RuleScope): Promise<void> {
    const { tx } = this.database;
    const { kind, id } = scope;
    if (kind === 'funder') {
      const funder = await findFunder(tx, id);
      if (!funder) throw new NotFoundException();
      return requireFunderKeeper(actor, funder);
    }
    const owner = await ownerOfScope(tx, { kind, id });
    if (owner === undefined) throw new NotFoundException();
    requireEditor(actor, owner);
    if (kind === 'site' && (await isSharedSite(tx, id)))
      throw new ForbiddenException('Another organization runs a program at this site: publish for your own programs.');
  }

  private check(body: PublishRuleDto): void {
    requireReadable(body.tree);
    refuseOddDates(body, this.clock.now());
  }

  /**
   * Versions of one rule are published one after the other. A rule of a site, an organization or a funder concerns
   * several programs: its lock also holds back a program that comes under it at the same moment, so that the rule's mark
   * cannot miss it.
   */
  private async lock({ kind, id }: RuleScope): Promise<void> {
    const { tx } = this.database;
    if (kind === 'program') return lockProgram(tx, id);
    if (kind === 'funder') return lockFunder(tx, id);
    const owner = await ownerOfScope(tx, { kind, id });
    if (owner !== undefined) await lockOrganization(tx, owner);
  }

  private async insert(
    place: { readonly ruleId: string; readonly version: number },
    statement: RuleStatement,
  ): Promise<string> {
    const id = randomUUID();
    await insertRuleVersion(this.database.tx, { ...place, id }, statement);
    const action = statement.withdrawn ? 'admission-rule.withdrawn' : 'admission-rule.published';
    await this.audit.record({ action, subject: { kind: 'admission-rule', id: place.ruleId }, outcome: 'done' });
    return id;
  }
}
