import { IsEmail, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { ROLES, type Role } from '../../platform/access/permission.js';
import { InLowerCase } from '../../platform/http/id-param.js';
import { PageDto } from '../../platform/http/page.js';

export class CreateUserDto {
  /** The organization they work for; yours when absent. Only the installation's administrator may name another. */
  @IsOptional()
  @IsUUID()
  @InLowerCase()
  readonly organizationId?: string;

  /** What they sign in with. */
  @IsEmail()
  @MaxLength(254)
  readonly email!: string;

  /** How they are called in lists. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly displayName!: string;

  /** What they may do. */
  @IsIn(ROLES)
  readonly role!: Role;

  /** The first password, 12 characters or more. */
  @IsString()
  @MinLength(12)
  @MaxLength(256)
  readonly password!: string;
}

/** A user as an administrator sees them. */
export class UserDto {
  readonly id: string;
  readonly organizationId: string | null;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  /** Invented for the demo. */
  readonly isSample: boolean;
  /** Since when they cannot sign in: an instant; null when they can. */
  readonly disabledAt: string | null;
  readonly createdAt: string;

  constructor(row: UserRow) {
    this.id = row.id;
    this.organizationId = row.organization_id;
    this.email = row.email;
    this.displayName = row.display_name;
    this.role = row.role;
    this.isSample = row.is_sample;
    this.disabledAt = row.disabled_at?.toISOString() ?? null;
    this.createdAt = row.created_at.toISOString();
  }
}

export class UserPageDto extends PageDto(UserDto) {}

/** A user as the database tells it: everything but the password's hash. */
export interface UserRow {
  readonly id: string;
  readonly organization_id: string | null;
  readonly email: string;
  readonly display_name: string;
  readonly role: Role;
  readonly is_sample: boolean;
  readonly disabled_at: Date | null;
  readonly created_at: Date;
}
