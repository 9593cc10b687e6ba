import { IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsIn, IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import type { IsoDate } from '../../domain/calendar.js';
import { LEVELS_OF_CARE, type LevelOfCare } from '../../domain/vocabulary/care.js';
import { STATES } from '../../domain/vocabulary/people.js';
import {
  COUPLE_CONDITIONS,
  COUPLE_POLICIES,
  type CoupleCondition,
  type CouplePolicy,
} from '../../domain/vocabulary/programs.js';
import { MEDICATIONS, type Medication } from '../../domain/vocabulary/use.js';
import { PageQuery } from '../../platform/http/page.js';
import { IsCalendarDay, Nested, IsOneLine } from '../organizations/index.js';
import { ContactDto, IntakeDto } from './program-contact.dto.js';
import { PROGRAM_STATUSES, type ProgramStatus } from './program-status.js';

export class CreateProgramDto {
  /** The site where it is run; the program belongs to the site's organization. */
  @IsUUID()
  readonly siteId!: string;

  @Length(1, 200)
  @IsOneLine()
  readonly name!: string;

  @IsIn(LEVELS_OF_CARE, { each: true })
  @ArrayUnique()
  @ArrayNotEmpty()
  readonly levelsOfCare!: LevelOfCare[];

  /** Whether two partners are admitted; `not-asked`, the default, is neither yes nor no. */
  @IsOptional()
  @IsIn(COUPLE_POLICIES)
  readonly couplePolicy?: CouplePolicy | null;

  /** What the program makes of it when it admits two partners. Only with `both-at-once` and `couples-only`. */
  @IsOptional()
  @IsIn(COUPLE_CONDITIONS, { each: true })
  @ArrayUnique()
  readonly coupleConditions?: CoupleCondition[] | null;

  /** Usual length of stay. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  readonly typicalStayDays?: number | null;

  /** Days after admission without visits or calls. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3650)
  readonly noContactDays?: number | null;

  /** Hours for which a report of places counts as fresh; 24 unless given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  readonly reportFreshHours?: number | null;

  /** Medications for opioid use disorder that are given here. */
  @IsOptional()
  @IsIn(MEDICATIONS, { each: true })
  @ArrayUnique()
  readonly medications?: Medication[] | null;

  @IsOptional()
  @Nested(() => ContactDto)
  readonly contact?: ContactDto | null;

  @IsOptional()
  @Nested(() => IntakeDto)
  readonly intake?: IntakeDto | null;

  /** The day of which all this is known to be true. */
  @IsOptional()
  @IsCalendarDay()
  readonly sourceVerifiedOn?: IsoDate | null;
}

const NEVER_NULL = ['name', 'levelsOfCare'] as const;
const MAY_BE_NULL = [
  'couplePolicy',
  'coupleConditions',
  'typicalStayDays',
  'noContactDays',
  'reportFreshHours',
  'medications',
  'contact',
  'intake',
  'sourceVerifiedOn',
] as const;

/** Only the fields to change. `null` puts a field back to what it is when nobody has said anything. */
export class EditProgramDto extends IntersectionType(
  PartialType(PickType(CreateProgramDto, NEVER_NULL), { skipNullProperties: false }),
  PickType(CreateProgramDto, MAY_BE_NULL),
) {
  /** `closed` takes the program out of every search; its history stays. */
  @IsOptional()
  @IsIn(PROGRAM_STATUSES)
  readonly status?: ProgramStatus | null;
}

export class ProgramQuery extends PageQuery {
  /** Two letters. */
  @IsOptional()
  @IsIn(STATES)
  readonly state?: string;

  @IsOptional()
  @IsIn(LEVELS_OF_CARE)
  readonly levelOfCare?: LevelOfCare;

  @IsOptional()
  @IsUUID()
  readonly organizationId?: string;

  /** Part of the program's name, in any case. */
  @IsOptional()
  @Length(1, 200)
  @IsOneLine()
  readonly name?: string;

  /** `active` unless given. */
  @IsOptional()
  @IsIn(PROGRAM_STATUSES)
  readonly status?: ProgramStatus;
}
