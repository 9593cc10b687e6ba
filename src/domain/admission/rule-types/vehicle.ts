import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** For a program with nowhere to put a car or van, or which lets nobody keep one. Some people live in theirs. */
export const vehicle = defineRuleType({
  code: 'vehicle',
  label: 'Vehicle',
  question: 'Does the client come without a vehicle that would have to stand at the program?',
  source: "R37: the program's own admission criteria",
  reads: ['vehicle'],
  required: {},

  evaluate({ vehicle: brought }) {
    if (brought === undefined) return needs('vehicle');
    if (brought === 'no') return met('comes without a vehicle');
    return unmet(
      'the program has no room for a vehicle',
      byStep({
        code: 'park-vehicle',
        action: 'find a place where the vehicle can stand during the stay',
        actor: 'worker',
        leadDays: 1,
      }),
    );
  },
});
