import { atLeastOne, oneOf, someOf } from '../../facts/fact-type.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Bans that insurers and neighbours stand behind, without a lookback: another kind of house has to be found. The reason
 * names the rule of the house, and not which of the two it was.
 */
export const registryAndArson = defineRuleType({
  code: 'registry-and-arson',
  label: 'Registry and arson',
  question: 'Does the program admit the client as far as the sexual-offence registry and arson are concerned?',
  source: "R36: the program's own admission criteria",
  legalNote:
    'Massachusetts 105 CMR 164.070 forbids automatic exclusion because of a conviction, and asks that a person who is ' +
    'not admitted be connected to another level of care.',
  reads: ['offenceRegistry', 'convictions'],
  required: { bans: atLeastOne(someOf(['registry', 'arson'])), policy: oneOf(['not-admitted', 'ask-staff']) },

  evaluate({ offenceRegistry, convictions }, { bans, policy }) {
    const asksRegistry = bans.includes('registry');
    const asksArson = bans.includes('arson');
    const registered = asksRegistry && offenceRegistry === 'yes';
    const arson = asksArson && convictions?.some(({ offence }) => offence === 'arson');
    if ((registered || arson) && policy === 'not-admitted')
      return unmet(`the program admits nobody for whom this holds: ${inWords(bans)}`);

    if (asksRegistry && offenceRegistry === undefined) return needs('offenceRegistry');
    if (asksArson && convictions === undefined) return needs('convictions');
    if (registered || arson)
      return askStaff('In which cases do you admit people on the registry or convicted of arson?');
    return met('neither on the registry nor convicted of arson, as far as the program asks');
  },
});
