import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type LevelName } from '../../domain/allocation/levels.js';
import type { PassedOver } from '../../domain/allocation/passed-over.js';
import { PRIORITY_CLASSES, type PriorityClass } from '../../domain/allocation/priority.js';
import type { Start } from '../../domain/allocation/problem.js';
import {
  PROPOSED_OUTCOMES,
  type LeftOver,
  type Proposal,
  type ProposedApplicant,
  type ProposedLevel,
  type ProposedStanding,
} from '../../domain/allocation/propose.js';
import type { Stability, WouldRather } from '../../domain/allocation/tell-stability.js';
import { PLAN_KINDS, type PlanKind } from '../../domain/couple/couple-preferences.js';
import type { FactKey } from '../../domain/facts/index.js';
import { GATE_STATUSES } from '../../domain/matching/gates.js';
import { PLACE_KINDS, type PlaceKind } from '../../domain/vocabulary/programs.js';
import type { StoredAllocation } from './allocation.queries.js';
import type { NamedProgram } from './region.js';

/** One person's proposed start. */
export class ProposedStartDto implements Start {
  readonly clientId!: string;
  readonly programId!: string;
  readonly startOn!: string;
  readonly waitDays!: number;
  readonly capacityReportId!: string;
  /** Something about it must still be confirmed; a plan search says what. */
  readonly toConfirm!: boolean;
}

/** A choice they would rather have had, who is proposed for its places, and what giving it to them would cost. */
export class PassedOverDto implements PassedOver {
  readonly place!: number;
  readonly programIds!: string[];
  readonly takenBy!: string[];
  @ApiProperty({ enum: LEVELS, required: false })
  readonly level?: LevelName;
}

/** One applicant's part of the proposal: a client, or a couple. */
export class ProposedApplicantDto implements ProposedApplicant {
  readonly clientIds!: string[];
  readonly coupleId?: string;
  /** A couple whose gates are not open is two applicants. `closed` never says why. */
  @ApiProperty({ enum: GATE_STATUSES, required: false })
  readonly gates?: (typeof GATE_STATUSES)[number];
  @ApiProperty({ enum: PROPOSED_OUTCOMES })
  readonly outcome!: ProposedApplicant['outcome'];
  @ApiProperty({ enum: PLAN_KINDS, required: false })
  readonly planKind?: PlanKind;
  readonly starts!: ProposedStartDto[];
  /** The number of what is proposed in their own order, from 1. */
  readonly place?: number;
  readonly choices!: number;
  readonly passedOver!: PassedOverDto[];
  readonly says!: string;
}

/** One person's own place in the order of classes, which no partner passes on. */
export class ProposedStandingDto implements ProposedStanding {
  readonly clientId!: string;
  /** From 1, in the order that was asked with; the last is everybody else. */
  readonly priorityClass!: number;
  /** What has not been asked and could put the person further to the front. */
  @ApiProperty({ type: [String] })
  readonly asks!: FactKey[];
}

/** What one level came to. */
export class ProposedLevelDto implements ProposedLevel {
  @ApiProperty({ enum: LEVELS })
  readonly level!: LevelName;
  readonly priorityClass?: number;
  @ApiProperty({ enum: ['most', 'fewest'] })
  readonly sense!: ProposedLevel['sense'];
  readonly value!: number;
  /** False where time ran out before it was proved. */
  readonly proved!: boolean;
  readonly says!: string;
}

/** Who would rather have other places. */
export class WouldRatherDto implements WouldRather {
  readonly clientIds!: string[];
  readonly programIds!: string[];
}

/** What an allocation comes to that is stable, where this one is not. */
export class InsteadDto {
  readonly placed!: number;
  readonly couplesTogether!: number;
}

/** Whether anybody could do better by a place that would be theirs. It says nothing about how many are placed. */
export class StabilityDto implements Stability {
  readonly isStable!: boolean;
  @ApiProperty({ enum: ['yes', 'no', 'not-decided'] })
  readonly exists!: Stability['exists'];
  readonly instead?: InsteadDto;
  readonly wouldRather!: WouldRatherDto[];
  readonly says!: string;
}

/** Places that the proposal leaves open. */
export class LeftOverDto implements LeftOver {
  readonly programId!: string;
  readonly capacityReportId!: string;
  @ApiProperty({ enum: PLACE_KINDS })
  readonly kind!: PlaceKind;
  readonly on?: string;
  readonly open!: number;
  readonly left!: number;
}

/** What a proposal shows of a program. */
export class NamedProgramDto implements NamedProgram {
  readonly name!: string;
  readonly organizationName!: string;
  readonly city!: string;
  readonly state!: string;
  /** Invented for demonstration: no such program exists. */
  readonly isSample!: boolean;
}

/** A proposal, as it was given. It holds nothing and refers nobody. It is for the planner, not to be handed on. */
export class AllocationDto implements Proposal {
  readonly id!: string;
  readonly createdAt!: string;
  readonly asOf!: string;
  @ApiProperty({ enum: ['proved', 'best-found'] })
  readonly status!: Proposal['status'];
  readonly says!: string;
  @ApiProperty({ enum: PRIORITY_CLASSES, isArray: true })
  readonly priorityOrder!: PriorityClass[];
  /** In this order; a later one never costs anything of an earlier one. */
  readonly levels!: ProposedLevelDto[];
  readonly stability!: StabilityDto;
  readonly applicants!: ProposedApplicantDto[];
  readonly standings!: ProposedStandingDto[];
  readonly leftOver!: LeftOverDto[];
  readonly leavesOut!: string[];
  /** The programs of the region that report places, by id. */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/NamedProgramDto' } })
  readonly programs!: Readonly<Record<string, NamedProgramDto>>;

  /** The kept answer, whole, with what identifies it. */
  constructor({ id, asOf, createdAt, answer }: StoredAllocation) {
    Object.assign(this, answer, { id, createdAt, asOf });
  }
}
