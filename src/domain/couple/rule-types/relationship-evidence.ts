import { byStep } from '../../admission/remedy.js';
import { met, needs, unmet } from '../../admission/finding.js';
import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { RELATIONSHIP_PAPERS } from '../../vocabulary/people.js';
import { defineCoupleRuleType } from '../couple-rule-type.js';

/** What one of them can show is enough. A letter names both, so where neither has a paper both agree to it. */
export const relationshipEvidence = defineCoupleRuleType({
  code: 'relationship-evidence',
  label: 'Evidence of the relationship',
  question: 'Does this partner have a paper that the program takes as evidence that the two are together?',
  source: 'R41: what programs that admit couples ask for on their own pages',
  legalNote:
    'Unmarried couples, and couples without a home, cannot show most of these papers. Where HUD pays for housing, ' +
    'people who present together are a family whatever their marital status (24 CFR 5.403).',
  reads: ['relationshipPapers'],
  reach: 'one-program-at-once',
  metBy: 'either',
  holdsBack: 'self',
  required: { accepts: atLeastOne(someOf(RELATIONSHIP_PAPERS)) },
  optional: { letterDays: wholeNumber(0, 365) },

  evaluate({ relationshipPapers }, { accepts, letterDays = 1 }) {
    if (relationshipPapers === undefined) return needs('relationshipPapers');
    if (relationshipPapers.some((paper) => accepts.includes(paper))) return met('has a paper that the program takes');
    const because = 'has no paper that the program takes as evidence of the relationship';
    if (!accepts.includes('agency-letter')) return unmet(because);
    return unmet(
      because,
      byStep({
        code: 'relationship-letter',
        action: 'agree, asked alone, to a letter from an agency that names both as a couple',
        actor: 'worker',
        leadDays: letterDays,
      }),
    );
  },
});
