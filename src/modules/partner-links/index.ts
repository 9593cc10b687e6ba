export { Couples, type OpenCouple } from './couples.js';
export { PartnerLinksModule } from './partner-links.module.js';
