import { oneOf, someOf } from '../../facts/fact-type.js';
import { SUBSTANCES, type Substance } from '../../vocabulary/use.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { defineRuleType } from '../rule-type.js';

/** Withdrawal from these can bring seizures and delirium tremens. */
const DANGEROUS: readonly Substance[] = ['alcohol', 'benzodiazepines'];

/**
 * What the program is able to manage: a capability, not a policy of exclusion. Fentanyl, heroin and prescription opioids
 * are listed one by one, since programs tell them apart. An empty list of substances: it manages no withdrawal at all.
 */
export const withdrawalManageable = defineRuleType({
  code: 'withdrawal-manageable',
  label: 'Withdrawal the program can manage',
  question: 'Can the program safely manage the withdrawal that the client will be in?',
  source: "R4: the program's capability; history of seizures or delirium tremens",
  reads: ['withdrawalFrom', 'withdrawalComplications'],
  required: { substances: someOf(SUBSTANCES), complications: oneOf(['managed', 'not-managed', 'ask-staff']) },
  optional: { unlisted: oneOf(['not-managed', 'ask-staff']) },

  evaluate(
    { withdrawalFrom, withdrawalComplications: known },
    { substances, complications, unlisted = 'not-managed' },
  ) {
    if (withdrawalFrom === undefined) return needs('withdrawalFrom');
    const beyond = withdrawalFrom.filter((substance) => !substances.includes(substance));
    if (beyond.length > 0 && unlisted === 'not-managed')
      return unmet(`cannot manage withdrawal from ${inWords(beyond)}`);

    const matters = complications !== 'managed' && withdrawalFrom.some((substance) => DANGEROUS.includes(substance));
    if (matters && known === undefined) return needs('withdrawalComplications');
    const history = matters && known ? known : [];
    if (history.length > 0 && complications === 'not-managed')
      return unmet(`cannot manage withdrawal with a history of ${inWords(history)}`);

    if (beyond.length > 0) return askStaff(`Can the program manage withdrawal from ${inWords(beyond)}?`);
    if (history.length > 0) return askStaff(`Can the program manage withdrawal with a history of ${inWords(history)}?`);
    return met(withdrawalFrom.length > 0 ? 'can manage this withdrawal' : 'no withdrawal to manage');
  },
});
