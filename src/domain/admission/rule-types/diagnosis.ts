import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { DIAGNOSES } from '../../vocabulary/use.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import type { Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * That no clinician has made a diagnosis yet does not say that none would: the program's own assessment may make it,
 * which nobody can promise.
 */
export const diagnosis = defineRuleType({
  code: 'diagnosis',
  label: 'Diagnosis',
  question: 'Does the client have a diagnosis that the program treats, and none that it excludes?',
  source: 'R5: payer and program criteria; 105 CMR 164.251 asks an opioid treatment program for evidence of diagnosis',
  legalNote:
    'Massachusetts 105 CMR 164.070 forbids excluding people automatically by primary substance or mental-health diagnosis',
  reads: ['diagnoses'],
  required: {},
  optional: {
    anyOf: atLeastOne(someOf(DIAGNOSES)),
    noneOf: atLeastOne(someOf(DIAGNOSES)),
    assessmentDays: wholeNumber(0, 30),
  },

  evaluate({ diagnoses }, { anyOf, noneOf, assessmentDays = 6 }) {
    if (diagnoses === undefined) return needs('diagnoses');
    const excluded = diagnoses.filter((one) => noneOf?.includes(one));
    if (excluded.length > 0) return unmet(`does not admit people with ${inWords(excluded)}`);
    if (!anyOf || diagnoses.some((one) => anyOf.includes(one))) return met('has a diagnosis that is admitted');
    return unmet(
      `none of these diagnoses has been made: ${inWords(anyOf)}`,
      byAssessment(inWords(anyOf), assessmentDays),
    );
  },
});

function byAssessment(diagnoses: string, leadDays: number): Remedy {
  return {
    steps: [{ code: 'diagnostic-assessment', action: "have the program's assessment done", actor: 'staff', leadDays }],
    asks: [{ of: 'staff', question: `Would an assessment confirm one of: ${diagnoses}?` }],
  };
}
