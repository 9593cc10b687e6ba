import { addDays } from '../../calendar.js';
import type { FactValue } from '../../facts/index.js';
import { atLeastOne, oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import { ASSESSORS, DIAGNOSES, SEVERITIES, type Assessor, type Severity } from '../../vocabulary/use.js';
import { met, needs, needsMore, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { defineRuleType } from '../rule-type.js';

type Assessment = FactValue<'assessments'>[number];

/**
 * How well a diagnosis is founded; which diagnoses a program treats is `diagnosis`. One assessment must fit in every
 * respect that the program names. It counts up to and including its last day.
 */
export const diagnosticAssessment = defineRuleType({
  code: 'diagnostic-assessment',
  label: 'Assessment',
  question: 'Is the diagnosis severe enough, recent enough and made by somebody whose word the program takes?',
  source: 'R5: payer and program criteria; opioid treatment programs look for moderate or severe opioid use disorder',
  reads: ['assessments'],
  readsDay: true,
  required: { diagnoses: atLeastOne(someOf(DIAGNOSES)) },
  optional: {
    minimumSeverity: oneOf(SEVERITIES),
    withinDays: wholeNumber(1, 3650),
    assessors: atLeastOne(someOf(ASSESSORS)),
    assessmentDays: wholeNumber(0, 30),
  },

  evaluate({ assessments }, { diagnoses, assessmentDays = 6, ...asked }, { on }) {
    if (assessments === undefined) return needs('assessments');
    const about = assessments.filter(({ diagnosis }) => diagnoses.includes(diagnosis));
    const answers = about.map((assessment) => fitOf(assessment, asked, on));
    if (answers.includes('yes')) return met('an assessment that the program takes has been made');
    if (answers.includes('unknown'))
      return needsMore('assessments', 'it is not recorded when, by whom or how severe in an assessment');
    return unmet('no assessment that the program takes has been made', {
      steps: [
        {
          code: 'diagnostic-assessment',
          action: "have the program's assessment done",
          actor: 'staff',
          leadDays: assessmentDays,
        },
      ],
      asks: [{ of: 'staff', question: `Would an assessment confirm one of: ${inWords(diagnoses)}?` }],
    });
  },
});

interface Asked {
  readonly minimumSeverity?: Severity;
  readonly withinDays?: number;
  readonly assessors?: readonly Assessor[];
}

/** Whether an assessment fits: no, where anything is against it; unknown, where something was not taken down. */
function fitOf(
  { severity, on: made, assessor }: Assessment,
  { minimumSeverity, withinDays, assessors }: Asked,
  on: string,
): 'yes' | 'no' | 'unknown' {
  const checks = [
    minimumSeverity && severity && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(minimumSeverity),
    withinDays && made && made <= on && on <= addDays(made, withinDays),
    assessors && assessor && assessors.includes(assessor),
  ];
  if (checks.includes(false)) return 'no';
  const open = [minimumSeverity && !severity, withinDays && !made, assessors && !assessor];
  return open.includes(true) ? 'unknown' : 'yes';
}
