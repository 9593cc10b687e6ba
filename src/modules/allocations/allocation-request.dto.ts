import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { PRIORITY_CLASSES, type PriorityClass } from '../../domain/allocation/priority.js';
import { STATES } from '../../domain/vocabulary/people.js';
import { IsInstant } from '../../platform/http/is-instant.js';

/** Most couples, and most clients beside them, in one question. */
export const MOST_WAITING = 50;

/** Who waits, and where and until when to look. Either couples or clients must be named, and a ZIP code or a state. */
export class AllocationRequest {
  /** Couples, by their partner links. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_WAITING)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly coupleIds?: string[] | null;

  /** Clients who wait alone. Nobody is named twice, nor as one of a couple too. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_WAITING)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly clientIds?: string[] | null;

  /** The middle of the region, as a ZIP code. */
  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'nearZip must be a ZIP code of five digits' })
  readonly nearZip?: string | null;

  /** Miles around the ZIP code; 25, if left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(250)
  readonly radiusMiles?: number | null;

  /** Only programs in this state. */
  @IsOptional()
  @IsIn(STATES)
  @ApiPropertyOptional({ enum: STATES, nullable: true })
  readonly state?: (typeof STATES)[number] | null;

  /** Days ahead in which somebody can start; 30, if left out. A couple's own limit counts where it is less. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  readonly horizonDays?: number | null;

  /** The moment to propose for, with its zone. Now, if left out. */
  @IsOptional()
  @IsInstant()
  readonly asOf?: string | null;

  /** A funder's order of priority classes, first to last; the federal one, if left out. Everybody else comes after. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PRIORITY_CLASSES, { each: true })
  @ApiPropertyOptional({ enum: PRIORITY_CLASSES, isArray: true, nullable: true })
  readonly priorityOrder?: PriorityClass[] | null;
}
