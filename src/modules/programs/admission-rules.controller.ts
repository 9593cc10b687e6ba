import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import { AdmissionRulesService } from './admission-rules.service.js';
import { PublishRuleDto, RulesOnQuery, WithdrawRuleDto } from './rule-request.dto.js';
import { RuleHistoryDto, RulesOnDto, RuleVersionDto } from './rule-version.dto.js';

@Controller()
export class AdmissionRulesController {
  constructor(private readonly rules: AdmissionRulesService) {}

  /** Shows the rules that stand for a program on a day, its own and those it inherits, and says from where. */
  @Get('programs/:id/admission-rules')
  @Requires('rule:read')
  standingOn(@IdParam() id: string, @Query() { on }: RulesOnQuery): Promise<RulesOnDto> {
    return this.rules.standingOn(id, on);
  }

  /** Publishes a rule of a program. */
  @Post('programs/:id/admission-rules')
  @CreatesWithKey()
  @Requires('rule:publish')
  publishForProgram(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PublishRuleDto,
  ): Promise<RuleVersionDto> {
    return this.rules.publish(actor, { kind: 'program', id }, body);
  }

  /** Publishes a rule of every program of a site. */
  @Post('sites/:id/admission-rules')
  @CreatesWithKey()
  @Requires('rule:publish')
  publishForSite(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PublishRuleDto,
  ): Promise<RuleVersionDto> {
    return this.rules.publish(actor, { kind: 'site', id }, body);
  }

  /** Publishes a rule of every program of an organization. */
  @Post('organizations/:id/admission-rules')
  @CreatesWithKey()
  @Requires('rule:publish')
  publishForOrganization(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PublishRuleDto,
  ): Promise<RuleVersionDto> {
    return this.rules.publish(actor, { kind: 'organization', id }, body);
  }

  /** Publishes a rule of every program that the funder pays for. */
  @Post('funders/:id/admission-rules')
  @CreatesWithKey()
  @Requires('rule:publish')
  publishForFunder(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PublishRuleDto,
  ): Promise<RuleVersionDto> {
    return this.rules.publish(actor, { kind: 'funder', id }, body);
  }

  /** Shows every version of a rule, oldest first. */
  @Get('admission-rules/:id/versions')
  @Requires('rule:read')
  history(@IdParam() id: string): Promise<RuleHistoryDto> {
    return this.rules.history(id);
  }

  /** Publishes the next version of a rule; the one before ends the day before. */
  @Post('admission-rules/:id/versions')
  @CreatesWithKey()
  @Requires('rule:publish')
  publishNext(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PublishRuleDto,
  ): Promise<RuleVersionDto> {
    return this.rules.publishNext(actor, id, body);
  }

  /** Withdraws a rule from a day on. */
  @Post('admission-rules/:id/withdrawal')
  @CreatesWithKey()
  @Requires('rule:publish')
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: WithdrawRuleDto,
  ): Promise<RuleVersionDto> {
    return this.rules.withdraw(actor, id, body);
  }
}
