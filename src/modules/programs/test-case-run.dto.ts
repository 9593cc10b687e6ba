import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ADMISSION_DECISIONS, type Decision } from '../../domain/admission/decide-admission.js';
import type { TestCaseResult } from '../../domain/admission/test-cases.js';
import type { IsoDate } from '../../domain/calendar.js';
import { describeRule } from '../../domain/matching/explain.js';
import { InLowerCase } from '../../platform/http/id-param.js';
import { IsCalendarDay } from '../organizations/index.js';

/** A rule as it would be. */
export class UnsavedRuleDto {
  /** The rule that is changed; absent for one that would be new. */
  @IsOptional()
  @IsUUID()
  @InLowerCase()
  readonly ruleId?: string | null;

  /** What it would say; `null` takes the rule away. */
  @IsOptional()
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly tree?: object | null;
}

export class RunTestCasesDto {
  /** The day whose rules are tried; today at the program's place unless given. */
  @IsOptional()
  @IsCalendarDay()
  readonly on?: IsoDate | null;

  /** Changes to try, laid over the rules of that day. Nothing of it is kept. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => UnsavedRuleDto)
  readonly rules?: UnsavedRuleDto[] | null;
}

interface RuleInTheWay {
  readonly ruleId: string;
  readonly rule: string;
  readonly outcome: 'unmet' | 'unknown';
  readonly because: string;
}

/** A rule that stands in the way of an invented client. */
class RuleInTheWayDto implements RuleInTheWay {
  readonly ruleId!: string;
  /** The rule in a few words. */
  readonly rule!: string;
  @ApiProperty({ enum: ['unmet', 'unknown'] })
  readonly outcome!: 'unmet' | 'unknown';
  readonly because!: string;
}

/** What came of one case: expected and decided, and what stands in the way. */
export class TestCaseResultDto {
  readonly id: string;
  readonly name: string;
  readonly passed: boolean;
  @ApiProperty({ enum: ADMISSION_DECISIONS })
  readonly expected: Decision;
  readonly blockedBy: string | null;
  @ApiProperty({ enum: ADMISSION_DECISIONS })
  readonly decision: Decision;
  @ApiProperty({ type: [RuleInTheWayDto] })
  readonly inTheWay: readonly RuleInTheWay[];

  constructor({ testCase, passed, decision, inTheWay }: TestCaseResult) {
    this.id = testCase.id;
    this.name = testCase.name;
    this.passed = passed;
    this.expected = testCase.expected;
    this.blockedBy = testCase.blockedBy ?? null;
    this.decision = decision;
    this.inTheWay = inTheWay.flatMap(({ rule, finding: { outcome, because } }) =>
      outcome === 'met' ? [] : [{ ruleId: rule.id, rule: describeRule(rule.tree), outcome, because }],
    );
  }
}

/** What came of every case that is not outdated. */
export class TestCaseRunDto {
  /** The day whose rules were tried. */
  readonly on: IsoDate;
  readonly passed: boolean;
  readonly items: TestCaseResultDto[];

  constructor(on: IsoDate, items: TestCaseResultDto[]) {
    this.on = on;
    this.passed = items.every(({ passed }) => passed);
    this.items = items;
  }
}
