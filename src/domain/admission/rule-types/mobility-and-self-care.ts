import { oneOf, someOf } from '../../facts/fact-type.js';
import { ACCESS_NEEDS } from '../../vocabulary/health.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byRequest } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** "Must be able to climb stairs" is seldom the last word: an accommodation can be asked for, and nobody can promise it. */
export const mobilityAndSelfCare = defineRuleType({
  code: 'mobility-and-self-care',
  label: 'Mobility and self-care',
  question: 'Can the client get about in the house and be looked after there, as far as help is needed?',
  source: "R29: the program's own admission criteria (stairs, activities of daily living)",
  legalNote:
    'A program must make reasonable modifications for a person with a disability unless they would alter it ' +
    'fundamentally: 28 CFR 36.302(a) (ADA). Ask in writing, and ask for the answer in writing.',
  reads: ['accessNeeds'],
  readsPlace: true,
  required: { meets: someOf(ACCESS_NEEDS) },
  optional: { others: oneOf(['not-met', 'ask-staff']) },

  evaluate({ accessNeeds }, { meets, others = 'ask-staff' }, { programId }) {
    if (accessNeeds === undefined) return needs('accessNeeds');
    const open = accessNeeds.filter((need) => !meets.includes(need));
    if (open.length === 0)
      return met(accessNeeds.length > 0 ? 'the program meets these needs' : 'needs nothing particular');
    const question = `Can the program accommodate: ${inWords(open)}?`;
    if (others === 'ask-staff') return askStaff(question);
    return unmet(
      'needs something in the house that the program does not offer',
      byRequest(
        {
          code: `accommodation:${programId}`,
          action: 'ask the program in writing for a reasonable accommodation',
          actor: 'advocate',
          leadDays: 1,
        },
        question,
      ),
    );
  },
});
