import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  CONSENT_INFORMATION,
  DISCLOSURE_PURPOSES,
  isLive,
  RECIPIENT_CLASSES,
  RECIPIENT_KINDS,
  SIGNATURE_KINDS,
  type Consent,
  type ConsentInformation,
  type DisclosurePurpose,
  type Recipient,
  type RecipientClass,
  type RecipientKind,
  type SignatureKind,
} from '../../domain/consent/consent.js';
import type { IsoDate } from '../../domain/calendar.js';
import { InLowerCase } from '../../platform/http/id-param.js';
import { PageDto } from '../../platform/http/page.js';
import { IsDay } from '../../platform/http/is-day.js';

const of = (kind: RecipientKind) => (recipient: RecipientDto) => recipient.kind === kind;

/** To whom. Exactly the one field that belongs to the kind is filled. */
export class RecipientDto {
  /** How the recipient is named. The partner is one only as `partner`. */
  @IsIn(RECIPIENT_KINDS)
  readonly kind!: RecipientKind;

  /** With the kind `organization`. */
  @ValidateIf(of('organization'))
  @IsUUID()
  readonly organizationId?: string;

  /** With the kind `class`. */
  @ValidateIf(of('class'))
  @IsIn(RECIPIENT_CLASSES)
  readonly class?: RecipientClass;

  /** With the kind `partner`: the other client. */
  @ValidateIf(of('partner'))
  @IsUUID()
  @InLowerCase()
  readonly clientId?: string;

  /** With the kind `person`: somebody who is neither an organization here nor the partner. */
  @ValidateIf(of('person'))
  @IsString()
  @MaxLength(200)
  readonly name?: string;
}

/** A signed consent, with the elements that 42 CFR 2.31 asks for. */
export class CreateConsentDto {
  /** The client's name as it stands on the consent. */
  @IsString()
  @MaxLength(120)
  readonly patientName!: string;

  /** Who may disclose: a name or a class. */
  @IsString()
  @MaxLength(200)
  readonly discloser!: string;

  /** What may be disclosed. */
  @IsArray()
  @ArrayMaxSize(CONSENT_INFORMATION.length)
  @IsIn(CONSENT_INFORMATION, { each: true })
  readonly information!: ConsentInformation[];

  /** The same in a sentence the client can follow. */
  @IsString()
  @MaxLength(1000)
  readonly informationDescription!: string;

  /** To whom. */
  @IsObject()
  @ValidateNested()
  @Type(() => RecipientDto)
  readonly recipient!: RecipientDto;

  /** What for. */
  @IsArray()
  @ArrayMaxSize(DISCLOSURE_PURPOSES.length)
  @IsIn(DISCLOSURE_PURPOSES, { each: true })
  readonly purposes!: DisclosurePurpose[];

  /** That it can be revoked, and how, as the client was told. */
  @IsString()
  @MaxLength(1000)
  readonly rightToRevoke!: string;

  /** The last day it holds. Null or absent for none: for treatment, payment and operations only. */
  @IsOptional()
  @IsDay()
  readonly expiresOn?: IsoDate | null;

  /** Who signed. */
  @IsString()
  @MaxLength(120)
  readonly signedBy!: string;

  /** How. */
  @IsIn(SIGNATURE_KINDS)
  readonly signatureKind!: SignatureKind;

  /** When. */
  @IsDay()
  readonly signedOn!: IsoDate;

  /** Version of the text that was signed. */
  @IsString()
  @MaxLength(40)
  readonly textVersion!: string;
}

/** A recipient as it was recorded: the fields that do not belong to the kind are null. */
export class ConsentRecipientDto {
  readonly kind: RecipientKind;
  readonly organizationId: string | null;
  readonly class: RecipientClass | null;
  readonly clientId: string | null;
  readonly name: string | null;

  constructor(recipient: Recipient) {
    this.kind = recipient.kind;
    this.organizationId = recipient.kind === 'organization' ? recipient.organizationId : null;
    this.class = recipient.kind === 'class' ? recipient.class : null;
    this.clientId = recipient.kind === 'partner' ? recipient.clientId : null;
    this.name = recipient.kind === 'person' ? recipient.name : null;
  }
}

/** A consent as it was recorded. */
export class ConsentDto {
  readonly id: string;
  readonly clientId: string;
  readonly patientName: string;
  readonly discloser: string;
  @ApiProperty({ enum: CONSENT_INFORMATION, isArray: true })
  readonly information: readonly ConsentInformation[];
  readonly informationDescription: string;
  readonly recipient: ConsentRecipientDto;
  @ApiProperty({ enum: DISCLOSURE_PURPOSES, isArray: true })
  readonly purposes: readonly DisclosurePurpose[];
  readonly rightToRevoke: string;
  readonly expiresOn: IsoDate | null;
  readonly signedBy: string;
  readonly signatureKind: SignatureKind;
  readonly signedOn: IsoDate;
  readonly textVersion: string;
  /** An instant; null while it stands. */
  readonly revokedAt: string | null;
  /** Whether it holds today. */
  readonly live: boolean;

  constructor(consent: Consent, today: IsoDate) {
    this.id = consent.id;
    this.clientId = consent.clientId;
    this.patientName = consent.patientName;
    this.discloser = consent.discloser;
    this.information = consent.information;
    this.informationDescription = consent.informationDescription;
    this.recipient = new ConsentRecipientDto(consent.recipient);
    this.purposes = consent.purposes;
    this.rightToRevoke = consent.rightToRevoke;
    this.expiresOn = consent.expiresOn;
    this.signedBy = consent.signedBy;
    this.signatureKind = consent.signatureKind;
    this.signedOn = consent.signedOn;
    this.textVersion = consent.textVersion;
    this.revokedAt = consent.revokedAt;
    this.live = isLive(consent, today);
  }
}

export class ConsentPageDto extends PageDto(ConsentDto) {}
