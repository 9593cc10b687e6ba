import { oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import { MEDICATIONS } from '../../vocabulary/use.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * For somebody who wants medication and takes none yet: a stay without it lowers tolerance and protects nobody. To stay
 * on what one takes already is `continues-medication`. An empty list: the program starts none itself.
 */
export const startsMedication = defineRuleType({
  code: 'starts-medication',
  label: 'Medication started',
  question: 'Can the client start the medication for opioid use disorder that they want?',
  source: 'R20: audits of programs 2018 to 2021; a buprenorphine appointment took a median of 5 to 6 days (2018)',
  reads: ['medications', 'wantsMedication'],
  required: { starts: someOf(MEDICATIONS), prescriberOutside: oneOf(['accepted', 'not-accepted']) },
  optional: { prescriberDays: wholeNumber(0, 60) },

  evaluate({ medications, wantsMedication }, { starts, prescriberOutside, prescriberDays = 6 }) {
    if (wantsMedication === 'no') return met('wants no medication now');
    if (medications && medications.length > 0) return met('takes medication already');
    if (starts.length > 0 && medications && wantsMedication) return met('the program starts medication');
    if (!medications) return wantsMedication ? needs('medications') : needs('medications', 'wantsMedication');
    if (!wantsMedication) return needs('wantsMedication');

    const because = 'wants to start medication, and the program starts none';
    if (prescriberOutside === 'not-accepted') return unmet(because);
    return unmet(
      because,
      byStep({
        code: 'start-with-prescriber',
        action: 'see a prescriber outside and start medication before the stay',
        actor: 'worker',
        leadDays: prescriberDays,
      }),
    );
  },
});
