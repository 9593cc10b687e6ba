import { wholeNumber, yesOrNo } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const KIN_CARE = {
  code: 'kin-care',
  action: 'find family or friends who care for the children; this is the choice of the client alone',
  actor: 'client',
  leadDays: 7,
} as const;

/** `maximum` 0 takes no children; `requires` yes is a house for parents with children, which admits nobody alone. */
export const childrenWithClient = defineRuleType({
  code: 'children-with-client',
  label: 'Children coming along',
  question: 'Can the program take the children whom the client brings?',
  source: "R34: the program's own admission criteria",
  reads: ['childrenAges'],
  required: { maximum: wholeNumber(0, 10) },
  optional: { minimumAge: wholeNumber(0, 21), maximumAge: wholeNumber(0, 21), requires: yesOrNo },

  evaluate({ childrenAges }, { maximum, minimumAge = 0, maximumAge = 21, requires = 'no' }) {
    if (childrenAges === undefined) return needs('childrenAges');
    const welcome = maximum === 0 ? [] : childrenAges.filter((age) => minimumAge <= age && age <= maximumAge);
    if (requires === 'yes' && welcome.length === 0)
      return unmet('the program admits only parents who bring a child it can take');
    if (childrenAges.length === 0) return met('brings no children');
    if (maximum === 0) return unmet('the program takes no children', byStep(KIN_CARE));
    if (childrenAges.length > maximum)
      return unmet(`brings more children than the program takes (${String(maximum)})`, byStep(KIN_CARE));
    if (welcome.length < childrenAges.length)
      return unmet('brings a child outside the ages that the program takes', byStep(KIN_CARE));
    return met('the program takes the children');
  },
});
