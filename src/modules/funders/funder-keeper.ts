import { ForbiddenException } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { Role } from '../../platform/access/permission.js';

const EDITORS: readonly Role[] = ['program-staff', 'administrator'];

/**
 * Refuses (403) a change of a funder, or of what it asks, unless the caller keeps it: staff of its own organization
 * where it has one, and the installation's administrator, since most funders have nobody here. The row policies behind
 * this say the same.
 */
export function requireFunderKeeper(
  { role, organizationId }: Actor,
  funder: { readonly organizationId: string | null },
): void {
  if (role === 'administrator' && organizationId === null) return;
  if (EDITORS.includes(role) && organizationId !== null && organizationId === funder.organizationId) return;
  throw new ForbiddenException(
    'Only an administrator of the whole installation, or staff of the organization that keeps the funder, may do this.',
  );
}

/** Refuses (403) everybody but an administrator of the installation. */
export function requireFunderEntry(actor: Actor): void {
  requireFunderKeeper(actor, { organizationId: null });
}
