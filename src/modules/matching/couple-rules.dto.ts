import { ApiProperty } from '@nestjs/swagger';
import type { Afterwards, AfterwardsLeg } from '../../domain/matching/afterwards.js';
import type { PlanRule } from '../../domain/matching/explain-couple.js';
import { COUPLE_CONDITIONS, type CoupleCondition } from '../../domain/vocabulary/programs.js';
import { ConfirmationDto } from './confirmation.dto.js';
import { ExplanationDto, OptionDto, QuestionDto } from './explanation.dto.js';

/** One thing asked of both partners: by a program's rule, by its couple policy, or by the couple itself. */
export class PlanRuleDto implements PlanRule {
  /** Absent for the couple's own rule. */
  readonly programId?: string;
  readonly ruleId!: string;
  readonly ruleVersion!: number;
  readonly rule!: string;
  @ApiProperty({ enum: ['met', 'unmet', 'unknown'] })
  readonly outcome!: PlanRule['outcome'];
  readonly because!: string;
  /** Who set it; `couple` for the couple's own rule. */
  @ApiProperty({ type: String })
  readonly authority!: PlanRule['authority'];
  readonly verifiedOn?: string;
  readonly legalBasis?: string;
  readonly stricterThanFederal?: boolean;
  readonly possiblyUnlawful?: string;
  /** What a worker may say against a rule of this kind. */
  readonly legalNote?: string;
  /** What staff must say. What a partner must say stands in `confirm`. */
  readonly asks!: QuestionDto[];
}

/** One partner's part of what may come afterwards. */
export class AfterwardsLegDto extends OptionDto implements AfterwardsLeg {
  /** Rules about both, as far as this partner's own facts go. */
  readonly coupleRules!: ExplanationDto[];
}

/** A recovery residence that both could go to when their stays are over. */
export class AfterwardsDto implements Afterwards {
  readonly programId!: string;
  /** The first day on which both could come; a best case where the length of a stay is not known. */
  readonly from!: string;
  @ApiProperty({ type: [AfterwardsLegDto], minItems: 2, maxItems: 2 })
  readonly legs!: readonly [AfterwardsLegDto, AfterwardsLegDto];
  @ApiProperty({ enum: COUPLE_CONDITIONS, isArray: true })
  readonly coupleConditions!: readonly CoupleCondition[];
  readonly coupleRules!: PlanRuleDto[];
  readonly confirm!: ConfirmationDto[];
}
