import { ArrayMaxSize, IsEmail, IsIn, IsOptional, IsUrl, Length } from 'class-validator';
import { IsCode, IsOneLine, IsPhone, IsPlainText } from '../organizations/index.js';

const SMOKING_POLICIES = ['not-permitted', 'designated-area', 'permitted'] as const;

/** Whom somebody calls, and where they go once there. */
export class ContactDto {
  @IsOptional()
  @IsPhone()
  readonly phone?: string;

  /** Numbers for intake, best first. */
  @IsOptional()
  @IsPhone({ each: true })
  @ArrayMaxSize(10)
  readonly intakePhones?: string[];

  @IsOptional()
  @IsEmail()
  readonly email?: string;

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @Length(1, 300)
  readonly website?: string;

  /** Suite, floor or door. */
  @IsOptional()
  @Length(1, 100)
  @IsOneLine()
  readonly suite?: string;
}

/** What a worker wants to know before calling. Each list holds what is stated; an empty list says nothing. */
export class IntakeDto {
  /** When intake is open, in words. */
  @IsOptional()
  @Length(1, 300)
  @IsPlainText()
  readonly hours?: string;

  /** What to do and bring, in words. */
  @IsOptional()
  @Length(1, 2000)
  @IsPlainText()
  readonly instructions?: string;

  /** ISO 639 codes, such as `es`; `ase` for American Sign Language. */
  @IsOptional()
  @IsCode({ each: true })
  @ArrayMaxSize(100)
  readonly languages?: string[];

  /** Groups with a program of their own, such as `women` or `veterans`. It bars nobody else. */
  @IsOptional()
  @IsCode({ each: true })
  @ArrayMaxSize(100)
  readonly groups?: string[];

  /** Services beside treatment, such as `child-care` or `transport`. */
  @IsOptional()
  @IsCode({ each: true })
  @ArrayMaxSize(100)
  readonly services?: string[];

  @IsOptional()
  @IsIn(SMOKING_POLICIES)
  readonly smoking?: (typeof SMOKING_POLICIES)[number];
}
