import { ApiProperty } from '@nestjs/swagger';
import type { IsoDate } from '../../domain/calendar.js';
import type { GeoPoint } from '../../domain/program.js';
import type { LevelOfCare } from '../../domain/vocabulary/care.js';
import type { CoupleCondition, CouplePolicy } from '../../domain/vocabulary/programs.js';
import type { Medication } from '../../domain/vocabulary/use.js';
import { PageDto } from '../../platform/http/page.js';
import { PointDto } from '../organizations/index.js';
import { ContactDto, IntakeDto } from './program-contact.dto.js';
import type { ProgramStatus } from './program-status.js';

/** Where a program is run. */
export class ProgramSiteDto {
  readonly id!: string;
  readonly name!: string;
  readonly street!: string;
  readonly city!: string;
  readonly state!: string;
  readonly zip!: string;
  readonly timeZone!: string;

  @ApiProperty({ type: PointDto, nullable: true })
  readonly point!: GeoPoint | null;
}

/** Something unverified about a program that staff can clear up. It is no rule and decides nothing. */
export class ProgramNoteDto {
  readonly text!: string;
  readonly source!: string;
  readonly notedOn!: IsoDate;
}

/** A program as the directory shows it. */
export class ProgramDto {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly site: ProgramSiteDto;
  readonly name: string;
  readonly status: ProgramStatus;
  readonly levelsOfCare: LevelOfCare[];
  /** Whether two partners are admitted; `not-asked` is neither yes nor no. */
  readonly couplePolicy: CouplePolicy;
  readonly coupleConditions: CoupleCondition[];
  /** Usual length of stay; null where nobody has said. */
  readonly typicalStayDays: number | null;
  /** Days after admission without visits or calls; null where nobody has said. */
  readonly noContactDays: number | null;
  /** Hours for which a report of places counts as fresh. */
  readonly reportFreshHours: number;
  /** Medications for opioid use disorder that are given here. */
  readonly medications: Medication[];
  readonly contact: ContactDto;
  readonly intake: IntakeDto;
  /** Invented for demonstration: no such program exists. */
  readonly isSample: boolean;
  /** Where the entry comes from: `staff`, or the name of a directory. */
  readonly source: string;
  /** The day of which the entry is known to be true; null where nobody has said. */
  readonly sourceVerifiedOn: IsoDate | null;
  readonly notes: ProgramNoteDto[];

  constructor(program: ProgramDto) {
    this.id = program.id;
    this.organizationId = program.organizationId;
    this.organizationName = program.organizationName;
    this.site = program.site;
    this.name = program.name;
    this.status = program.status;
    this.levelsOfCare = program.levelsOfCare;
    this.couplePolicy = program.couplePolicy;
    this.coupleConditions = program.coupleConditions;
    this.typicalStayDays = program.typicalStayDays;
    this.noContactDays = program.noContactDays;
    this.reportFreshHours = program.reportFreshHours;
    this.medications = program.medications;
    this.contact = program.contact;
    this.intake = program.intake;
    this.isSample = program.isSample;
    this.source = program.source;
    this.sourceVerifiedOn = program.sourceVerifiedOn;
    this.notes = program.notes;
  }
}

export class ProgramPageDto extends PageDto(ProgramDto) {}
