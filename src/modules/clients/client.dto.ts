import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { DISCLOSURE_PURPOSES, type DisclosurePurpose } from '../../domain/consent/consent.js';
import { PageDto, PageQuery } from '../../platform/http/page.js';
import {
  CONTACT_ANSWERS,
  type ClientRecord,
  type ClientSummary,
  type Contact,
  type ContactAnswer,
} from './client-record.js';

const VISIBLE = { message: '$property must have at least one visible character' };
const isGiven = (_: object, value: unknown) => value !== undefined && value !== null;

/** How this person may be reached: their own answers, which say nothing of a partner's. */
export class StatedContactDto {
  /** A number that is safe to call; null for none. Two clients may share one. */
  @ValidateIf(isGiven)
  @IsString()
  @Matches(/\S/, VISIBLE)
  @MaxLength(40)
  readonly safePhone?: string | null;

  /** When it is safe to call, in words; null where nobody has said. */
  @ValidateIf(isGiven)
  @IsString()
  @Matches(/\S/, VISIBLE)
  @MaxLength(200)
  readonly safeTimes?: string | null;

  /** Whether a voicemail may be left. */
  @IsOptional()
  @IsIn(CONTACT_ANSWERS)
  readonly voicemailOk?: ContactAnswer;

  /** Whether somebody else uses this phone too. */
  @IsOptional()
  @IsIn(CONTACT_ANSWERS)
  readonly phoneShared?: ContactAnswer;
}

export class CreateClientDto {
  /** What the client wants to be called. It need not be a legal name. */
  @IsString()
  @Matches(/\S/, VISIBLE)
  @MaxLength(120)
  readonly displayName!: string;

  /** How to reach them; it can be asked later. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => StatedContactDto)
  readonly contact?: StatedContactDto;
}

export class UpdateClientDto {
  /** What the client wants to be called. */
  @IsOptional()
  @IsString()
  @Matches(/\S/, VISIBLE)
  @MaxLength(120)
  readonly displayName?: string;

  /** What changes in how to reach them; fields left out stay as they are. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => StatedContactDto)
  readonly contact?: StatedContactDto;
}

/** What a record is opened for. Another agency's consent may cover one purpose and not another. */
export class OpeningQuery {
  /** What the record is opened for. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(DISCLOSURE_PURPOSES)
  readonly purpose: DisclosurePurpose = 'care-coordination';
}

/** The query of a list of clients, or of something in a client's record. */
export class OpeningPageQuery extends PageQuery {
  /** What the records are opened for. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(DISCLOSURE_PURPOSES)
  readonly purpose: DisclosurePurpose = 'care-coordination';
}

/** How a client may be reached, as it was recorded. */
export class ClientContactDto {
  readonly safePhone: string | null;
  readonly safeTimes: string | null;
  /** Whether a voicemail may be left; "not-asked" is not a yes. */
  readonly voicemailOk: ContactAnswer;
  /** Whether somebody else uses this phone too. */
  readonly phoneShared: ContactAnswer;

  constructor(contact: Contact) {
    this.safePhone = contact.safePhone;
    this.safeTimes = contact.safeTimes;
    this.voicemailOk = contact.voicemailOk;
    this.phoneShared = contact.phoneShared;
  }
}

/** A client as somebody who may open the record sees them. No times of change: they would tell of others' acts. */
export class ClientDto {
  readonly id: string;
  /** The agency that keeps the record. */
  readonly organizationId: string;
  readonly displayName: string;
  /** Null where the client did not agree to share it. */
  readonly contact: ClientContactDto | null;

  constructor({ id, organizationId, displayName, contact }: Pick<ClientRecord, keyof ClientDto>) {
    this.id = id;
    this.organizationId = organizationId;
    this.displayName = displayName;
    this.contact = contact && new ClientContactDto(contact);
  }
}

/** A client in a list: no clinical fact, and no way to reach them. */
export class ClientSummaryDto {
  readonly id: string;
  /** The agency that keeps the record. */
  readonly organizationId: string;
  readonly displayName: string;

  constructor({ id, organizationId, displayName }: ClientSummary) {
    this.id = id;
    this.organizationId = organizationId;
    this.displayName = displayName;
  }
}

export class ClientSummaryPageDto extends PageDto(ClientSummaryDto) {}
