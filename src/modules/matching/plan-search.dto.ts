import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { USUAL_PREFERENCES } from '../../domain/couple/couple-preferences.js';
import { GATES, type Gate, type GateDecision } from '../../domain/matching/gates.js';
import { IsInstant } from '../../platform/http/is-instant.js';
import { NearMissDto, NextQuestionDto, NextStepDto, OwnOptionsDto, PlanDto } from './plan.dto.js';
import type { StoredSearch } from './plan-search.queries.js';
import type { ShownProgram } from './programs-in.js';

const USUAL_LIMIT = 10;

/** What to search with. Everything else comes from the records and from what the couple prefers. */
export class SearchRequest {
  /** The moment to search for, with its zone: facts are today's, dates and places are counted from then. Now, if left out. */
  @IsOptional()
  @IsInstant()
  readonly asOf?: string;

  /** Most plans, and most options of each partner, that are listed. */
  @ApiPropertyOptional()
  @ValidateIf((_, limit) => limit !== undefined)
  @IsInt()
  @Min(1)
  @Max(50)
  readonly limit: number = USUAL_LIMIT;
}

/** What to search with for one client: what a couple has agreed on for itself is asked here. */
export class ClientSearchRequest extends SearchRequest {
  /** Days ahead that are searched. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  readonly horizonDays: number = USUAL_PREFERENCES.horizonDays;

  /** Miles from home that the client can travel; no limit, if left out. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(5000)
  @ApiProperty({ type: 'integer', nullable: true, required: false, minimum: 0, maximum: 5000 })
  readonly travelLimitMiles: number | null = null;
}

/** What an answer shows of a program. */
export class ShownProgramDto implements ShownProgram {
  readonly name!: string;
  readonly organizationId!: string;
  readonly organizationName!: string;
  readonly city!: string;
  readonly state!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly phone!: string | null;
  readonly levelsOfCare!: string[];
  readonly couplePolicy!: string;
  /** Invented for demonstration: no such program exists. */
  readonly isSample!: boolean;
  readonly source!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly sourceVerifiedOn!: string | null;
  readonly notesCount!: number;
}

/** What a search answers. */
export class PlanAnswerDto {
  /** The couple; null for the search of one client. */
  @ApiProperty({ type: String, nullable: true })
  readonly coupleId!: string | null;
  readonly clientIds!: string[];
  /** The moment for which the answer is true. */
  readonly asOf!: string;
  /** `no-joint-option` is one answer for every cause. Absent for one client. */
  @ApiProperty({ enum: ['plans', 'no-joint-option'], required: false })
  readonly outcome?: 'plans' | 'no-joint-option';
  /** `unscreened`: see each partner alone first. `closed` never says why. Absent for one client. */
  @ApiProperty({ enum: ['open', 'unscreened', 'closed'], required: false })
  readonly gates?: GateDecision['status'];
  /** Best first. Absent for one client. */
  readonly plans?: PlanDto[];
  /** Each person's own options, whether or not there is a partner. */
  readonly individual!: OwnOptionsDto[];
  readonly nearMisses?: NearMissDto[];
  readonly nextQuestion?: NextQuestionDto;
  readonly nextStep?: NextStepDto;
  /** What the lists do not show. */
  readonly leavesOut?: string[];
  /** The programs named in the answer, by id. */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/ShownProgramDto' } })
  readonly programs!: Readonly<Record<string, ShownProgramDto>>;
}

/** The answer of a search, as it was given. */
export class PlanSearchDto extends PlanAnswerDto {
  readonly id!: string;
  readonly createdAt!: string;

  /** The kept answer, whole, with what identifies it. */
  constructor({ id, linkId, clientIds, asOf, createdAt, answer }: StoredSearch) {
    super();
    Object.assign(this, answer, { id, coupleId: linkId, clientIds: [...clientIds], createdAt, asOf });
  }
}

/** Which gates are not open, and why. */
export class GatesDto implements GateDecision {
  @ApiProperty({ enum: ['open', 'unscreened', 'closed'] })
  readonly status: GateDecision['status'];
  @ApiProperty({ enum: GATES, isArray: true })
  readonly causes: readonly Gate[];

  constructor({ status, causes }: GateDecision) {
    this.status = status;
    this.causes = causes;
  }
}
