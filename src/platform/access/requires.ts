import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Permission } from './permission.js';

/** Key of a route's access statement: a permission, or `public`. */
export const ACCESS = Symbol('access');
/** What a route states about access. */
export type AccessStatement = Permission | 'public';

/** The route may be called by a signed-in person whose role carries `permission`. */
export const Requires = (permission: Permission) => SetMetadata(ACCESS, permission satisfies AccessStatement);

/** The route may be called by anybody, signed in or not. It runs without a session and so sees no row. */
export const Public = () => applyDecorators(SetMetadata(ACCESS, 'public' satisfies AccessStatement), ApiSecurity({}));
