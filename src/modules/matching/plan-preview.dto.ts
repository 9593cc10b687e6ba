import { ApiExtraModels, ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { PLAN_KINDS, type PlanKind } from '../../domain/couple/couple-preferences.js';
import { countChanges, type ChangeCounts } from '../../domain/matching/preview-plans.js';
import {
  CHANGES,
  type Change,
  type OptionChange,
  type PlanChange,
  type Standing,
} from '../../domain/matching/what-changed.js';
import { NewAnswerDto } from '../clients/index.js';
import { UnsavedProgramDto } from '../programs/index.js';
import { ClientSearchRequest, PlanAnswerDto, SearchRequest } from './plan-search.dto.js';

/** Answers of one of the two that nobody has recorded. */
export class UnsavedAnswersDto {
  /** One of the two clients. */
  @IsUUID()
  readonly clientId!: string;

  /** Each to a different question. They count as they would if they were recorded. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NewAnswerDto)
  readonly answers!: NewAnswerDto[];
}

/** What would be otherwise for a couple. Nothing of it is stored. */
export class CouplePreviewRequest extends SearchRequest {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => UnsavedAnswersDto)
  readonly partners?: UnsavedAnswersDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => UnsavedProgramDto)
  readonly programs?: UnsavedProgramDto[];
}

/** What would be otherwise for one client. Nothing of it is stored. */
export class ClientPreviewRequest extends ClientSearchRequest {
  /** Answers that nobody has recorded, each to a different question. They count as they would if they were recorded. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NewAnswerDto)
  readonly answers?: NewAnswerDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => UnsavedProgramDto)
  readonly programs?: UnsavedProgramDto[];
}

/** Where something stands in its list; null where it is not listed. */
export class StandingDto implements Standing {
  @ApiProperty({ type: 'integer', nullable: true })
  readonly rank!: number | null;
  /** The day on which both are in, or the own start; null while it is not known. */
  @ApiProperty({ type: String, nullable: true })
  readonly on!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly status!: string | null;
}

/** One plan that changed. */
export class PlanChangeDto implements PlanChange {
  @ApiProperty({ enum: CHANGES })
  readonly change!: Change;
  @ApiProperty({ enum: PLAN_KINDS })
  readonly kind!: PlanKind;
  /** The program of each partner, in the order of `clientIds`. */
  @ApiProperty({ type: [String] })
  readonly programIds!: readonly string[];
  readonly before!: StandingDto;
  readonly after!: StandingDto;
}

/** One program that changed for one client alone. */
export class OptionChangeDto implements OptionChange {
  @ApiProperty({ enum: CHANGES })
  readonly change!: Change;
  readonly clientId!: string;
  readonly programId!: string;
  readonly before!: StandingDto;
  readonly after!: StandingDto;
}

/** How often something changed. */
export class ChangeCountsDto implements ChangeCounts {
  readonly gained!: number;
  readonly lost!: number;
  readonly moved!: number;
}

const COUNTS: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: { $ref: '#/components/schemas/ChangeCountsDto' },
};

/**
 * What is different from the present answer, over what both list. Something that is no longer listed and still there
 * has moved; so has what was there before and was not listed.
 */
@ApiExtraModels(ChangeCountsDto)
export class ChangesDto {
  @ApiProperty({ type: [PlanChangeDto] })
  readonly plans: readonly PlanChange[];
  @ApiProperty(COUNTS)
  readonly plansByKind: Readonly<Record<string, ChangeCountsDto>>;
  @ApiProperty(COUNTS)
  readonly plansByProgram: Readonly<Record<string, ChangeCountsDto>>;
  /** Each person's own options. */
  @ApiProperty({ type: [OptionChangeDto] })
  readonly options: readonly OptionChange[];
  @ApiProperty(COUNTS)
  readonly optionsByProgram: Readonly<Record<string, ChangeCountsDto>>;

  constructor(plans: readonly PlanChange[], options: readonly OptionChange[]) {
    this.plans = plans;
    this.plansByKind = countChanges(plans, ({ kind }) => [kind]);
    this.plansByProgram = countChanges(plans, ({ programIds }) => programIds);
    this.options = options;
    this.optionsByProgram = countChanges(options, ({ programId }) => [programId]);
  }
}

/** What a search would answer, and what is different from its present answer. It is not kept. */
export class PlanPreviewDto extends PlanAnswerDto {
  readonly changes: ChangesDto;

  constructor(answer: object, changes: ChangesDto) {
    super();
    Object.assign(this, answer);
    this.changes = changes;
  }
}
