export { requireEditor } from './directory-editor.js';
export {
  IsCalendarDay,
  Nested,
  ONE_LINE,
  PHONE,
  SEVERAL_LINES,
  withChanges,
  type FieldsOf,
} from './directory-fields.js';
export { lockOrganization } from './organizations.queries.js';
export { OrganizationsModule } from './organizations.module.js';
export { OrganizationsService } from './organizations.service.js';
export { SitesService } from './sites.service.js';
export { isSharedSite } from './sites.queries.js';
export { ZipAreas } from './zip-areas.js';
export { PointDto } from './site.dto.js';
export { findSite } from './sites.queries.js';
