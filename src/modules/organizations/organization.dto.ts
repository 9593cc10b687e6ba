import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, Length } from 'class-validator';
import { STATES } from '../../domain/vocabulary/people.js';
import { PageDto, PageQuery } from '../../platform/http/page.js';
import { IsOneLine } from './directory-fields.js';

/** What an organization does: agencies serve clients, program agencies also run programs, brokers place and pay. */
export const ORGANIZATION_KINDS = ['agency', 'program-agency', 'broker'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export class CreateOrganizationDto {
  /** The name people know it by. */
  @Length(1, 200)
  @IsOneLine()
  readonly name!: string;

  /** What it does: serves clients, runs programs too, or places and pays. */
  @IsIn(ORGANIZATION_KINDS)
  readonly kind!: OrganizationKind;
}

/** Only the fields to change. */
export class EditOrganizationDto extends PartialType(CreateOrganizationDto, { skipNullProperties: false }) {}

export class OrganizationQuery extends PageQuery {
  /** Part of the name, in any case. */
  @IsOptional()
  @Length(1, 200)
  @IsOneLine()
  readonly name?: string;

  /** Only organizations with a site in this state, by its two letters. */
  @IsOptional()
  @IsIn(STATES)
  readonly state?: string;
}

/** An organization as the directory shows it. */
export class OrganizationDto {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  /** Invented for demonstration: no such organization exists. */
  readonly isSample: boolean;
  /** Where the entry comes from: `staff`, or the name of a directory. */
  readonly source: string;

  constructor(organization: OrganizationDto) {
    this.id = organization.id;
    this.name = organization.name;
    this.kind = organization.kind;
    this.isSample = organization.isSample;
    this.source = organization.source;
  }
}

export class OrganizationPageDto extends PageDto(OrganizationDto) {}
