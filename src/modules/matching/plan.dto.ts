import { ApiProperty } from '@nestjs/swagger';
import { PLAN_KINDS, type PlanKind } from '../../domain/couple/couple-preferences.js';
import { ALERTS, type Alert } from '../../domain/matching/alerts.js';
import { NEAR_MISS_CAUSES, type NearMiss } from '../../domain/matching/near-misses.js';
import type { NextQuestion } from '../../domain/matching/next-question.js';
import type { NextStep } from '../../domain/matching/next-step.js';
import type { Plan, PlanLeg } from '../../domain/matching/plan.js';
import type { OwnOptions } from '../../domain/matching/search-plans.js';
import { COUPLE_CONDITIONS, type CoupleCondition } from '../../domain/vocabulary/programs.js';
import { AfterwardsDto, PlanRuleDto } from './couple-rules.dto.js';
import { ConfirmationDto } from './confirmation.dto.js';
import { ExplanationDto, OptionDto, StepDto } from './explanation.dto.js';

/** A risk or a point to argue that rides on a plan. */
export class AlertDto implements Alert {
  @ApiProperty({ enum: ALERTS })
  readonly kind!: Alert['kind'];
  readonly clientId?: string;
  readonly programId?: string;
  readonly says!: string;
}

/** One partner's part of a plan. */
export class PlanLegDto extends OptionDto implements PlanLeg {
  /** Rules about both, as far as this partner's own facts go. */
  readonly coupleRules!: ExplanationDto[];
  /** Medication from another program until this one starts. */
  readonly bridge?: OptionDto;
}

/** A way for both partners to be in treatment. */
export class PlanDto implements Plan {
  readonly rank!: number;
  @ApiProperty({ enum: PLAN_KINDS })
  readonly kind!: PlanKind;
  @ApiProperty({ enum: ['feasible', 'provisional'] })
  readonly status!: Plan['status'];
  /** False while the private questions are not complete: nothing joint may be sent. */
  readonly sendable!: boolean;
  @ApiProperty({ type: [PlanLegDto], minItems: 2, maxItems: 2 })
  readonly legs!: readonly [PlanLegDto, PlanLegDto];
  readonly startsFirst?: string;
  /** Why that one. */
  readonly startsFirstBecause?: string;
  /** The day on which both are in; absent while a start is not known. */
  readonly bothInOn?: string;
  readonly notBefore!: string;
  readonly gapDays?: number;
  readonly milesApart?: number;
  readonly milesFromHome?: number;
  readonly steps!: number;
  @ApiProperty({ enum: COUPLE_CONDITIONS, isArray: true })
  readonly coupleConditions!: readonly CoupleCondition[];
  /** What is asked of both, in the same words whatever either has said. */
  readonly coupleRules!: PlanRuleDto[];
  readonly confirm!: ConfirmationDto[];
  readonly alerts!: AlertDto[];
  /** A recovery residence that both could go to when their stays are over. Never certain so far ahead. */
  readonly afterwards?: AfterwardsDto;
}

/** A joint plan that fails for one cause. */
export class NearMissDto implements NearMiss {
  @ApiProperty({ enum: NEAR_MISS_CAUSES })
  readonly cause!: NearMiss['cause'];
  readonly says!: string;
  readonly programIds!: string[];
  readonly clientId?: string;
  readonly rule?: ExplanationDto;
  /** What is asked of both. */
  readonly coupleRules?: PlanRuleDto[];
  readonly days?: number;
  /** Joint plans that would be there without this cause. */
  readonly opens!: number;
}

/** The question whose answer would settle most. */
export class NextQuestionDto implements NextQuestion {
  @ApiProperty({ enum: ['client', 'worker'] })
  readonly of!: NextQuestion['of'];
  readonly clientId?: string;
  @ApiProperty({ type: String, required: false })
  readonly fact?: NonNullable<NextQuestion['fact']>;
  readonly question!: string;
  readonly askedAlone!: boolean;
  readonly settles!: number;
  readonly openIn!: number;
}

/** The one piece of work that opens most. */
export class NextStepDto implements NextStep {
  readonly clientId!: string;
  readonly step!: StepDto;
  readonly opens!: number;
  readonly neededAt!: number;
}

/** One client's own options. */
export class OwnOptionsDto implements OwnOptions {
  readonly clientId!: string;
  readonly options!: OptionDto[];
  /** How many programs, by decision. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly decisions!: Readonly<Record<string, number>>;
  readonly nextQuestion?: NextQuestionDto;
  readonly nextStep?: NextStepDto;
}
