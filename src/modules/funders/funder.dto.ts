import { IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Length } from 'class-validator';
import { STATES } from '../../domain/vocabulary/people.js';
import { FUNDER_KINDS, type FunderKind } from '../../domain/vocabulary/programs.js';
import { InLowerCase } from '../../platform/http/id-param.js';
import { PageDto, PageQuery } from '../../platform/http/page.js';
import { IsOneLine } from '../organizations/index.js';

export class CreateFunderDto {
  /** The name by which programs know it. */
  @Length(1, 200)
  @IsOneLine()
  readonly name!: string;

  @IsIn(FUNDER_KINDS)
  readonly kind!: FunderKind;

  /** Where it pays, by its two letters. */
  @IsOptional()
  @IsIn(STATES)
  readonly state?: string | null;

  /** The organization whose staff keep it up to date; without one the installation's administrator does. */
  @IsOptional()
  @IsUUID()
  @InLowerCase()
  readonly organizationId?: string | null;
}

/** Only the fields to change. */
export class EditFunderDto extends IntersectionType(
  PartialType(PickType(CreateFunderDto, ['name', 'kind']), { skipNullProperties: false }),
  PickType(CreateFunderDto, ['state']),
) {}

export class FunderQuery extends PageQuery {
  /** Part of the name, in any case. */
  @IsOptional()
  @Length(1, 200)
  @IsOneLine()
  readonly name?: string;

  /** Only funders that pay in this state, by its two letters. */
  @IsOptional()
  @IsIn(STATES)
  readonly state?: string;
}

/** A named payer of care, whose rules bind the programs that it pays for. */
export class FunderDto {
  readonly id: string;
  readonly name: string;
  readonly kind: FunderKind;
  /** Where it pays; null where nobody has said. */
  readonly state: string | null;
  /** The organization whose staff keep it; null where the installation's administrator does. */
  readonly organizationId: string | null;
  /** Invented for demonstration: no such funder exists. */
  readonly isSample: boolean;

  constructor(funder: FunderDto) {
    this.id = funder.id;
    this.name = funder.name;
    this.kind = funder.kind;
    this.state = funder.state;
    this.organizationId = funder.organizationId;
    this.isSample = funder.isSample;
  }
}

export class FunderPageDto extends PageDto(FunderDto) {}
