import { atLeastOne, someOf } from '../../facts/fact-type.js';
import { ADDRESS_PROOFS, type AddressProof } from '../../vocabulary/papers.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byStep, type Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** The papers that can be got, and how. A lease or a bill a client has or has not. */
const OBTAINABLE: Readonly<Partial<Record<AddressProof, Step>>> = {
  'shelter-letter': {
    code: 'shelter-letter',
    action: 'get a letter from the shelter where the client stays',
    actor: 'worker',
    leadDays: 1,
  },
  'agency-letter': {
    code: 'address-letter',
    action: 'write on agency paper where the client stays',
    actor: 'worker',
    leadDays: 1,
  },
  'host-statement': {
    code: 'host-statement',
    action: 'ask whoever the client stays with for a signed statement; this is the choice of the client alone',
    actor: 'client',
    leadDays: 3,
  },
  'official-mail': {
    code: 'official-mail',
    action: 'have an office write to the client where they get mail',
    actor: 'worker',
    leadDays: 10,
  },
};

/**
 * Any one paper of the list shows where somebody stays, and nothing else: an address is no question about immigration,
 * and sleeping outside is no reason to be turned away where a letter is taken.
 */
export const addressProof = defineRuleType({
  code: 'address-proof',
  label: 'Address proof',
  question: 'Can the client show where they stay with a paper that the program takes?',
  source: "R15: the program's own admission criteria; state rules that ask for residence",
  reads: ['addressProofs'],
  required: { kinds: atLeastOne(someOf(ADDRESS_PROOFS)) },

  evaluate({ addressProofs }, { kinds }) {
    if (addressProofs === undefined) return needs('addressProofs');
    if (addressProofs.some((paper) => kinds.includes(paper))) return met('has a paper that shows where they stay');

    const missing = 'has no paper that the program takes as proof of address';
    const steps = kinds.flatMap((kind) => OBTAINABLE[kind] ?? []);
    if (steps.length === 0)
      return askStaff(`What do you take from somebody who has none of these: ${inWords(kinds)}?`, missing);
    return unmet(missing, ...steps.map((step) => byStep(step)));
  },
});
