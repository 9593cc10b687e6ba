import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const DEFAULT_LIMIT = 25;
const HIGHEST_LIMIT = 100;

/** The query of every list. A list with filters extends it. */
export class PageQuery {
  /** The `nextCursor` of the page before; absent for the first page. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly cursor?: string;

  /** How many items at most. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: HIGHEST_LIMIT, default: DEFAULT_LIMIT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(HIGHEST_LIMIT)
  readonly limit: number = DEFAULT_LIMIT;
}
