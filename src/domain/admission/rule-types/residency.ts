import { atLeastOne, listOf, oneOf, someOf, text } from '../../facts/fact-type.js';
import { STATES } from '../../vocabulary/people.js';
import { countyName } from '../county-name.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** A letter from a shelter can place somebody in a county, where the program takes one; never in another state. */
export const residency = defineRuleType({
  code: 'residency',
  label: 'Residency',
  question: 'Does the client live or stay where the program admits from?',
  source: "R2: the program's catchment area; state and county funding follow residence",
  reads: ['residence'],
  required: { shelterLetter: oneOf(['accepted', 'not-accepted']) },
  optional: { states: atLeastOne(someOf(STATES)), counties: atLeastOne(listOf(text(60))) },

  evaluate({ residence }, { states, counties, shelterLetter }) {
    if (residence === undefined) return needs('residence');
    if (states && !states.includes(residence.state)) return unmet(`lives outside ${states.join(', ')}`);
    if (!counties) return met('lives where the program admits from');

    if (residence.county === undefined) return needs('residence');
    const county = countyName(residence.county);
    if (counties.some((listed) => countyName(listed) === county)) return met('lives in a county that is served');
    const outside = `lives outside the counties served: ${counties.join(', ')}`;
    if (shelterLetter === 'not-accepted') return unmet(outside);
    return unmet(
      outside,
      byStep({
        code: 'shelter-letter',
        action: 'get a letter from a shelter in a county that is served',
        actor: 'worker',
        leadDays: 1,
      }),
    );
  },
});
