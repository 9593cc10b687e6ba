import { ApiProperty, OmitType, PartialType, PickType, IntersectionType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional, Length } from 'class-validator';
import { ADMISSION_DECISIONS, type Decision } from '../../domain/admission/decide-admission.js';
import { RULE_TYPES } from '../../domain/admission/rule-types/index.js';
import type { IsoDate } from '../../domain/calendar.js';
import type { ClientFacts } from '../../domain/facts/index.js';
import { IsCalendarDay, IsOneLine } from '../organizations/index.js';

const RULE_TYPE_CODES = RULE_TYPES.map(({ code }) => code);

export class CreateTestCaseDto {
  /** What the case is about: "Eighteen today, on methadone". */
  @Length(1, 200)
  @IsOneLine()
  readonly name!: string;

  /** Facts of an invented client, by the keys of `GET /fact-dictionary`; never those of a real one. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly facts!: object;

  /** The day on which the facts are true: ages and months are counted on it. Today unless given. */
  @IsOptional()
  @IsCalendarDay()
  readonly askedOn?: IsoDate | null;

  /** What must be decided. */
  @IsIn(ADMISSION_DECISIONS)
  @ApiProperty({ enum: ADMISSION_DECISIONS })
  readonly expected!: Decision;

  /** The type of a rule that must stand in the way; absent where it does not matter which. Not with `ready`. */
  @IsOptional()
  @IsIn(RULE_TYPE_CODES)
  readonly blockedBy?: string | null;
}

/** Only the fields to change. `null` for `blockedBy` says that it does not matter which rule stands in the way. */
export class EditTestCaseDto extends IntersectionType(
  PartialType(OmitType(CreateTestCaseDto, ['askedOn', 'blockedBy']), { skipNullProperties: false }),
  PickType(CreateTestCaseDto, ['askedOn', 'blockedBy']),
) {
  /** True for a case that no longer holds, false for one that holds again. */
  @IsOptional()
  @IsBoolean()
  readonly outdated?: boolean | null;
}

/** An invented client, and what must be decided about them at a program. */
export class TestCaseDto {
  readonly id: string;
  readonly programId: string;
  readonly name: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly facts: ClientFacts;
  readonly askedOn: IsoDate;

  @ApiProperty({ enum: ADMISSION_DECISIONS })
  readonly expected: Decision;
  readonly blockedBy: string | null;
  /** When somebody said that the case no longer holds; null for one that holds. Outdated cases are not run. */
  readonly outdatedAt: Date | null;
  /** The user who said so. */
  readonly outdatedBy: string | null;

  constructor(testCase: TestCaseDto) {
    this.id = testCase.id;
    this.programId = testCase.programId;
    this.name = testCase.name;
    this.facts = testCase.facts;
    this.askedOn = testCase.askedOn;
    this.expected = testCase.expected;
    this.blockedBy = testCase.blockedBy;
    this.outdatedAt = testCase.outdatedAt;
    this.outdatedBy = testCase.outdatedBy;
  }
}

/** Every case of a program, the oldest first; outdated ones too. */
export class TestCaseListDto {
  readonly items: TestCaseDto[];

  constructor(items: TestCaseDto[]) {
    this.items = items;
  }
}
