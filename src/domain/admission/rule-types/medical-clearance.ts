import { addDays } from '../../calendar.js';
import { oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import type { FactValue } from '../../facts/index.js';
import { HEALTH_CONDITIONS } from '../../vocabulary/health.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byRequest, byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Two questions of one desk: is there a condition that the house cannot look after at all, and has a clinic looked at
 * everything else? A clearance counts up to and including the day that is `withinDays` later.
 */
export const medicalClearance = defineRuleType({
  code: 'medical-clearance',
  label: 'Medical clearance',
  question: 'Can the program look after the health of the client, and has a clinic cleared the client where it asks?',
  source: "R28: the program's own capability; clinics see people for clearance within one to three days",
  reads: ['healthConditions', 'medicalClearance'],
  readsDay: true,
  required: {
    notManaged: someOf(HEALTH_CONDITIONS),
    clearance: oneOf(['of-everybody', 'of-those-with-a-condition', 'of-nobody']),
  },
  optional: { withinDays: wholeNumber(1, 365), clinicDays: wholeNumber(0, 30) },

  evaluate(
    { healthConditions, medicalClearance: examined },
    { notManaged, clearance, withinDays = 30, clinicDays = 3 },
    { on },
  ) {
    if (healthConditions === undefined) return needs('healthConditions');
    if (healthConditions.some((condition) => notManaged.includes(condition)))
      return unmet(`the program cannot look after: ${inWords(notManaged)}`);
    if (clearance === 'of-nobody') return met('can look after the health of the client');
    if (clearance === 'of-those-with-a-condition' && healthConditions.length === 0)
      return met('has no condition that has to be cleared');

    if (examined === undefined) return needs('medicalClearance');
    const state = stateOf(examined, withinDays, on);
    if (state === 'cleared') return met(`was cleared by a clinic in the last ${String(withinDays)} days`);
    if (state === 'day-not-known') return needs('medicalClearance');
    const visit = { ...CLINIC, leadDays: clinicDays };
    // A clinic clears somebody without a condition; with one, or after a no, it may not.
    const sure = healthConditions.length === 0 && state !== 'not-cleared';
    return unmet(BECAUSE[state], sure ? byStep(visit) : byRequest(visit, 'Did the clinic clear the client?'));
  },
});

const CLINIC = {
  code: 'medical-clearance',
  action: 'have a clinic examine the client and write a medical clearance',
  actor: 'clinician',
} as const;

const BECAUSE = {
  none: 'no clinic has cleared the client yet',
  'not-cleared': 'the clinic did not clear the client',
  'too-old': 'the medical clearance is too old',
} as const;

function stateOf({ result, on: day }: FactValue<'medicalClearance'>, withinDays: number, on: string) {
  if (result !== 'cleared') return result;
  // An examination that lies ahead has no result yet: the day must have been taken down wrongly.
  if (day === undefined || day > on) return 'day-not-known';
  return on > addDays(day, withinDays) ? 'too-old' : 'cleared';
}
