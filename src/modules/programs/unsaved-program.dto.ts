import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsUUID } from 'class-validator';
import { ValidateNested } from 'class-validator';
import type { IsoDate } from '../../domain/calendar.js';
import {
  COUPLE_CONDITIONS,
  COUPLE_POLICIES,
  type CoupleCondition,
  type CouplePolicy,
} from '../../domain/vocabulary/programs.js';
import { IsCalendarDay } from '../organizations/index.js';
import { CreateCapacityReportDto } from './capacity-report.dto.js';

/** A rule that nobody has published. */
export class UnsavedRuleDto {
  /** The rule of this program whose next version it would be; a new rule, if left out. */
  @IsOptional()
  @IsUUID()
  readonly ruleId?: string;

  /** `{ type, values }`, `{ all: [...] }`, `{ any: [...] }` or `{ not: ... }`; see `GET /admission-rule-types`. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly tree!: object;

  /** The first day on which it would stand; it stands already, if left out. */
  @IsOptional()
  @IsCalendarDay()
  readonly effectiveFrom?: IsoDate;

  /** The last day on which it would stand. */
  @IsOptional()
  @IsCalendarDay()
  readonly effectiveTo?: IsoDate;
}

/** A report of places that nobody has made, as if it were made at the moment of the search. */
export class UnsavedReportDto extends OmitType(CreateCapacityReportDto, ['reportedAt'] as const) {}

/** A program as it is not, or not yet: what is left out stays as it is. Nothing of it is stored. */
export class UnsavedChangesDto {
  /** Rules that would be published. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => UnsavedRuleDto)
  readonly rules?: UnsavedRuleDto[];

  /** Rules that would no longer stand. */
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(100)
  readonly withoutRuleIds?: string[];

  @IsOptional()
  @IsIn(COUPLE_POLICIES)
  readonly couplePolicy?: CouplePolicy;

  /** Only with `both-at-once` and `couples-only`. */
  @IsOptional()
  @IsIn(COUPLE_CONDITIONS, { each: true })
  @ArrayUnique()
  readonly coupleConditions?: CoupleCondition[];

  /** Reports of places that would be made now. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => UnsavedReportDto)
  readonly capacity?: UnsavedReportDto[];

  /** True for a program that would take nobody any more. One that is closed is taken as open otherwise. */
  @IsOptional()
  @IsBoolean()
  readonly closed?: boolean;
}

/** The same, of a program that is named. */
export class UnsavedProgramDto extends UnsavedChangesDto {
  @IsUUID()
  readonly programId!: string;
}
