export { AccountRefused, createAdministrator } from './create-administrator.js';
export { UsersModule } from './users.module.js';
