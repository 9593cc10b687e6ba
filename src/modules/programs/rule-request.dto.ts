import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsObject, IsOptional, IsUUID, Length } from 'class-validator';
import type { IsoDate } from '../../domain/calendar.js';
import { AUTHORITIES, type Authority } from '../../domain/vocabulary/programs.js';
import { IsCalendarDay, IsOneLine, IsPlainText } from '../organizations/index.js';

/** How somebody made sure of a rule. */
export const VERIFIED_HOW = ['written', 'phone', 'observed', 'directory'] as const;
export type VerifiedHow = (typeof VERIFIED_HOW)[number];

/** Publishing runs the test cases of the programs that the rule binds. */
class OutdatedCasesDto {
  /** Test cases that no longer hold: they are marked so, with who said it and when, instead of standing in the way. */
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(100)
  readonly outdatedCases?: string[] | null;
}

export class PublishRuleDto extends OutdatedCasesDto {
  /** `{ type, values }`, `{ all: [...] }`, `{ any: [...] }` or `{ not: ... }`; see `GET /admission-rule-types`. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly tree!: object;

  /** Who set the rule. */
  @IsIn(AUTHORITIES)
  readonly authority!: Authority;

  /** The statute, regulation or contract it rests on. */
  @IsOptional()
  @Length(1, 500)
  @IsOneLine()
  readonly legalBasis?: string | null;

  /** True where federal law asks for less. */
  @IsOptional()
  @IsBoolean()
  readonly stricterThanFederal?: boolean | null;

  /** Why it may be unlawful and can be appealed; absent where nobody says so. */
  @IsOptional()
  @Length(1, 1000)
  @IsPlainText()
  readonly possiblyUnlawful?: string | null;

  /** Who can waive it for one client. */
  @IsOptional()
  @Length(1, 200)
  @IsOneLine()
  readonly waivableBy?: string | null;

  /** The first day on which it stands, at the program's place. */
  @IsCalendarDay()
  readonly effectiveFrom!: IsoDate;

  /** The last day on which it stands. Without it the rule stands until the next version or its withdrawal. */
  @IsOptional()
  @IsCalendarDay()
  readonly effectiveTo?: IsoDate | null;

  /** The day on which somebody last made sure of it. */
  @IsOptional()
  @IsCalendarDay()
  readonly verifiedOn?: IsoDate | null;

  @IsOptional()
  @Length(1, 200)
  @IsOneLine()
  readonly verifiedBy?: string | null;

  @IsOptional()
  @IsIn(VERIFIED_HOW)
  readonly verifiedHow?: VerifiedHow | null;

  @IsOptional()
  @Length(1, 2000)
  @IsPlainText()
  readonly note?: string | null;
}

export class WithdrawRuleDto extends OutdatedCasesDto {
  /** The first day on which the rule no longer stands. */
  @IsCalendarDay()
  readonly from!: IsoDate;

  /** Why. */
  @IsOptional()
  @Length(1, 2000)
  @IsPlainText()
  readonly note?: string | null;
}

export class RulesOnQuery {
  /** The day asked for; today at the program's place unless given. */
  @IsOptional()
  @IsCalendarDay()
  readonly on?: IsoDate;
}
