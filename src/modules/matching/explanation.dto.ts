import { ApiProperty } from '@nestjs/swagger';
import type { Step } from '../../domain/admission/remedy.js';
import type { FactKey } from '../../domain/facts/index.js';
import type { ExplainedOption, ExplainedPlace, Explanation, Question } from '../../domain/matching/explain.js';
import { RULE_ORIGINS, type RuleOrigin } from '../../domain/vocabulary/programs.js';
import { LegalNoteDto } from '../programs/index.js';

/** One piece of work that helps remove a barrier. */
export class StepDto implements Step {
  /** The same code for one client is the same work. */
  readonly code!: string;
  readonly action!: string;
  /** Who can do it. */
  @ApiProperty({ type: String })
  readonly actor!: Step['actor'];
  /** Days from starting until it is done. */
  readonly leadDays!: number;
  /** Codes of steps that come first. */
  readonly after?: string[];
}

/** A way to remove a barrier: all of its steps, and not before its date. */
export class RemedyDto {
  readonly steps!: StepDto[];
  readonly notBefore?: string;
}

/** A question that would settle something. */
export class QuestionDto implements Question {
  @ApiProperty({ enum: ['client', 'staff'] })
  readonly of!: 'client' | 'staff';
  @ApiProperty({ type: String, required: false })
  readonly fact?: FactKey;
  readonly question!: string;
  /** To be asked out of the partner's sight and hearing. */
  readonly askedAlone!: boolean;
}

/** One rule's finding: rule, version, authority, facts by name, when verified, and what would change it. */
export class ExplanationDto implements Explanation {
  readonly ruleId!: string;
  readonly ruleVersion!: number;
  readonly rule!: string;
  @ApiProperty({ enum: ['met', 'unmet', 'unknown'] })
  readonly outcome!: Explanation['outcome'];
  readonly because!: string;
  @ApiProperty({ type: String })
  readonly authority!: Explanation['authority'];
  /** From where the program has the rule; absent for one of its own. */
  @ApiProperty({ enum: RULE_ORIGINS, required: false })
  readonly inheritedFrom?: RuleOrigin;
  readonly verifiedOn?: string;
  readonly legalBasis?: string;
  readonly stricterThanFederal?: boolean;
  readonly possiblyUnlawful?: string;
  /** What law and guidance say of a rule that stands in the way, on the day of the start. */
  readonly legalNotes!: LegalNoteDto[];
  @ApiProperty({ type: [String] })
  readonly factsUsed!: FactKey[];
  readonly asks!: QuestionDto[];
  readonly remedies!: RemedyDto[];
}

/** What is known of the place, and from which report. */
export class PlaceDto implements ExplainedPlace {
  @ApiProperty({ enum: ['known', 'provisional', 'open', 'couples-room-only', 'none-open', 'unknown'] })
  readonly state!: ExplainedPlace['state'];
  readonly because?: string;
  readonly capacityReportId?: string;
  readonly reportedAt?: string;
  readonly accessMode?: string;
}

/** One client at one program. */
export class OptionDto implements ExplainedOption {
  readonly clientId!: string;
  readonly programId!: string;
  @ApiProperty({ enum: ['ready', 'after-steps', 'undetermined', 'excluded'] })
  readonly decision!: ExplainedOption['decision'];
  /** The first day on which every step can be done; a best case while anything is unknown. */
  readonly readyOn?: string;
  readonly startOn?: string;
  readonly notBefore?: string;
  readonly place!: PlaceDto;
  readonly milesFromHome?: number;
  readonly steps!: StepDto[];
  /** What stands in the way or is not known, rule by rule. */
  readonly barriers!: ExplanationDto[];
  readonly met!: ExplanationDto[];
}
