import { ForbiddenException } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { Role } from '../../platform/access/permission.js';

const EDITORS: readonly Role[] = ['program-staff', 'administrator'];

/**
 * Refuses (403) an edit of what an organization publishes unless the caller is program staff or administrator of that
 * organization. The directory is public, so a refusal tells nothing: 404 is for what does not exist. The row policies
 * behind this say the same.
 */
export function requireEditor({ role, organizationId }: Actor, owner: string): void {
  if (EDITORS.includes(role) && organizationId === owner) return;
  throw new ForbiddenException('Only program staff and administrators of the organization itself may change this.');
}

/** Refuses (403) everybody but an administrator of the installation, who belongs to no organization. */
export function requireInstallationAdministrator({ role, organizationId }: Actor): void {
  if (role === 'administrator' && organizationId === null) return;
  throw new ForbiddenException('Only an administrator of the whole installation may add an organization.');
}
