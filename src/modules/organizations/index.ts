export { requireEditor } from './directory-editor.js';
export * from './directory-fields.js';
export { findOrganization, lockOrganization } from './organizations.queries.js';
export { OrganizationsModule } from './organizations.module.js';
export { PointDto } from './site.dto.js';
export { findSite, isSharedSite } from './sites.queries.js';
export { ZipAreas } from './zip-areas.js';
