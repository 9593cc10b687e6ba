import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { ruleTypeOf } from '../../domain/admission/rule-tree.js';
import type { ToldCause, ToldProgramCause } from '../../domain/caseload/barrier-table.js';
import type { CountBand } from '../../domain/caseload/small-cells.js';
import { CAUSE_KINDS, type Cause } from '../../domain/caseload/causes.js';
import type { BarrierResult, NamedProgram, StoredReport } from './barrier-report.queries.js';
import { CountBandDto } from './rule-preview.dto.js';

/** How far a report is. `not-finished`: nobody works on it any more; ask for a new one. */
const REPORT_STATUSES = ['running', 'done', 'not-finished'] as const;
type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What stands in the way. */
export class CauseDto {
  @ApiProperty({ enum: CAUSE_KINDS })
  readonly kind: Cause['kind'];
  /** The code of the rule type; null for another kind. */
  @ApiProperty({ type: String, nullable: true })
  readonly ruleType: string | null;
  readonly label: string;

  constructor(cause: Cause) {
    this.kind = cause.kind;
    this.ruleType = cause.kind === 'rule-type' ? cause.ruleType : null;
    this.label = labelOf(cause);
  }
}

function labelOf(cause: Cause): string {
  switch (cause.kind) {
    case 'rule-type':
      return ruleTypeOf(cause.ruleType)?.label ?? cause.ruleType;
    case 'couple-policy':
      return 'How the program takes couples';
    case 'capacity':
      return 'Open places';
  }
}

/** Couples who have no joint plan because of this cause alone, wherever it stands. */
export class BarrierDto {
  readonly cause: CauseDto;
  @ApiProperty({ type: CountBandDto })
  readonly couples: CountBand;

  constructor({ cause, couples }: ToldCause) {
    this.cause = new CauseDto(cause);
    this.couples = couples;
  }
}

/** Couples who have no joint plan because of this cause at this program alone. */
export class ProgramBarrierDto extends BarrierDto {
  readonly programId: string;

  constructor(told: ToldProgramCause) {
    super(told);
    this.programId = told.programId;
  }
}

/** A program that is named. */
export class NamedProgramDto implements NamedProgram {
  readonly name!: string;
  readonly organizationName!: string;
  readonly city!: string;
  readonly state!: string;
}

/** What the report came to. All counts are told in elevens; what concerns fewer than eleven couples is not listed. */
@ApiExtraModels(NamedProgramDto)
export class BarrierResultDto {
  /** The caseload is that with which this day began (UTC). */
  readonly caseloadOf: string;
  /** Couples who waited when the day began. */
  @ApiProperty({ type: CountBandDto })
  readonly waiting: CountBand;
  @ApiProperty({ type: CountBandDto })
  readonly withoutPlan: CountBand;
  /** Couples for whom no one cause, taken away everywhere, would open a plan. */
  @ApiProperty({ type: CountBandDto })
  readonly withoutSingleCause: CountBand;
  @ApiProperty({ type: [BarrierDto] })
  readonly everywhere: readonly BarrierDto[];
  @ApiProperty({ type: [ProgramBarrierDto] })
  readonly atPrograms: readonly ProgramBarrierDto[];
  /** The programs that are named, by id. */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/NamedProgramDto' } })
  readonly programs: Readonly<Record<string, NamedProgram>>;
  /** What the lists do not show. */
  readonly leavesOut: string[];

  constructor(result: BarrierResult) {
    this.caseloadOf = result.caseloadOf;
    this.waiting = result.waiting;
    this.withoutPlan = result.withoutPlan;
    this.withoutSingleCause = result.withoutSingleCause;
    this.everywhere = result.everywhere.map((told) => new BarrierDto(told));
    this.atPrograms = result.atPrograms.map((told) => new ProgramBarrierDto(told));
    this.programs = result.programs;
    this.leavesOut = [...result.leavesOut];
  }
}

/** A report about what stands in the way of couples who wait. */
export class BarrierReportDto {
  readonly id: string;
  @ApiProperty({ enum: REPORT_STATUSES })
  readonly status: ReportStatus;
  readonly percent: number;
  readonly requestedAt: string;
  /** The moment for which programs and places were looked at. */
  readonly asOf: string;
  @ApiProperty({ type: String, nullable: true })
  readonly finishedAt: string | null;
  @ApiProperty({ type: BarrierResultDto, nullable: true })
  readonly result: BarrierResultDto | null;

  constructor(report: StoredReport) {
    this.id = report.id;
    this.status = statusOf(report);
    this.percent = report.percent;
    this.requestedAt = report.requestedAt.toISOString();
    this.asOf = report.asOf.toISOString();
    this.finishedAt = report.finishedAt?.toISOString() ?? null;
    this.result = report.result && new BarrierResultDto(report.result);
  }
}

function statusOf({ state, isAlive }: StoredReport): ReportStatus {
  if (state === 'done') return 'done';
  return state === 'running' && isAlive ? 'running' : 'not-finished';
}
