import { ApiProperty, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsNumber, IsOptional, IsTimeZone, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import type { GeoPoint } from '../../domain/program.js';
import { STATES } from '../../domain/vocabulary/people.js';
import { InLowerCase } from '../../platform/http/id-param.js';
import { PageDto, PageQuery } from '../../platform/http/page.js';
import { Nested, IsOneLine, IsPhone } from './directory-fields.js';

/** How well the place on the map is known: the address itself, the middle of its ZIP area, or not at all. */
export const LOCATION_PRECISIONS = ['address', 'zip-centroid', 'none'] as const;
export type LocationPrecision = (typeof LOCATION_PRECISIONS)[number];

/** A place on the map, in degrees (WGS 84). */
export class PointDto {
  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly latitude!: number;

  @IsNumber()
  @Min(-180)
  @Max(180)
  readonly longitude!: number;
}

export class CreateSiteDto {
  /** The organization whose site it is. */
  @IsUUID()
  @InLowerCase()
  readonly organizationId!: string;

  @Length(1, 200)
  @IsOneLine()
  readonly name!: string;

  @Length(1, 200)
  @IsOneLine()
  readonly street!: string;

  @Length(1, 100)
  @IsOneLine()
  readonly city!: string;

  /** Two letters, such as `CT`. */
  @IsIn(STATES)
  readonly state!: string;

  /** Five digits. */
  @Matches(/^\d{5}$/, { message: '$property must be five digits' })
  readonly zip!: string;

  @IsOptional()
  @Length(1, 100)
  @IsOneLine()
  readonly county?: string | null;

  /** Without it the site stands in the middle of its ZIP area, where that is known. */
  @IsOptional()
  @Nested(() => PointDto)
  readonly point?: PointDto | null;

  /** IANA name, such as `America/New_York`: every date of the site's programs is a day there. */
  @IsTimeZone()
  @MaxLength(60)
  readonly timeZone!: string;

  @IsOptional()
  @IsPhone()
  readonly phone?: string | null;
}

const NEVER_NULL = ['name', 'street', 'city', 'state', 'zip', 'timeZone'] as const;
const MAY_BE_NULL = ['county', 'point', 'phone'] as const;

/** Only the fields to change. `null` takes a county, a point or a phone away. */
export class EditSiteDto extends IntersectionType(
  PartialType(PickType(CreateSiteDto, NEVER_NULL), { skipNullProperties: false }),
  PickType(CreateSiteDto, MAY_BE_NULL),
) {}

export class SiteQuery extends PageQuery {
  /** Only sites of this organization. */
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string;

  /** Part of the name, in any case. */
  @IsOptional()
  @Length(1, 200)
  @IsOneLine()
  readonly name?: string;

  /** Two letters. */
  @IsOptional()
  @IsIn(STATES)
  readonly state?: string;
}

/** A place where programs are run, as the directory shows it. */
export class SiteDto {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly county: string | null;
  @ApiProperty({ type: PointDto, nullable: true })
  readonly point: GeoPoint | null;
  readonly locationPrecision: LocationPrecision;
  readonly timeZone: string;
  readonly phone: string | null;
  /** Invented for demonstration: no such place exists. */
  readonly isSample: boolean;
  /** Where the entry comes from: `staff`, or the name of a directory. */
  readonly source: string;

  constructor(site: SiteDto) {
    this.id = site.id;
    this.organizationId = site.organizationId;
    this.name = site.name;
    this.street = site.street;
    this.city = site.city;
    this.state = site.state;
    this.zip = site.zip;
    this.county = site.county;
    this.point = site.point;
    this.locationPrecision = site.locationPrecision;
    this.timeZone = site.timeZone;
    this.phone = site.phone;
    this.isSample = site.isSample;
    this.source = site.source;
  }
}

export class SitePageDto extends PageDto(SiteDto) {}
