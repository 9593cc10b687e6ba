import { IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import type { IsoDate } from '../../domain/calendar.js';
import type { FunderKind } from '../../domain/vocabulary/programs.js';
import { InLowerCase } from '../../platform/http/id-param.js';
import { IsCalendarDay } from '../organizations/index.js';

export class CreateFundingDto {
  /** Who pays. */
  @IsUUID()
  @InLowerCase()
  readonly funderId!: string;

  /** The first day on which the funder's rules bind the program. */
  @IsCalendarDay()
  readonly from!: IsoDate;

  /** The last such day; without it no end is known. */
  @IsOptional()
  @IsCalendarDay()
  readonly to?: IsoDate | null;
}

/** Only the fields to change. `null` for `to` says that no end is known. */
export class EditFundingDto extends IntersectionType(
  PartialType(PickType(CreateFundingDto, ['from']), { skipNullProperties: false }),
  PickType(CreateFundingDto, ['to']),
) {}

/** That a funder pays for a program, and on which days. On those days its rules are the program's. */
export class FundingDto {
  readonly id: string;
  readonly programId: string;
  readonly funderId: string;
  readonly funderName: string;
  readonly funderKind: FunderKind;
  readonly from: IsoDate;
  readonly to: IsoDate | null;

  constructor(funding: FundingDto) {
    this.id = funding.id;
    this.programId = funding.programId;
    this.funderId = funding.funderId;
    this.funderName = funding.funderName;
    this.funderKind = funding.funderKind;
    this.from = funding.from;
    this.to = funding.to;
  }
}

/** Everybody who pays, or has paid, for a program. */
export class FundingListDto {
  readonly items: FundingDto[];

  constructor(items: FundingDto[]) {
    this.items = items;
  }
}
