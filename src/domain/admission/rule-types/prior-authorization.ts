import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { LEVELS_OF_CARE, sameLevel, type LevelOfCare } from '../../vocabulary/care.js';
import { COVERAGES } from '../../vocabulary/programs.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Which payers want to be asked first, for which kinds of care. Staff of the program ask them; an authorization counts
 * up to and including its last day.
 */
export const priorAuthorization = defineRuleType({
  code: 'prior-authorization',
  label: 'Prior authorization',
  question: 'Has the payer authorized this care, or does none of the client’s payers have to?',
  source: 'R19: payer rules; 42 CFR 438.210(d): a Medicaid plan answers an urgent request within 72 hours',
  legalNote:
    'A payer may not ask more before addiction treatment than before comparable medical care: parity, 42 CFR 438.910 ' +
    'and 45 CFR 146.136.',
  reads: ['coverage', 'levelsOfCareSought', 'priorAuthorizations'],
  readsPlace: true,
  readsDay: true,
  required: { payers: atLeastOne(someOf(COVERAGES)), levels: atLeastOne(someOf(LEVELS_OF_CARE)) },
  optional: { decisionDays: wholeNumber(0, 60) },

  evaluate(facts, { payers, levels, decisionDays = 3 }, { on, programId }) {
    const { coverage, levelsOfCareSought: sought, priorAuthorizations: given } = facts;
    if (coverage && !coverage.some((one) => payers.includes(one))) return met('no payer of the client has to be asked');
    const concerned = sought?.map((level) => isAmong(level, levels));
    if (concerned?.every((one) => one === 'no')) return met('no payer has to be asked for this care');
    if (coverage === undefined) return concerned ? needs('coverage') : needs('coverage', 'levelsOfCareSought');
    if (sought === undefined) return needs('levelsOfCareSought');
    const payer = inWords(coverage.filter((one) => payers.includes(one)));
    if (!concerned?.includes('yes')) return askStaff(`Does ${payer} have to be asked before this care?`);

    if (given === undefined) return needs('priorAuthorizations');
    const counted = given.filter(
      ({ payer: by, expiresOn }) =>
        payers.includes(by) && coverage.includes(by) && (expiresOn === undefined || expiresOn >= on),
    );
    const authorized = counted.map(({ level }) => isAmong(level, levels));
    if (authorized.includes('yes')) return met('the payer has authorized this care');
    if (authorized.includes('unknown')) return askStaff('Does the authorization that the client has count here?');
    return unmet(
      'no authorization of this care stands on the day of admission',
      byStep({
        code: `prior-authorization:${programId}`,
        action: `ask ${payer} to authorize the care, as urgent`,
        actor: 'staff',
        leadDays: decisionDays,
      }),
    );
  },
});

/** Whether a level is one of several: unknown where no map joins the vocabularies. */
function isAmong(level: LevelOfCare, levels: readonly LevelOfCare[]): 'yes' | 'no' | 'unknown' {
  const answers = levels.map((one) => sameLevel(level, one));
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}
