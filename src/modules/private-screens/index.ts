export { PrivateScreensModule } from './private-screens.module.js';
