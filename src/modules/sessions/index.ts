export { hashPassword } from './password.js';
export { SessionsModule } from './sessions.module.js';
