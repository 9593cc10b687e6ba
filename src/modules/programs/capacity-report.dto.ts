import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsOptional, Max, Min } from 'class-validator';
import type { IsoDate } from '../../domain/calendar.js';
import type { Access } from '../../domain/program.js';
import { PLACE_KINDS, type PlaceKind } from '../../domain/vocabulary/programs.js';
import { PageDto } from '../../platform/http/page.js';
import { IsCalendarDay } from '../organizations/index.js';
import { ACCESS_SCHEMA, IsAccess } from './access-modes.js';

export class CreateCapacityReportDto {
  /** For whom the places are. A couples room is one place that two partners take together. */
  @IsIn(PLACE_KINDS)
  readonly kind!: PlaceKind;

  /** Places open now; 0 when full. For recurring intake it may be left out: the places of a day are in `access`. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  readonly open?: number | null;

  /** First day of the opening, at the program's place. */
  @IsCalendarDay()
  readonly from!: IsoDate;

  /** Days after `from` for which the opening is kept; 0 unless given. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  readonly holdDays?: number | null;

  /** How a place is got. */
  @IsAccess()
  @ApiProperty(ACCESS_SCHEMA)
  readonly access!: Access;

  /** When staff said so, if earlier than now: an instant with its zone. */
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  readonly reportedAt?: string | null;
}

/** What staff reported about one kind of place. Reports are never changed: the next one says what holds then. */
export class CapacityReportDto {
  readonly id: string;
  readonly programId: string;
  readonly kind: PlaceKind;
  /** Null where nobody said how many. */
  readonly open: number | null;
  readonly from: IsoDate;
  readonly holdDays: number;

  @ApiProperty(ACCESS_SCHEMA)
  readonly access: Access;
  readonly reportedAt: Date;
  /** The user who reported it; null where an import did. */
  readonly reportedBy: string | null;

  constructor(report: CapacityReportDto) {
    this.id = report.id;
    this.programId = report.programId;
    this.kind = report.kind;
    this.open = report.open;
    this.from = report.from;
    this.holdDays = report.holdDays;
    this.access = report.access;
    this.reportedAt = report.reportedAt;
    this.reportedBy = report.reportedBy;
  }
}

export class CapacityReportPageDto extends PageDto(CapacityReportDto) {}
