import { oneOf } from '../../facts/fact-type.js';
import { CO_OCCURRING_CARE } from '../../vocabulary/care.js';
import { met, needs, unmet } from '../finding.js';
import { defineRuleType } from '../rule-type.js';

/** Compares what a clinician found to be needed with what the program can do; it never assesses anybody. */
export const coOccurringCare = defineRuleType({
  code: 'co-occurring-care',
  label: 'Mental health care in the program',
  question: 'Does the program give as much mental health care as the client needs beside?',
  source:
    'R26: ASAM Criteria: co-occurring capable and co-occurring enhanced programs; in the fourth edition every program is ' +
    'at least capable',
  reads: ['coOccurringNeed'],
  required: { offers: oneOf(CO_OCCURRING_CARE) },

  evaluate({ coOccurringNeed }, { offers }) {
    if (coOccurringNeed === undefined) return needs('coOccurringNeed');
    if (CO_OCCURRING_CARE.indexOf(coOccurringNeed) <= CO_OCCURRING_CARE.indexOf(offers))
      return met('the program gives the mental health care that is needed');
    return unmet(
      offers === 'none'
        ? 'needs mental health care in the program, which gives none'
        : 'needs a program with psychiatric care of its own (co-occurring enhanced)',
    );
  },
});
