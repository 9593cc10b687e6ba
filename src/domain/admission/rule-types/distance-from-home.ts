import { wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

/**
 * A program's own limit, such as for people who come every day to be dosed. How far the *client* wants to travel is the
 * client's own limit, and no rule. Miles are as the crow flies and say little of the bus: the way there is `transport`.
 */
export const distanceFromHome = defineRuleType({
  code: 'distance-from-home',
  label: 'Distance from home',
  question: 'Does the client stay near enough to the program?',
  source: "R42: the program's own admission criteria",
  reads: ['homeZip'],
  readsDistance: true,
  required: { maximumMiles: wholeNumber(1, 500) },

  evaluate(_facts, { maximumMiles }, { milesFromHome }) {
    if (milesFromHome === undefined) return needs('homeZip');
    const limit = `${String(maximumMiles)} miles`;
    return milesFromHome <= maximumMiles ? met(`stays within ${limit}`) : unmet(`stays more than ${limit} away`);
  },
});
