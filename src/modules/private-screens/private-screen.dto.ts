import { Equals, IsIn, IsOptional } from 'class-validator';
import type { IsoDate } from '../../domain/calendar.js';
import { SCREEN_ANSWERS, type ScreenAnswer } from '../../domain/couple/private-screen.js';
import { PageDto } from '../../platform/http/page.js';
import { IsDay } from '../../platform/http/is-day.js';

/** What a client said alone. A question left out was not asked; earlier answers to it stand. */
export class RecordPrivateScreenDto {
  /** The day it was asked. */
  @IsDay()
  readonly askedOn!: IsoDate;

  /** True: nobody else, and least of all the partner, could see or hear it. Anything else is not a private screen. */
  @Equals(true, { message: 'askedAlone must be true: ask again when the client is alone' })
  readonly askedAlone!: boolean;

  /** Does this person want treatment? */
  @IsOptional()
  @IsIn(SCREEN_ANSWERS)
  readonly wantsTreatment?: ScreenAnswer;

  /** Does this person want to be placed together with the partner? */
  @IsOptional()
  @IsIn(SCREEN_ANSWERS)
  readonly wantsToBePlacedTogether?: ScreenAnswer;

  /** Is there a concern for this person's safety? */
  @IsOptional()
  @IsIn(SCREEN_ANSWERS)
  readonly safetyConcern?: ScreenAnswer;

  /** Is there an emergency now: overdose, or thoughts of suicide? */
  @IsOptional()
  @IsIn(SCREEN_ANSWERS)
  readonly acuteEmergency?: ScreenAnswer;

  /** Does a court or another authority forbid contact between this person and the partner? */
  @IsOptional()
  @IsIn(SCREEN_ANSWERS)
  readonly noContactOrder?: ScreenAnswer;
}

/** That a screen was recorded: the same whatever was said. */
export class RecordedScreenDto {
  constructor(
    readonly id: string,
    readonly clientId: string,
  ) {}
}

/** A screen, with the safety privilege. A question that was not asked is null. */
export class PrivateScreenDto {
  readonly id: string;
  readonly clientId: string;
  readonly askedOn: IsoDate;
  readonly wantsTreatment: ScreenAnswer | null;
  readonly wantsToBePlacedTogether: ScreenAnswer | null;
  readonly safetyConcern: ScreenAnswer | null;
  readonly acuteEmergency: ScreenAnswer | null;
  readonly noContactOrder: ScreenAnswer | null;
  /** The user who asked. */
  readonly recordedBy: string;

  constructor(row: PrivateScreenRow) {
    this.id = row.id;
    this.clientId = row.client_id;
    this.askedOn = row.asked_on;
    this.wantsTreatment = row.wants_treatment;
    this.wantsToBePlacedTogether = row.wants_to_be_placed_together;
    this.safetyConcern = row.safety_concern;
    this.acuteEmergency = row.acute_emergency;
    this.noContactOrder = row.no_contact_order;
    this.recordedBy = row.recorded_by;
  }
}

export class PrivateScreenPageDto extends PageDto(PrivateScreenDto) {}

/** A screen as the database tells it to a safety advocate. */
export interface PrivateScreenRow {
  readonly id: string;
  readonly client_id: string;
  readonly asked_on: IsoDate;
  readonly wants_treatment: ScreenAnswer | null;
  readonly wants_to_be_placed_together: ScreenAnswer | null;
  readonly safety_concern: ScreenAnswer | null;
  readonly acute_emergency: ScreenAnswer | null;
  readonly no_contact_order: ScreenAnswer | null;
  readonly recorded_by: string;
}
