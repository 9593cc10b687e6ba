import { ACCESS_NEEDS, HEALTH_CONDITIONS } from '../vocabulary/health.js';
import { SUBSTANCES } from '../vocabulary/use.js';
import { fact } from './define-fact.js';
import { day, listOf, oneOf, record, someOf } from './fact-type.js';

/** What a program must be able to look after. A wound may have been made by the partner: health is asked alone. */
export const HEALTH_FACTS = {
  healthConditions: fact(
    'Health conditions',
    'Do you have any of these: open wounds, oxygen, dialysis, insulin, a line or catheter, a heart or lung condition, ' +
      'seizures, recent surgery, an illness that others can catch?',
    someOf(HEALTH_CONDITIONS),
    'part2',
    true,
  ),
  medicalClearance: fact(
    'Medical clearance',
    'When did a clinic last examine you for treatment, and did it clear you?',
    // 'none': never examined for this.
    record({ result: oneOf(['cleared', 'not-cleared', 'none']) }, { on: day }),
    'part2',
    true,
  ),
  accessNeeds: fact(
    'Mobility and self-care',
    'Is there anything you need to get about in a house, or help with, such as stairs, washing, eating or the night?',
    someOf(ACCESS_NEEDS),
    'part2',
    true,
  ),
  detoxesCompleted: fact('Detox completed', 'On which days did you complete detox, if you did?', listOf(day)),
  drugTests: fact(
    'Drug tests',
    'When were you last tested for drugs, and what was found?',
    // `positiveFor` empty: the test found nothing.
    listOf(record({ on: day, positiveFor: someOf(SUBSTANCES) }, {})),
  ),
};
