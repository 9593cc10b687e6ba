import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import type { Role } from '../../platform/access/permission.js';

/** How a session's token travels. */
export const TOKEN_TRANSPORTS = ['bearer', 'cookie'] as const;
export type TokenTransport = (typeof TOKEN_TRANSPORTS)[number];

export class CreateSessionDto {
  /** The account's email address. */
  @IsString()
  @MinLength(3)
  @MaxLength(254)
  readonly email!: string;

  /** The account's password. */
  @IsString()
  @MinLength(1)
  @MaxLength(256)
  readonly password!: string;

  /** `bearer` (the default) answers with the token; `cookie` is for browsers and keeps it where no script reads it. */
  @IsOptional()
  @IsIn(TOKEN_TRANSPORTS)
  readonly transport?: TokenTransport = 'bearer';
}

/** A session that was just opened. */
export class SessionDto {
  /** To be sent as `Authorization: Bearer <token>`; null when it is in a cookie. Shown once, never again. */
  readonly token: string | null;
  /** When it ends at the latest; it ends earlier after 15 minutes without a request. */
  readonly expiresAt: string;

  constructor(token: string | null, expiresAt: Date) {
    this.token = token;
    this.expiresAt = expiresAt.toISOString();
  }
}

/** The account that is signed in. */
export class MeDto {
  readonly id: string;
  readonly organizationId: string | null;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;

  constructor(row: MeRow) {
    this.id = row.id;
    this.organizationId = row.organization_id;
    this.email = row.email;
    this.displayName = row.display_name;
    this.role = row.role;
  }
}

/** The account as the database tells it. */
export interface MeRow {
  readonly id: string;
  readonly organization_id: string | null;
  readonly email: string;
  readonly display_name: string;
  readonly role: Role;
}
