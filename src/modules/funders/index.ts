export { requireFunderKeeper } from './funder-keeper.js';
export { findFunder, lockFunder } from './funders.queries.js';
export { FundersModule } from './funders.module.js';
