import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { OTHER_PAPERS } from '../../vocabulary/papers.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import type { Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Every paper of the list is wanted; those that are missing are applied for side by side. Why one is missing is no
 * question here: it says nothing about the client.
 */
export const otherPapers = defineRuleType({
  code: 'other-papers',
  label: 'Other papers',
  question: 'Can the client show the other papers that the program asks for?',
  source: "R14: the program's own admission criteria; 20 CFR 422.107: a Social Security card is asked for with an ID",
  reads: ['otherPapers'],
  required: { papers: atLeastOne(someOf(OTHER_PAPERS)) },
  optional: {
    socialSecurityCardDays: wholeNumber(0, 365),
    birthCertificateDays: wholeNumber(0, 365),
    insuranceCardDays: wholeNumber(0, 365),
  },

  evaluate({ otherPapers: held }, { papers, ...days }) {
    if (held === undefined) return needs('otherPapers');
    const missing = papers.filter((paper) => !held.includes(paper));
    if (missing.length === 0) return met('has the papers that the program asks for');

    const { socialSecurityCardDays = 14, birthCertificateDays = 30, insuranceCardDays = 10 } = days;
    const replacement = {
      'social-security-card': {
        leadDays: socialSecurityCardDays,
        // Where the photo ID has to be replaced too, that comes first.
        after: ['replace-photo-id'],
      },
      'birth-certificate': { leadDays: birthCertificateDays },
      'insurance-card': { leadDays: insuranceCardDays },
    };
    const steps = missing.map((paper): Step => ({
      code: `replace-${paper}`,
      action: `apply for a replacement of the ${inWords([paper])}`,
      actor: 'worker',
      ...replacement[paper],
    }));
    return unmet(`does not have: ${inWords(missing)}`, { steps });
  },
});
